namespace KerasSharp.Layers;

/// <summary>Divides a layer's kernel by its greatest singular value at each call in training, which bounds how much the layer can stretch
/// its input.</summary>
/// <remarks>Input and output as the layer's; the output has the input's element type. Weights: the layer's, and vector_u (1, last size of
/// the kernel), the estimate of a singular vector. The layer has a kernel or embeddings.
/// Source: keras.layers.SpectralNormalization.</remarks>
/// <param name="layer">The layer, such as a Dense, a convolution or an Embedding.</param>
/// <param name="powerIterations">How often the estimate is improved at each call; at least 1.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">powerIterations is below 1.</exception>
public sealed partial class SpectralNormalization(Layer layer, int powerIterations = 1, string? name = null) : Wrapper(layer, name)
{
    private Variable? _kernel;

    /// <summary>How often the estimate is improved at each call.</summary>
    public int PowerIterations { get; } = powerIterations >= 1 ? powerIterations : throw new ArgumentOutOfRangeException(
        nameof(powerIterations), $"`powerIterations` should be greater than zero. Received: powerIterations={powerIterations}");

    /// <summary>The estimate of the singular vector; null before the layer is built.</summary>
    public Variable? VectorU { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Weights =>
        _kernel is null || VectorU is null ? base.Weights : [.. new[] { _kernel, VectorU }.Concat(Layer.Weights).Distinct()];

    /// <inheritdoc/>
    internal override IEnumerable<Variable> CallStates => _kernel is null ? base.CallStates : base.CallStates.Append(_kernel);

    /// <summary>As in Keras, files hold the kernel with the wrapper too.</summary>
    internal override IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> StoredVariables =>
        _kernel is null ? base.StoredVariables : [(_kernel, null), .. base.StoredVariables];

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs)
    {
        base.Build(inputs);
        _kernel = Layer.Weights.FirstOrDefault(
            weight => weight.Name is "kernel" or "embeddings" && !Layer.Sublayers.Any(inner => inner.Weights.Contains(weight)))
            ?? throw new ArgumentException($"Layer \"{Name}\": {Layer.GetType().Name} object has no weight 'kernel' nor 'embeddings'.");
        VectorU = AddWeight("vector_u", [1, _kernel.Shape[^1]], new TruncatedNormal(stddev: 0.02), trainable: false, dtype: _kernel.DType);
    }

    /// <inheritdoc/>
    protected override Tensor[] Autocast(Tensor[] inputs) => inputs;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, CallContext context)
    {
        if (context.Training)
            Normalize();
        var y = InnerLayer.Call(this, () => OneOf(Layer.Invoke([x], context.Training, [context.Mask])));
        // As in Keras, the mask ends here.
        return TensorMask.Without(y.dtype == x.dtype ? y : y.to_type(x.dtype));
    }

    private void Normalize()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var kernel = _kernel!.Value;
        // Types of 16 bits are too coarse for the iteration, and products of them are not everywhere to be had.
        var weights = NormalizationAxes.AtLeastSingle(kernel.reshape(-1, kernel.shape[^1]));
        Tensor u = VectorU!.As(weights.dtype), v = u;
        for (var i = 0; i < PowerIterations; i++)
        {
            v = Unit(u.mm(weights.t()));
            u = Unit(v.mm(weights));
        }

        var sigma = v.mm(weights).mm(u.t());
        // A kernel of zeros stays as it is, found out without waiting for the device.
        var empty = kernel.eq(0).all();
        _kernel!.Assign(where(empty, kernel, (kernel / sigma.squeeze()).As(kernel.dtype)));
        VectorU!.Assign(where(empty, VectorU, u.As(kernel.dtype)));
    }

    private static Tensor Unit(Tensor x) => x * x.square().sum().clamp_min(KerasConfig.Epsilon * KerasConfig.Epsilon).rsqrt();
}
