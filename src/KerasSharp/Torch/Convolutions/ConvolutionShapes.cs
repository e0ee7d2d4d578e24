namespace KerasSharp.Torch.Convolutions;

/// <summary>What libtorch would refuse, or not, is refused here with the shapes in the message.</summary>
internal static class ConvolutionShapes
{
    /// <exception cref="ArgumentException">The shapes or types do not fit each other.</exception>
    public static void Check(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options)
    {
        var (input, kernel) = (x.ToSizes(), weight.ToSizes());
        if (input.Length != options.Rank + 2 || kernel.Length != options.Rank + 2)
            throw Refused($"Both must have {options.Rank + 2} axes.");
        var channels = options.Transposed ? kernel[0] : kernel[1] * options.Groups;
        if (input[1] != channels || channels == 0)
            throw Refused($"The kernel is for {channels} input channels, at least 1.");
        var outputs = options.OutputChannels(kernel);
        if (outputs == 0 || outputs % options.Groups != 0)
            throw Refused($"The kernel has {outputs} output channels, which must be a multiple of the number of groups.");
        if (bias is not null && (bias.Dimensions != 1 || bias.size(0) != outputs))
            throw Refused($"The bias must have {outputs} values.");
        if (weight.dtype != x.dtype || (bias is not null && bias.dtype != x.dtype))
            throw Refused(
                $"All must have the same type, but are of {DTypes.Name(x.dtype)}, {DTypes.Name(weight.dtype)} and "
                + $"{DTypes.Name(bias?.dtype ?? x.dtype)}.");
        for (var i = 0; i < options.Rank; i++)
        {
            var window = ((kernel[i + 2] - 1) * options.Dilation[i]) + 1;
            if (kernel[i + 2] < 1 || input[i + 2] < 1 || options.OutputSize(i, input[i + 2], kernel[i + 2]) < 1
                || (!options.Transposed && window > input[i + 2] + (2 * options.Padding[i])))
            {
                throw Refused($"Nothing would be left of spatial axis {i} of size {input[i + 2]} under a window of size {window}.");
            }
        }

        ShapesRefusedException Refused(string why) => new(
            $"The shapes of a convolution do not fit. {why} Received: input (batch, channels, …) {Text(input)}, kernel {Text(kernel)}, "
            + $"bias {(bias is null ? "none" : Text(bias.ToSizes()))}, strides {Text(options.Strides)}, groups {options.Groups}");
    }

    private static string Text(long[] sizes) => $"({string.Join(", ", sizes)})";
}
