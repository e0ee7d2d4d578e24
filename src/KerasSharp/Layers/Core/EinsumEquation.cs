using System.Text.RegularExpressions;

namespace KerasSharp.Layers;

/// <summary>The equation of an <see cref="EinsumDense"/>: what it says of the kernel, the bias and the output.</summary>
internal sealed partial class EinsumEquation
{
    private readonly string _equation;
    private readonly string _input;
    private readonly string _kernel;
    private readonly string _output;
    private readonly bool _left;
    private readonly bool _right;

    /// <summary>Reads an equation.</summary>
    /// <exception cref="ArgumentException">It has none of the three forms.</exception>
    public EinsumEquation(string equation)
    {
        _equation = equation;
        var match = Form().Match(equation);
        if (!match.Success)
        {
            throw new ArgumentException(
                $"Invalid einsum equation '{equation}'. Equations must be in the form [X],[Y]->[Z], ...[X],[Y]->...[Z], or "
                + "[X]...,[Y]->[Z]....", nameof(equation));
        }

        (_input, _kernel, _output) = (match.Groups["input"].Value, match.Groups["kernel"].Value, match.Groups["output"].Value);
        (_left, _right) = (equation.StartsWith("...", StringComparison.Ordinal), equation.EndsWith("...", StringComparison.Ordinal));
        foreach (var axis in _output.Where(axis => !_input.Contains(axis) && !_kernel.Contains(axis)))
            throw new ArgumentException(
                $"Dimension '{axis}' was specified in the output '{_output}' but has no corresponding dim in the input spec '{_input}' "
                + $"or weight spec '{_kernel}'", nameof(equation));
        foreach (var axis in _kernel.Where(axis => !_input.Contains(axis) && !_output.Contains(axis)))
            throw new ArgumentException(
                $"Weight dimension '{axis}' did not have a match in either the input spec '{_input}' or the output spec '{_output}'. "
                + "For this layer, the weight must be fully specified.", nameof(equation));
    }

    /// <summary>How many axes at the input's end the kernel's first axes contract, in the same order, the output's last axes being the
    /// kernel's others; 0 for an equation of another kind.</summary>
    public int Contracted
    {
        get
        {
            var kept = _input.TakeWhile(_output.Contains).Count();
            var (prefix, contracted) = (_input[..kept], _input[kept..]);
            var plain = !_right && contracted.Length > 0 && _kernel.StartsWith(contracted, StringComparison.Ordinal)
                && !_kernel.Any(prefix.Contains)
                && _output == prefix + _kernel[contracted.Length..];
            return plain ? contracted.Length : 0;
        }
    }

    /// <summary>Whether the bias has one value for each of the kernel's last axes and none for others.</summary>
    public bool IsFullBias(string axes) =>
        axes.Length > 0 && _output.EndsWith(axes, StringComparison.Ordinal) && axes.Length == _kernel.Length - Contracted;

    /// <summary>The axes of input, kernel and output, with letters for what the points of the equation stand for.</summary>
    /// <param name="inputRank">The number of axes of the input.</param>
    public (string Input, string Kernel, string Output) Spelled(int inputRank)
    {
        var used = _input + _kernel + _output;
        var letters = Enumerable.Range('A', 26).Concat(Enumerable.Range('a', 26)).Select(letter => (char)letter)
            .Where(letter => !used.Contains(letter)).Take(inputRank - _input.Length);
        var elided = new string([.. letters]);
        return _right ? (_input + elided, _kernel, _output + elided) : (elided + _input, _kernel, elided + _output);
    }

    /// <summary>The sum of an input with a kernel, and a bias; as one product of matrices where it is one.</summary>
    /// <param name="x">The input.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="bias">The bias; null for none.</param>
    /// <param name="fullBias">Whether the bias has a value for each of the kernel's last axes and none for others.</param>
    /// <param name="layer">The layer's name, for errors.</param>
    public Tensor Multiply(Tensor x, Tensor kernel, Tensor? bias, bool fullBias, string layer) =>
        Contracted is var contracted and > 0 ? Product(x, kernel, contracted, bias, fullBias, layer)
            : Biased(einsum(_equation, x, kernel), bias);

    /// <summary>The whole shape of the output, unknown sizes as <paramref name="partial"/> has them.</summary>
    public Shape Output(Shape input, Shape partial, string layer)
    {
        var elided = Elided(input, layer);
        List<long?> output =
            [input[0], .. _left && elided > 0 ? input[1..elided] : [], .. partial, .. _right ? input[(input.Rank - elided)..] : []];
        var expected = _output.Length + elided;
        if (output.Count != expected)
            throw new ArgumentException(
                $"Layer \"{layer}\": `outputShape` must give the {expected - (output.Count - partial.Rank)} sizes behind the batch that "
                + $"the equation '{_equation}' leaves open for an input of shape {input}. Received: outputShape={partial}");
        var first = _left ? elided : 0;
        for (var i = 0; i < _input.Length; i++)
        {
            var at = _output.IndexOf(_input[i]);
            if (at >= 0 && output[first + at] is { } size && input[first + i] != size)
                throw new ArgumentException(
                    $"Layer \"{layer}\": Input shape and output shape do not match at shared dimension '{_input[i]}'. Input shape is "
                    + $"{input[first + i]?.ToString() ?? "null"}, and output shape is {size}.");
        }

        return Shape.Create([.. output]);
    }

    /// <summary>The kernel's shape, and its axes that belong to the input and to the output.</summary>
    public (Shape Shape, int[] Inputs, int[] Outputs) Kernel(Shape input, Shape output, string layer)
    {
        var first = _left ? Elided(input, layer) : 0;
        var sizes = _kernel.Select(
            axis => _output.Contains(axis) ? output[first + _output.IndexOf(axis)] : input[first + _input.IndexOf(axis)]).ToArray();
        if (Array.IndexOf(sizes, null) is var unknown and >= 0)
            throw new ArgumentException(
                $"Layer \"{layer}\": the kernel's axis '{_kernel[unknown]}' of the equation '{_equation}' must have a known size. "
                + $"Received: input_shape={input}, output_shape={output}");
        int[] axes = [.. Enumerable.Range(0, _kernel.Length)];
        return (Shape.Create(sizes), [.. axes.Where(i => !_output.Contains(_kernel[i]))], [.. axes.Where(
            i => _output.Contains(_kernel[i]))]);
    }

    /// <summary>The bias's shape: the output's sizes along its axes, 1 between and behind them.</summary>
    public Shape Bias(string axes, Shape output, string layer)
    {
        foreach (var axis in axes.Where(axis => !_output.Contains(axis)))
            throw new ArgumentException(
                $"Layer \"{layer}\": Bias dimension '{axis}' was requested, but is not part of the output spec '{_output}'");
        var elided = output.Rank - _output.Length;
        var start = axes.Min(axis => _output.IndexOf(axis));
        return Shape.Create([
            .. _output[start..].Select(axis => !axes.Contains(axis) ? 1 : output[(_left ? elided : 0) + _output.IndexOf(axis)]
                ?? throw new ArgumentException(
                    $"Layer \"{layer}\": the bias's axis '{axis}' of the equation '{_equation}' must have a known size. Received: "
                    + $"output_shape={output}")),
            .. _left ? [] : Enumerable.Repeat((long?)1, elided),
        ]);
    }

    private static Tensor Biased(Tensor y, Tensor? bias) => bias is null ? y : y + bias;

    private static Tensor Product(Tensor x, Tensor kernel, int contracted, Tensor? bias, bool fullBias, string layer)
    {
        long[] output = [.. x.ToSizes()[..^contracted], .. kernel.ToSizes()[contracted..]];
        var width = kernel.ToSizes()[..contracted].Aggregate(1L, (product, size) => product * size);
        var inner = x.ToSizes()[^contracted..];
        if (!inner.AsSpan().SequenceEqual(kernel.ToSizes().AsSpan(0, contracted)))
        {
            throw new ArgumentException(
                $"Input 0 of layer \"{layer}\" is incompatible with the layer: its last axes must have the sizes "
                    + $"{Shape.Of(kernel.ToSizes()[..contracted])}. Full shape received: {Shape.Of(x.ToSizes())}", nameof(x));
        }

        var rows = x.reshape(x.numel() / Math.Max(1, width), width);
        var matrix = kernel.reshape(width, kernel.numel() / Math.Max(1, width));
        return bias is not null && fullBias
            ? addmm(bias.reshape(-1), rows, matrix, 1, 1).reshape(output)
            : Biased(rows.mm(matrix).reshape(output), bias);
    }

    private int Elided(Shape input, string layer)
    {
        var elided = input.Rank - _input.Length;
        return input.Rank > 0 && (elided == 0 || (elided > 0 && (_left || _right))) ? elided : throw new ArgumentException(
            $"Input 0 of layer \"{layer}\" is incompatible with the layer: the equation '{_equation}' takes "
            + $"{(_left || _right ? "at least " : "")}{_input.Length} axes. Full shape received: {input}");
    }

    [GeneratedRegex(
        @"^(?:(?<input>[a-zA-Z]+),(?<kernel>[a-zA-Z]+)->(?<output>[a-zA-Z]+)"
        + @"|\.\.\.(?<input>[a-zA-Z]+),(?<kernel>[a-zA-Z]+)->\.\.\.(?<output>[a-zA-Z]+)"
        + @"|(?<input>[a-zA-Z]{2,})\.\.\.,(?<kernel>[a-zA-Z]+)->(?<output>[a-zA-Z]+)\.\.\.)$")]
    private static partial Regex Form();
}
