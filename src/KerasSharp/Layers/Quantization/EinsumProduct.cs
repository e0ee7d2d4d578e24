namespace KerasSharp.Layers;

/// <summary>The product of an <see cref="EinsumDense"/>.</summary>
internal sealed class EinsumProduct : KernelProduct
{
    private readonly EinsumEquation _equation;
    private readonly string _layer;
    private readonly string _input;
    private readonly string _kernel;
    private readonly string _output;

    /// <param name="equation">The equation.</param>
    /// <param name="shape">The kernel's shape.</param>
    /// <param name="inputRank">The number of axes of inputs, for which the points of an equation stand.</param>
    /// <param name="layer">The layer's name, for errors.</param>
    public EinsumProduct(EinsumEquation equation, long[] shape, int inputRank, string layer)
        : base(shape)
    {
        (_equation, _layer) = (equation, layer);
        (_input, _kernel, _output) = equation.Spelled(inputRank);
    }

    /// <inheritdoc/>
    public override int[] KernelAxes => Summed(_kernel);

    /// <inheritdoc/>
    public override long[] ScaleShape => [.. _output.Select(axis => _kernel.Contains(axis) ? Shape[_kernel.IndexOf(axis)] : 1)];

    /// <summary>As Keras has it: of three axes the greatest is that of the model.</summary>
    public override (long Rows, long Columns) CalibrationMatrix => Shape switch
    {
        [var rows, var columns] => (rows, columns),
        [var rows, var heads, var size] when rows >= heads && rows >= size => (rows, heads * size),
        [var heads, var size, var columns] => (heads * size, columns),
        _ => throw new NotSupportedException($"Layer \"{_layer}\" has a kernel of {Shape.Length} axes; calibration takes 2 or 3."),
    };

    /// <inheritdoc/>
    public override int[] InputAxes(long rank) => Summed(_input);

    /// <inheritdoc/>
    public override Tensor Multiply(Tensor x, Tensor kernel) => _equation.Multiply(x, kernel, null, fullBias: false, _layer);

    /// <inheritdoc/>
    public override Tensor ScaleToOutput(Tensor scale) => Move(scale, _kernel, _output);

    /// <inheritdoc/>
    public override Tensor ScaleToKernel(Tensor scale) => Move(scale, _output, _kernel);

    /// <inheritdoc/>
    public override Tensor InputScaleToOutput(Tensor scale) => Move(scale, _input, _output);

    private int[] Summed(string axes) => [.. Enumerable.Range(0, axes.Length).Where(i => !_output.Contains(axes[i]))];

    /// <summary>A tensor with other axes in another order: those that are missing come in with size 1, those that are left out have
    /// it.</summary>
    private static Tensor Move(Tensor x, string from, string to)
    {
        var sizes = x.shape;
        var kept = to.Where(from.Contains).ToArray();
        var order = from.Where(axis => !kept.Contains(axis)).Concat(kept).Select(axis => (long)from.IndexOf(axis)).ToArray();
        return x.permute(order).reshape([.. to.Select(axis => from.Contains(axis) ? sizes[from.IndexOf(axis)] : 1)]);
    }
}
