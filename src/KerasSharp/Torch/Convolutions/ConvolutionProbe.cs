namespace KerasSharp.Torch.Convolutions;

/// <summary>A convolution of known result, of the sizes, strides and type of a given one: tells whether a path computes it and its
/// gradients right.</summary>
/// <remarks>Which kernel oneDNN takes, and how it divides the work, depends on the batch too, so a path gets data of full size. But that
/// repeats after a few samples: what is right need be computed for these alone, in float64 by libtorch's own kernels, and all samples are
/// compared with it.</remarks>
internal sealed class ConvolutionProbe : IDisposable
{
    private const long Samples = 3;

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly ConvolutionOptions _options;
    private readonly Tensor _x;
    private readonly Tensor _weight;
    private readonly Tensor? _bias;
    private readonly long _batch;
    private readonly Lazy<(Tensor Gradient, Tensor[] Results)> _right;
    private readonly NeededGradients _needed;

    /// <summary>Prepares data like that of a call.</summary>
    public ConvolutionProbe(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options, NeededGradients needed)
    {
        (_options, _needed, _batch) = (options, needed, x.size(0));
        using var mode = inference_mode(false);
        using var noGradient = no_grad();
        // Its own generator: the numbers of the caller's stay as they are.
        using var generator = new Generator(1);
        var few = x.shape;
        few[0] = Math.Min(_batch, Samples);
        _x = Values(few);
        _weight = Layouts.Of(Values(weight.shape), options.ChannelsLast);
        _bias = bias is null ? null : Values(bias.shape);
        _right = new(Compute);
        Given = LikeIn(Repeated(_x), x);

        Tensor Values(long[] shape) => randn(shape, generator: generator).to(x.dtype);
    }

    /// <summary>The input of full size, in memory as that of the call.</summary>
    private Tensor Given { get; }

    /// <summary>Whether a path finds the right values and gradients.</summary>
    public bool Finds(ConvolutionPath path)
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode(false);
        try
        {
            var (gradient, right) = _right.Value;
            Spoil(gradient);
            var found = Run(path, Given, _weight, _bias, gradient);
            return found.Zip(right).All(pair => Agree(pair.First, pair.Second, _batch));
        }
        catch (System.Runtime.InteropServices.ExternalException)
        {
            // oneDNN has no kernel for it, or one that it cannot build.
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _scope.Dispose();

    private (Tensor Gradient, Tensor[] Results) Compute()
    {
        using var scope = NewDisposeScope();
        var (x, weight, bias) = (Wide(_x), Wide(_weight), _bias is null ? null : Wide(_bias));
        Tensor gradient;
        using (no_grad())
        {
            var shape = _options.Call(x, weight, bias).shape;
            using var generator = new Generator(2);
            gradient = randn(shape, generator: generator).to(_x.dtype);
        }

        // A sample that stands n times in the batch counts n times in the kernel's gradient.
        var counts = Enumerable.Range(0, (int)x.size(0)).Select(i => (double)(((_batch - i - 1) / Samples) + 1)).ToArray();
        var weights = tensor(counts).view([-1, .. Enumerable.Repeat(1L, _options.Rank + 1)]);
        var results = Run(ConvolutionPath.AsGiven, x, weight, bias, Wide(gradient) * weights);
        if (_needed.Input)
            results[1] = results[1] / weights;
        gradient = Layouts.Of(Repeated(gradient), _options.ChannelsLast);
        foreach (var kept in results.Append(gradient))
            kept.MoveToOtherDisposeScope(_scope);
        return (gradient, results);
    }

    /// <summary>The values and those gradients that are needed.</summary>
    private Tensor[] Run(ConvolutionPath path, Tensor x, Tensor weight, Tensor? bias, Tensor gradient)
    {
        using var grad = set_grad_enabled(_needed.Any);
        x = x.detach().requires_grad_(_needed.Input);
        weight = weight.detach().requires_grad_(_needed.Weight);
        bias = bias?.detach().requires_grad_(_needed.Weight);
        var y = path.Apply(x, weight, bias, _options);
        if (!_needed.Any)
            return [y];
        y.backward([gradient]);
        return [y.detach(), .. new[] { x, weight, bias }.Where(tensor => tensor is { requires_grad: true }).Select(
            tensor => tensor!.grad!)];
    }

    /// <summary>Leaves memory of the sizes of the results behind that holds no numbers: a kernel that forgets to write some finds no right
    /// ones there by chance.</summary>
    private void Spoil(Tensor gradient)
    {
        using var scope = NewDisposeScope();
        for (var i = 0; i < 2; i++)
            foreach (var like in new[] { Given, _weight, gradient })
                full(like.shape, double.NaN, like.dtype);
    }

    private Tensor Repeated(Tensor few) => few.size(0) == _batch ? few
        : few.repeat([((_batch - 1) / Samples) + 1, .. Enumerable.Repeat(1L, _options.Rank + 1)]).narrow(0, 0, _batch);

    private static Tensor LikeIn(Tensor values, Tensor layout)
    {
        var strides = layout.stride();
        return values.stride().AsSpan().SequenceEqual(strides) ? values : empty_strided(layout.shape, strides, values.dtype).copy_(values);
    }

    private static Tensor Wide(Tensor x) => x.to(ScalarType.Float64);

    private static bool Agree(Tensor found, Tensor right, long batch)
    {
        right = right.to(ScalarType.Float32);
        if (right.size(0) != found.size(0))
            right = right.repeat([((batch - 1) / Samples) + 1, .. Enumerable.Repeat(1L, (int)right.Dimensions - 1)]).narrow(0, 0, batch);
        return Comparison.Agree(found, right);
    }
}
