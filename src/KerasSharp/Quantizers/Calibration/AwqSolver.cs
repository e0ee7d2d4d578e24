namespace KerasSharp.Quantizers;

/// <summary>AWQ: before the weights are rounded, those of each input are multiplied by a scale that balances the sizes of activations and
/// weights; a search finds how much.</summary>
/// <remarks>Source: keras/src/quantizers/awq.py; Lin et al. 2023, arXiv:2306.00978.</remarks>
internal sealed class AwqSolver : KernelSolver
{
    private const int MaxSampleRows = 512;
    private const int Bits = 4;

    private readonly AWQConfig _config;
    private readonly Tensor _sizes;
    private readonly List<Tensor> _samples = [];
    private long _count;
    private long _sampled;

    public AwqSolver(LayerKernel weight, AWQConfig config)
        : base(weight)
    {
        _config = config;
        _sizes = zeros(Matrix.Rows, dtype: ScalarType.Float32, device: weight.Variable!.Value.device).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _sizes.Dispose();
        _samples.ForEach(sample => sample.Dispose());
    }

    /// <inheritdoc/>
    protected override void Note(Tensor rows)
    {
        var added = rows.shape[0];
        _count += added;
        _sizes.add_((rows.abs().mean([0L]) - _sizes) * ((double)added / _count));
        var take = Math.Min(added, MaxSampleRows - _sampled);
        if (!_config.ApplyClip || take <= 0)
            return;
        _samples.Add(rows.narrow(0, 0, take).clone().DetachFromDisposeScope());
        _sampled += take;
    }

    /// <inheritdoc/>
    protected override Tensor[] Solve(CalibratedKernel kernel, Tensor weights)
    {
        weights = weights.to_type(ScalarType.Float32);
        var scales = Scales(weights);
        var scaled = weights * scales;
        if (_samples.Count > 0)
            scaled = AwqClipping.Clip(scaled, cat(_samples) / scales, _config.GroupSize);
        var groups = _config.GroupSize > 0 ? Blocks.Indices(Matrix.Rows, _config.GroupSize) : zeros(Matrix.Rows);
        var (scale, zero, greatest) = Parameters(scaled, _config.GroupSize);
        return kernel.Pack(Quantization.QuantizeWithSZMap(scaled, scale, zero, groups, greatest), scale, zero, scales, groups);
    }

    /// <summary>Weights that were rounded and taken back.</summary>
    internal static Tensor Simulate(Tensor weights, int groupSize)
    {
        using var scope = NewDisposeScope();
        var (scale, zero, greatest) = Parameters(weights, groupSize);
        var groups = groupSize > 0 ? Blocks.Indices(weights.shape[1], groupSize) : zeros(weights.shape[1]);
        return Quantization.DequantizeWithSZMap(Quantization.QuantizeWithSZMap(weights, scale, zero, groups, greatest), scale, zero,
            groups).MoveToOuterDisposeScope();
    }

    private static (Tensor Scale, Tensor Zero, Tensor MaxQ) Parameters(Tensor weights, int groupSize) =>
        Quantization.ComputeQuantizationParameters(weights, Bits, perChannel: true, groupSize: groupSize);

    /// <summary>The scales whose error is least: <c>activation^r / weight^(1 − r)</c> for some r from 0 to 1.</summary>
    private Tensor Scales(Tensor weights)
    {
        var activations = where(_sizes.lt(1e-8), ones_like(_sizes), _sizes);
        var sizes = WeightSizes(weights);
        sizes = where(sizes.lt(1e-8), ones_like(sizes), sizes);
        Tensor? best = null;
        var least = double.PositiveInfinity;
        for (var i = 0; i <= _config.NumGridPoints; i++)
        {
            using var scope = NewDisposeScope();
            var ratio = (double)i / _config.NumGridPoints;
            var scales = (activations.pow(ratio) / sizes.pow(1 - ratio)).clamp_min(1e-4);
            scales = scales / (scales.max() * scales.min()).sqrt().clamp_min(1e-8);
            var error = (weights - (Simulate(weights * scales, _config.GroupSize) / scales)).square() * activations.square();
            var loss = error.mean().item<float>();
            if (best is not null && !(loss < least))
                continue;
            least = loss;
            best?.Dispose();
            best = scales.MoveToOuterDisposeScope();
        }

        return best!;
    }

    /// <summary>The mean of the weights of each input, in shares of the greatest of their group.</summary>
    private Tensor WeightSizes(Tensor weights)
    {
        var (outputs, inputs) = (weights.shape[0], weights.shape[1]);
        var group = _config.GroupSize > 0 && inputs % _config.GroupSize == 0 ? _config.GroupSize : inputs;
        var sizes = weights.abs().reshape(outputs, inputs / group, group);
        return (sizes / (sizes.amax([2L], keepdim: true) + 1e-6)).reshape(outputs, inputs).mean([0L]);
    }
}
