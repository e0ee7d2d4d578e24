namespace KerasSharp.Onnx;

/// <summary>The product of an <see cref="EinsumDense"/>: that of matrices where the equation is one, else an einsum.</summary>
internal sealed class EinsumProductNodes(EinsumDense layer, int inputRank) : ProductNodes
{
    private readonly int _contracted = new EinsumEquation(layer.Equation).Contracted;
    private readonly (string Input, string Kernel, string Output) _axes = new EinsumEquation(layer.Equation).Spelled(inputRank);

    /// <inheritdoc/>
    public override OnnxValue Multiply(OnnxValue x, OnnxValue kernel) => _contracted > 0
        ? AsMatrices(x, kernel, (a, b) => a.MatMul(b))
        : x.Builder.Add("Einsum", [x, kernel], x.Type, [.. Enumerable.Repeat((long?)null, _axes.Output.Length)],
            ("equation", $"{_axes.Input},{_axes.Kernel}->{_axes.Output}"));

    /// <inheritdoc/>
    public override OnnxValue MultiplyIntegers(OnnxValue x, OnnxValue kernel) => _contracted > 0 ? AsMatrices(x, kernel, MatMulInteger)
        : Multiply(x.Cast(ElementType.Float), kernel.Cast(ElementType.Float));

    /// <inheritdoc/>
    public override int[] InputAxes(OnnxValue x) =>
        [.. Enumerable.Range(0, x.Rank).Where(axis => !_axes.Output.Contains(_axes.Input[axis]))];

    /// <inheritdoc/>
    public override OnnxValue ScaleToOutput(OnnxValue scale)
    {
        var (input, output) = (_axes.Input, _axes.Output);
        var kept = scale.Squeeze(InputAxes(scale));
        var left = string.Concat(input.Where(output.Contains));
        var order = output.Where(input.Contains).Select(axis => left.IndexOf(axis)).ToArray();
        return kept.Transpose(order).Unsqueeze([.. Enumerable.Range(0, output.Length).Where(i => !input.Contains(output[i]))]);
    }

    private OnnxValue AsMatrices(OnnxValue x, OnnxValue kernel, Func<OnnxValue, OnnxValue, OnnxValue> multiply)
    {
        var matrix = _contracted == 1 && kernel.Rank == 2 ? kernel
            : kernel.Reshape(
                kernel.Dims()[.._contracted].Aggregate((a, b) => a * b), kernel.Dims()[_contracted..].Aggregate((a, b) => a * b));
        var rows = _contracted == 1 ? x : x.Flatten(x.Rank - _contracted, -1);
        return multiply(rows, matrix).Reshape([.. x.Dims()[..^_contracted], .. kernel.Dims()[_contracted..]]);
    }
}
