namespace KerasSharp.Torch.Convolutions;

/// <summary>Small convolutions of all kinds that oneDNN was seen to compute wrong on some processor.</summary>
internal static class ConvolutionBattery
{
    private static readonly BatteryCase[] Cases =
    [
        // Channels first and no multiple of a vector.
        new([2, 24, 7, 7], [24, 24, 3, 3]),
        new([2, 8, 6, 6], [8, 8, 3, 3], Padding: 1),
        new([1, 6, 7, 7], [17, 6, 3, 3], Stride: 2),
        new([1, 12, 1, 20], [24, 12, 1, 3], Dilation: 2),
        new([1, 8, 4, 4, 4], [8, 8, 3, 3, 3]),
        // Channels last.
        new([32, 64, 7, 7], [40, 64, 1, 1], ChannelsLast: true),
        new([4, 48, 8, 8], [36, 48, 3, 3], Stride: 2, ChannelsLast: true),
        new([2, 5, 9, 9], [48, 5, 4, 4], ChannelsLast: true),
        new([1, 16, 9, 9], [24, 16, 3, 3], Dilation: 2, ChannelsLast: true),
        // Each channel by itself, and groups.
        new([2, 8, 6, 6], [16, 1, 3, 3], Groups: 8, ChannelsLast: true),
        new([1, 6, 4, 4, 4], [6, 1, 3, 3, 3], Groups: 6, ChannelsLast: true),
        new([1, 16, 6, 6], [16, 4, 3, 3], Groups: 4, ChannelsLast: true),
        new([1, 24, 5, 5], [24, 17, 3, 3], Stride: 2, Transposed: true),
        new([2, 8, 7, 7], [24, 8, 3, 3], Type: ScalarType.BFloat16),
    ];

    /// <summary>Whether libtorch computes all of them and their gradients right.</summary>
    public static bool Passes() => Array.TrueForAll(Cases, item => item.IsRight());
}
