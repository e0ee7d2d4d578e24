namespace KerasSharp.Torch.Convolutions;

/// <summary>A convolution of the battery.</summary>
/// <param name="Input">The input's shape, (batch, channels, spatial axes…).</param>
/// <param name="Kernel">The kernel's shape.</param>
/// <param name="Stride">The step on each axis.</param>
/// <param name="Padding">The padding of each axis.</param>
/// <param name="Dilation">The dilation of each axis.</param>
/// <param name="Groups">The groups of channels.</param>
/// <param name="Transposed">Whether it is transposed.</param>
/// <param name="ChannelsLast">The order in memory.</param>
/// <param name="Type">The type.</param>
internal sealed record BatteryCase(
    long[] Input, long[] Kernel, long Stride = 1, long Padding = 0, long Dilation = 1, long Groups = 1,
    bool Transposed = false, bool ChannelsLast = false, ScalarType Type = ScalarType.Float32)
{
    /// <summary>Whether libtorch computes the values and both gradients right.</summary>
    public bool IsRight()
    {
        using var scope = NewDisposeScope();
        var options = new ConvolutionOptions(All(Stride), All(Padding), All(Dilation), Groups, ChannelsLast, Transposed ? All(0) : null);
        var x = Layouts.Of(empty(Input, Type), ChannelsLast);
        var weight = Layouts.Of(empty(Kernel, Type), ChannelsLast);
        using var probe = new ConvolutionProbe(x, weight, empty(options.OutputChannels(Kernel), Type), options, new(true, true));
        return probe.Finds(ConvolutionPath.AsGiven);
    }

    private long[] All(long value) => [.. Enumerable.Repeat(value, Kernel.Length - 2)];
}
