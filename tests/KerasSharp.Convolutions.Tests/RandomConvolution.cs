namespace KerasSharp.Convolutions.Tests;

/// <summary>A random convolution as layers have it, of a random kind and of sizes that occur.</summary>
internal sealed class RandomConvolution
{
    private static readonly string[] Kinds =
        ["plain", "plain", "strided", "dilated", "pointwise", "grouped", "depthwise", "separable", "transposed", "recurrent"];
    private static readonly int[] Channels = [1, 2, 3, 4, 5, 6, 8, 8, 12, 16, 16, 17, 20, 24, 32, 32, 33, 36, 40, 48, 64];

    private readonly string _kind;
    private readonly Func<Tensor, Tensor[], (Tensor Output, Tensor[] Weights)> _apply;
    private readonly string _text;
    private readonly long[] _input;
    private readonly List<long[]> _weights = [];
    private readonly bool _gradients;
    private readonly bool _again;

    public RandomConvolution(Random random)
    {
        _kind = Pick(Kinds);
        var rank = Pick(1, 2, 2, 2, 2, 3);
        if (_kind is "separable" or "depthwise" or "recurrent" && random.Next(8) != 0)
            rank = Math.Min(rank, 2);
        var format = random.Next(3) == 0 ? DataFormat.ChannelsFirst : DataFormat.ChannelsLast;
        var padding = random.Next(2) == 0 ? Padding.Same : Padding.Valid;
        var kernel = _kind == "pointwise" ? 1 : Pick(1, 2, 3, 3, 3, 4, 5);
        var stride = _kind == "strided" || (_kind != "dilated" && random.Next(4) == 0) ? Pick(2, 2, 3) : 1;
        var dilation = _kind == "dilated" ? Pick(2, 3) : 1;
        var (inputs, outputs) = (Pick(Channels), Pick(Channels));
        var groups = _kind == "grouped" ? Pick(2, 3, 4) : 1;
        (inputs, outputs) = (groups == 1 ? inputs : groups * Pick(1, 2, 4, 8), groups == 1 ? outputs : groups * Pick(1, 2, 3, 8));
        var window = ((kernel - 1) * dilation) + 1;
        var sizes = Enumerable.Range(0, rank)
            .Select(_ => (long)Math.Max(window, rank == 1 ? random.Next(4, 70) : rank == 2 ? random.Next(4, 15) : random.Next(3, 7)))
            .ToArray();
        var batch = Pick(1, 2, 3, 4, 8, inputs * sizes.Aggregate((a, b) => a * b) < 2000 ? 32 : 5);
        if (_kind == "recurrent")
            (batch, outputs, sizes) = (Math.Min(batch, 3), Math.Min(outputs, 17), Array.ConvertAll(
                sizes, size => Math.Max(window, Math.Min(size, 12))));
        _input = format == DataFormat.ChannelsLast ? [.. sizes, inputs] : [inputs, .. sizes];
        _input = _kind == "recurrent" ? [batch, Pick(1, 2, 3), .. _input] : [batch, .. _input];
        _gradients = random.Next(5) != 0;
        Type = random.Next(4) == 0 ? ScalarType.BFloat16 : ScalarType.Float32;
        _again = _gradients && _kind != "recurrent" && Type == ScalarType.Float32 && random.Next(6) == 0;
        var bias = random.Next(2) == 0;
        long[] window1 = [.. Enumerable.Repeat((long)kernel, rank)];
        Sizes All(int size) => new([.. Enumerable.Repeat(size, rank)]);
        var multiplier = _kind is "depthwise" or "separable" ? Pick(1, 1, 2, 3) : 1;
        if (_kind == "transposed")
        {
            var plan = new TransposedConvolutionPlan(All(kernel), All(stride), padding, null, format, All(1));
            _weights.Add([.. window1, outputs, inputs]);
            _apply = (x, weights) => (plan.Apply(x, weights[0], weights.ElementAtOrDefault(1)), weights);
        }
        else if (_kind == "recurrent")
        {
            _weights.Add([.. window1, inputs, 4 * outputs]);
            _weights.Add([.. window1, outputs, 4 * outputs]);
            var (filters, sequences) = (outputs, random.Next(2) == 0);
            _apply = (x, weights) => Recurrent.Apply(
                Recurrent.Make(
                    rank, filters, All(kernel), All(stride), padding, format, All(dilation), bias, sequences, x.dtype), x, weights);
            outputs *= 4;
        }
        else if (_kind is "depthwise" or "separable")
        {
            var plan = new ConvolutionPlan(All(kernel), All(stride), padding, format, All(dilation));
            _weights.Add([.. window1, inputs, multiplier]);
            var points = new ConvolutionPlan(All(1), All(1), Padding.Valid, format, All(1));
            if (_kind == "separable")
                _weights.Add([.. Enumerable.Repeat(1L, rank), inputs * multiplier, outputs]);
            else
                outputs = inputs * multiplier;
            _apply = _kind == "separable"
                ? (x, weights) =>
                    (points.Apply(plan.ApplyDepthwise(x, weights[0], null), weights[1], weights.ElementAtOrDefault(2)), weights)
                : (x, weights) => (plan.ApplyDepthwise(x, weights[0], weights.ElementAtOrDefault(1)), weights);
        }
        else
        {
            var plan = new ConvolutionPlan(All(kernel), All(stride), padding, format, All(dilation));
            _weights.Add([.. window1, inputs / groups, outputs]);
            _apply = (x, weights) => (plan.Apply(x, weights[0], weights.ElementAtOrDefault(1), groups), weights);
        }

        if (bias)
            _weights.Add([outputs]);
        _text =
            $"{Type} {_kind} input [{string.Join(", ", _input)}] {format} weights "
            + $"{string.Join(' ', _weights.Select(shape => $"[{string.Join(", ", shape)}]"))} "
            + $"stride {stride} dilation {dilation} groups {groups} {padding} gradients {_gradients} again {_again}";

        T Pick<T>(params T[] all) => all[random.Next(all.Length)];
    }

    /// <summary>The type that is compared with float64.</summary>
    public ScalarType Type { get; }

    public override string ToString() => _text;

    /// <summary>What is wrong with each number of threads; empty where nothing is.</summary>
    public List<string> Errors(IEnumerable<int> threadCounts)
    {
        using var scope = NewDisposeScope();
        var x = randn(_input).to(Type);
        var weights = _weights.Select(Weight).ToArray();
        Tensor? gradient = null;
        var right = Run(ScalarType.Float64);
        List<string> errors = [];
        foreach (var threads in threadCounts)
        {
            set_num_threads(threads);
            errors.AddRange(Run(Type).Zip(right).Select((pair, i) => (Error: Error(pair.First, pair.Second), i))
                .Where(result => !(result.Error <= (Type == ScalarType.Float32 ? 2e-4 : 4e-2)))
                .Select(result => $"{threads} threads: {Part(result.i)} {result.Error:g2} of {this}"));
        }

        return errors;

        static string Part(int i) =>
            i == 0 ? "values" : i == 1 ? "input gradient" : $"gradient {i - 2} of the weights, then the second ones";

        // Gates of sums of usual size, so that they are not all open or closed.
        Tensor Weight(long[] shape) =>
            (_kind == "recurrent" ? randn(shape) / Math.Sqrt(shape[..^1].Aggregate(1L, (a, b) => a * b)) : randn(shape)).to(Type);

        Tensor[] Run(ScalarType type)
        {
            using var mode = set_grad_enabled(_gradients);
            var input = x.to(type).detach().requires_grad_(_gradients);
            var all = Array.ConvertAll(weights, weight => weight.to(type).detach().requires_grad_(_gradients));
            using var tape = _again ? new GradientTape(createGraph: true) : null;
            (var y, all) = _apply(input, all);
            if (!_gradients)
                return [y];
            gradient ??= randn(y.shape).to(Type);
            if (tape is not null)
                return [y.detach(), .. Twice(tape, y, [input, .. all], gradient.to(type))];
            y.backward([gradient.to(type)]);
            return [y.detach(), input.grad!, .. all.Select(weight => weight.grad!)];
        }
    }

    /// <summary>The gradients, and those of the sum of the squares of the first two, which a penalty on gradients asks for.</summary>
    private static Tensor[] Twice(GradientTape tape, Tensor y, Tensor[] sources, Tensor gradient)
    {
        var first = tape.Gradient(y, sources, gradient).Select(found => found!).ToArray();
        var squares = first[0].square().mean() + first[1].square().mean();
        return [.. first.Select(found => found.detach()), .. tape.Gradient(squares, sources[..2]).Select(found => found!.detach())];
    }

    private static double Error(Tensor found, Tensor right) =>
        (found.to(ScalarType.Float64) - right).abs().max().item<double>() / Math.Max(right.abs().max().item<double>(), 1e-30);
}
