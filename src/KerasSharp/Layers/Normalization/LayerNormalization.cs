namespace KerasSharp.Layers;

/// <summary>Scales the values of each row along some axes to mean 0 and variance 1.</summary>
/// <remarks>Input of any shape, output of the same. Weights, each of the sizes of the axes: gamma, beta.
/// Source: keras.layers.LayerNormalization.</remarks>
/// <param name="axis">The axis or axes over which a row is normalised; null for the last.</param>
/// <param name="epsilon">Added to the variance.</param>
/// <param name="center">Whether beta is added.</param>
/// <param name="scale">Whether gamma multiplies.</param>
/// <param name="betaInitializer">Initializer of beta; null for zeros.</param>
/// <param name="gammaInitializer">Initializer of gamma; null for ones.</param>
/// <param name="betaRegularizer">Penalty on beta.</param>
/// <param name="gammaRegularizer">Penalty on gamma.</param>
/// <param name="betaConstraint">Projection of beta after each update.</param>
/// <param name="gammaConstraint">Projection of gamma after each update.</param>
/// <param name="rmsScaling">Whether the values are only divided by the standard deviation, and beta is left out. Kept for old models: use
/// <see cref="RMSNormalization"/>.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class LayerNormalization(
    Axes? axis = null, double epsilon = 1e-3, bool center = true, bool scale = true, Initializer? betaInitializer = null,
    Initializer? gammaInitializer = null, Regularizer? betaRegularizer = null, Regularizer? gammaRegularizer = null,
    Constraint? betaConstraint = null, Constraint? gammaConstraint = null, bool rmsScaling = false, string? name = null) : Layer(name)
{
    private NormalizationAxes? _axes;

    /// <summary>The axis or axes over which a row is normalised; as in Keras, counted from the front once the layer is built.</summary>
    public Axes Axis { get; private set; } = axis ?? -1;

    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; } = epsilon;

    /// <summary>Initializer of beta.</summary>
    public Initializer BetaInitializer { get; } = betaInitializer ?? "zeros";

    /// <summary>Initializer of gamma.</summary>
    public Initializer GammaInitializer { get; } = gammaInitializer ?? "ones";

    /// <summary>The factor; null without, and before the layer is built.</summary>
    public Variable? Gamma { get; private set; }

    /// <summary>The summand; null without, and before the layer is built.</summary>
    public Variable? Beta { get; private set; }

    internal override TorchLayout? TorchLayout =>
        Layers.TorchLayout.Same([.. Gamma is null ? [] : (string[])["weight"], .. Beta is null ? [] : (string[])["bias"]]);

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        Axis.Resolve(input.Rank, "axis", $"layer \"{Name}\"");
        return input;
    }

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        _axes = new NormalizationAxes(Axis, input, Name);
        Axis = Axes.Create([.. _axes.Positions.Select(position => (int)position)]);
        if (scale || rmsScaling)
            Gamma = AddWeight("gamma", _axes.Sizes, GammaInitializer, regularizer: gammaRegularizer, constraint: gammaConstraint);
        if (center && !rmsScaling)
            Beta = AddWeight("beta", _axes.Sizes, BetaInitializer, regularizer: betaRegularizer, constraint: betaConstraint);
        InputSpecs = [_axes.Spec];
    }

    /// <inheritdoc/>
    protected override Tensor[] Autocast(Tensor[] inputs) => inputs;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        var input = NormalizationAxes.AtLeastSingle(x);
        var (gamma, beta) = (Gamma?.As(input.dtype), Beta?.As(input.dtype));
        return (
            rmsScaling || !_axes!.Trailing
            ? ByFormula(input, gamma, beta) : nn.functional.layer_norm(input, _axes.Sizes, gamma, beta, Epsilon)).As(ComputingType);
    }

    private Tensor ByFormula(Tensor x, Tensor? gamma, Tensor? beta)
    {
        var mean = x.mean(_axes!.Positions, keepdim: true);
        var centered = x - mean;
        var factor = (centered.square().mean(_axes.Positions, keepdim: true) + Epsilon).rsqrt();
        if (gamma is not null)
            factor = factor * gamma.view(_axes.Broadcast);
        var y = (rmsScaling ? x : centered) * factor;
        return beta is null ? y : y + beta.view(_axes.Broadcast);
    }
}
