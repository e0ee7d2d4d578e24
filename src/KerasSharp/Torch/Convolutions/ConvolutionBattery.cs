using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Torch.Convolutions;

/// <summary>Small convolutions of all kinds that oneDNN was seen to compute wrong on some processor.</summary>
internal static class ConvolutionBattery
{
    private static readonly BatteryCase[] Cases =
    [
        // Channels first and no multiple of a vector.
        new([2, 24, 7, 7], [24, 24, 3, 3]),
        new([1, 17, 9, 9], [33, 17, 3, 3], Padding: 1),
        new([4, 8, 8, 8], [8, 8, 3, 3], Padding: 1),
        new([2, 32, 9, 9], [3, 32, 3, 3], Stride: 2),
        new([2, 16, 6, 6], [1, 16, 3, 3], Dilation: 2, Padding: 2),
        new([2, 12, 1, 20], [24, 12, 1, 3]),
        new([1, 8, 5, 5, 5], [8, 8, 3, 3, 3]),
        // Channels last.
        new([32, 64, 7, 7], [40, 64, 1, 1], ChannelsLast: true),
        new([4, 40, 6, 6], [40, 40, 1, 1], ChannelsLast: true),
        new([4, 48, 12, 12], [36, 48, 3, 3], Stride: 2, ChannelsLast: true),
        new([2, 8, 8, 8], [40, 8, 2, 2], ChannelsLast: true),
        new([2, 5, 9, 9], [48, 5, 4, 4], ChannelsLast: true),
        new([2, 16, 9, 9], [24, 16, 3, 3], Dilation: 2, ChannelsLast: true),
        new([4, 24, 1, 30], [33, 24, 1, 5], ChannelsLast: true),
        new([1, 8, 5, 5, 5], [12, 8, 2, 2, 2], ChannelsLast: true),
        // Groups of channels, and each channel by itself.
        new([2, 8, 8, 8], [16, 1, 3, 3], Groups: 8, ChannelsLast: true),
        new([2, 12, 8, 8], [12, 1, 3, 3], Groups: 12, ChannelsLast: true),
        new([2, 12, 8, 8], [12, 1, 3, 3], Groups: 12),
        new([1, 6, 5, 5, 5], [6, 1, 3, 3, 3], Groups: 6, ChannelsLast: true),
        new([2, 16, 8, 8], [16, 4, 3, 3], Groups: 4, ChannelsLast: true),
        // Transposed.
        new([2, 24, 5, 5], [24, 17, 3, 3], Stride: 2, Transposed: true),
        new([2, 24, 5, 5], [24, 17, 3, 3], Stride: 2, Transposed: true, ChannelsLast: true),
        // 16 bits.
        new([2, 8, 7, 7], [24, 8, 3, 3], Type: ScalarType.BFloat16),
        new([2, 8, 7, 7], [24, 8, 3, 3], Type: ScalarType.BFloat16, ChannelsLast: true),
        new([2, 24, 6, 6], [24, 1, 3, 3], Groups: 24, Type: ScalarType.BFloat16, ChannelsLast: true),
    ];

    /// <summary>Whether libtorch computes all of them and their gradients right.</summary>
    public static bool Passes() => Array.TrueForAll(Cases, item => item.IsRight());
}
