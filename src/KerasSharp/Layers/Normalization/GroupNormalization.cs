namespace KerasSharp.Layers;

/// <summary>Scales groups of channels of each row to mean 0 and variance 1.</summary>
/// <remarks>Input of any shape, output of the same. Weights, each of the channels' number: gamma, beta.
/// Source: keras.layers.GroupNormalization.</remarks>
/// <param name="groups">Number of groups, which divides that of the channels; -1 for a group a channel.</param>
/// <param name="axis">The axis of the channels.</param>
/// <param name="epsilon">Added to the variance.</param>
/// <param name="center">Whether beta is added.</param>
/// <param name="scale">Whether gamma multiplies.</param>
/// <param name="betaInitializer">Initializer of beta; null for zeros.</param>
/// <param name="gammaInitializer">Initializer of gamma; null for ones.</param>
/// <param name="betaRegularizer">Penalty on beta.</param>
/// <param name="gammaRegularizer">Penalty on gamma.</param>
/// <param name="betaConstraint">Projection of beta after each update.</param>
/// <param name="gammaConstraint">Projection of gamma after each update.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">groups is neither positive nor -1.</exception>
public sealed partial class GroupNormalization(
    int groups = 32, int axis = -1, double epsilon = 1e-3, bool center = true, bool scale = true, Initializer? betaInitializer = null,
    Initializer? gammaInitializer = null, Regularizer? betaRegularizer = null, Regularizer? gammaRegularizer = null,
    Constraint? betaConstraint = null, Constraint? gammaConstraint = null, string? name = null) : Layer(name)
{
    private long _position;

    /// <summary>Number of groups; -1 for a group a channel until the layer is built.</summary>
    public int Groups { get; private set; } = groups > 0 || groups == -1 ? groups : throw new ArgumentOutOfRangeException(
        nameof(groups), $"`groups` must be a positive integer, or -1 for a group a channel. Received: groups={groups}");

    /// <summary>The axis of the channels.</summary>
    public int Axis { get; } = axis;

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
        NormalizationAxes.Single(Axis, input, Name);
        return input;
    }

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        var (position, channels) = NormalizationAxes.Single(Axis, input, Name);
        if (position == 0)
            throw new ArgumentException($"`axis` of layer \"{Name}\" must not be the batch's. Received: axis={Axis}", nameof(axis));
        if (Groups > 0 && channels % Groups != 0)
        {
            throw new ArgumentException(
                $"The number of groups of layer \"{Name}\" must divide the number of channels. Received: groups={Groups}, "
                + $"input_shape={input}", nameof(input));
        }

        if (Groups == -1)
            Groups = (int)channels;
        _position = position;
        if (scale)
            Gamma = AddWeight("gamma", [channels], GammaInitializer, regularizer: gammaRegularizer, constraint: gammaConstraint);
        if (center)
            Beta = AddWeight("beta", [channels], BetaInitializer, regularizer: betaRegularizer, constraint: betaConstraint);
        InputSpecs = [new InputSpec(input.Rank, axes: new Dictionary<int, long> { [Axis] = channels })];
    }

    /// <inheritdoc/>
    protected override Tensor[] Autocast(Tensor[] inputs) => inputs;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        var input = NormalizationAxes.AtLeastSingle(x);
        if (_position != 1)
            input = input.movedim([_position], [1]);
        // Torch's gradient of a summand without a factor fails.
        var factor = Gamma is null && Beta is not null ? ones_like(Beta, input.dtype) : Gamma?.As(input.dtype);
        var y = nn.functional.group_norm(input, Groups, factor, Beta?.As(input.dtype), Epsilon);
        return (_position == 1 ? y : y.movedim([1], [_position])).As(ComputingType);
    }
}
