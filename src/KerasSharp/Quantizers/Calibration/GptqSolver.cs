namespace KerasSharp.Quantizers;

/// <summary>GPTQ: one input after the other is rounded, and the weights of those that follow make up for the error, as the inverse of the
/// Hessian of the squared error says.</summary>
/// <remarks>Source: keras/src/quantizers/gptq.py; Frantar et al. 2022, arXiv:2210.17323.</remarks>
internal sealed class GptqSolver : KernelSolver
{
    private const int BlockSize = 128;

    private readonly GPTQConfig _config;
    private readonly Tensor _hessian;
    private long _count;

    public GptqSolver(LayerKernel weight, GPTQConfig config)
        : base(weight)
    {
        _config = config;
        _hessian = zeros(Matrix.Rows, Matrix.Rows, dtype: ScalarType.Float32, device: weight.Variable!.Value.device)
            .DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public override void Dispose() => _hessian.Dispose();

    /// <inheritdoc/>
    protected override void Note(Tensor rows)
    {
        var total = _count + rows.shape[0];
        var products = rows.t().mm(rows);
        products = (products + products.t()) / 2;
        _hessian.mul_((double)_count / total).add_(products * (2.0 / total));
        _count = total;
    }

    /// <inheritdoc/>
    protected override Tensor[] Solve(CalibratedKernel kernel, Tensor weights)
    {
        var (hessian, diagonal) = Damped();
        var order = _config.ActivationOrder ? Order(diagonal) : null;
        if (order is not null)
            (weights, hessian) = (weights.index_select(1, order), hessian.index_select(0, order).index_select(1, order));
        var groups = arange(Matrix.Rows, dtype: ScalarType.Float32).div_(_config.GroupSize > 0 ? _config.GroupSize : Matrix.Rows).floor_();
        var (values, scale, zero) = Round(weights.to_type(ScalarType.Float32), InverseFactor(hessian));
        if (order is not null)
        {
            var back = order.argsort();
            (values, groups) = (values.index_select(1, back), groups.index_select(0, back.cpu()));
        }

        return kernel.Pack(values, scale, zero, groups);
    }

    /// <summary>The upper factor of Cholesky's of the inverse.</summary>
    internal static Tensor InverseFactor(Tensor hessian) => linalg.cholesky(cholesky_inverse(linalg.cholesky(hessian))).t();

    /// <summary>The Hessian with a share of its mean added to the diagonal, inputs that were always 0 counting as 1.</summary>
    private (Tensor Hessian, Tensor Diagonal) Damped()
    {
        var diagonal = _hessian.diagonal();
        diagonal = where(diagonal.eq(0), ones_like(diagonal), diagonal);
        diagonal = diagonal + (diagonal.mean() * _config.HessianDamping);
        return (_hessian - diag(_hessian.diagonal()) + diag(diagonal), diagonal);
    }

    /// <summary>Inputs by their activations, the greatest first, equal ones as they stand.</summary>
    private static Tensor Order(Tensor diagonal)
    {
        var sizes = diagonal.cpu().data<float>().ToArray();
        return tensor(Enumerable.Range(0, sizes.Length).OrderByDescending(i => sizes[i]).Select(i => (long)i).ToArray(),
            device: diagonal.device);
    }

    private (Tensor Values, Tensor Scale, Tensor Zero) Round(Tensor weights, Tensor factor)
    {
        weights = weights.clone();
        var values = zeros_like(weights);
        List<Tensor> scales = [], zeros = [];
        var inputs = weights.shape[1];
        var group = _config.GroupSize > 0 ? Math.Min(_config.GroupSize, inputs) : inputs;
        for (long start = 0; start < inputs; start += BlockSize)
        {
            using var scope = NewDisposeScope();
            var end = Math.Min(start + BlockSize, inputs);
            var block = weights.narrow(1, start, end - start).clone();
            var errors = zeros_like(block);
            for (var i = start; i < end; i++)
            {
                // The parameters of a group are those of its weights as the blocks before have left them.
                if (i % group == 0)
                {
                    var (scale, zero, _) = Quantization.ComputeQuantizationParameters(
                        weights.narrow(1, i, Math.Min(group, inputs - i)), _config.WeightBits, _config.Symmetric, _config.PerChannel,
                            _config.GroupSize);
                    scales.Add(scale.MoveToOuterDisposeScope());
                    zeros.Add(zero.MoveToOuterDisposeScope());
                }

                RoundColumn(block, errors, values.narrow(1, i, 1), (int)(i - start), factor.narrow(0, i, 1).narrow(1, i, end - i),
                    scales[^1], zeros[^1]);
            }

            if (end < inputs)
                weights.narrow(1, end, inputs - end).sub_(errors.mm(factor.narrow(0, start, end - start).narrow(1, end, inputs - end)));
        }

        return (values, cat(scales, 1), cat(zeros, 1));
    }

    private void RoundColumn(Tensor block, Tensor errors, Tensor values, int at, Tensor factors, Tensor scale, Tensor zero)
    {
        using var scope = NewDisposeScope();
        var weight = block.narrow(1, at, 1);
        var rounded = Quantization.Round(weight, scale, zero, (1 << _config.WeightBits) - 1);
        values.copy_(rounded);
        var error = (weight - (scale * (rounded - zero.to_type(scale.dtype)))) / factors.narrow(1, 0, 1);
        errors.narrow(1, at, 1).copy_(error);
        var rest = factors.shape[1] - 1;
        if (rest > 0)
            block.narrow(1, at + 1, rest).sub_(error.mm(factors.narrow(1, 1, rest)));
    }
}
