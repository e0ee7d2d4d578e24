namespace KerasSharp.Layers;

/// <summary>Scales the values along an axis to mean 0 and variance 1: by the batch's statistics in training, by moving averages of them
/// otherwise.</summary>
/// <remarks>Input of any shape, output of the same. Weights, each of the axis's size: gamma, beta, and, not trained, moving_mean and
/// moving_variance; with renorm also moving_stddev, renorm_mean and renorm_stddev. The moving variance averages the biased variance of the
/// batches. With <see cref="Layer.Trainable"/> false the layer runs as in inference. Source: keras.layers.BatchNormalization.</remarks>
/// <param name="axis">The axis whose positions are normalised each by itself: the channels.</param>
/// <param name="momentum">How much the moving averages keep at a step.</param>
/// <param name="epsilon">Added to the variance.</param>
/// <param name="center">Whether beta is added.</param>
/// <param name="scale">Whether gamma multiplies.</param>
/// <param name="betaInitializer">Initializer of beta; null for zeros.</param>
/// <param name="gammaInitializer">Initializer of gamma; null for ones.</param>
/// <param name="movingMeanInitializer">Initializer of the moving mean; null for zeros.</param>
/// <param name="movingVarianceInitializer">Initializer of the moving variance; null for ones.</param>
/// <param name="betaRegularizer">Penalty on beta.</param>
/// <param name="gammaRegularizer">Penalty on gamma.</param>
/// <param name="betaConstraint">Projection of beta after each update.</param>
/// <param name="gammaConstraint">Projection of gamma after each update.</param>
/// <param name="renorm">Whether training corrects the batch's statistics towards moving ones (batch renormalization).</param>
/// <param name="renormClipping">Bounds of these corrections r and d: "rmax", "rmin", "dmax"; those that are missing do not bind. Null for
/// none.</param>
/// <param name="renormMomentum">How much the moving statistics of these corrections keep at a step.</param>
/// <param name="synchronized">
/// Whether the statistics of a batch that several processes share (KerasSharp.Distribution) are those of the whole batch; else each process
/// normalizes by its own rows. No difference where one process trains.
/// </param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">Bounds contradict each other.</exception>
public sealed partial class BatchNormalization(
    int axis = -1, double momentum = 0.99, double epsilon = 1e-3, bool center = true, bool scale = true,
    Initializer? betaInitializer = null, Initializer? gammaInitializer = null, Initializer? movingMeanInitializer = null,
    Initializer? movingVarianceInitializer = null, Regularizer? betaRegularizer = null, Regularizer? gammaRegularizer = null,
    Constraint? betaConstraint = null, Constraint? gammaConstraint = null, bool renorm = false,
    Dictionary<string, double>? renormClipping = null, double renormMomentum = 0.99, bool synchronized = false,
    string? name = null) : Layer(name)
{
    private long[] _otherAxes = [];
    private Renormalization? _renormalization;

    /// <summary>The axis whose positions are normalised each by itself.</summary>
    public int Axis { get; } = axis;

    /// <summary>How much the moving averages keep at a step.</summary>
    public double Momentum { get; } = momentum;

    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; } = epsilon;

    /// <summary>Bounds of the corrections of renorm.</summary>
    public IReadOnlyDictionary<string, double>? RenormClipping { get; } = Renormalization.CheckClipping(renormClipping);

    /// <summary>Whether the statistics of a batch that several processes share are those of the whole batch.</summary>
    public bool Synchronized { get; } = synchronized;

    /// <summary>Initializer of beta.</summary>
    public Initializer BetaInitializer { get; } = betaInitializer ?? "zeros";

    /// <summary>Initializer of gamma.</summary>
    public Initializer GammaInitializer { get; } = gammaInitializer ?? "ones";

    /// <summary>Initializer of the moving mean.</summary>
    public Initializer MovingMeanInitializer { get; } = movingMeanInitializer ?? "zeros";

    /// <summary>Initializer of the moving variance.</summary>
    public Initializer MovingVarianceInitializer { get; } = movingVarianceInitializer ?? "ones";

    /// <summary>The factor; null without, and before the layer is built.</summary>
    public Variable? Gamma { get; private set; }

    /// <summary>The summand; null without, and before the layer is built.</summary>
    public Variable? Beta { get; private set; }

    /// <summary>The moving average of the batches' means.</summary>
    public Variable? MovingMean { get; private set; }

    /// <summary>The moving average of the batches' biased variances.</summary>
    public Variable? MovingVariance { get; private set; }

    internal override bool TakesMask => true;

    internal override bool MakesFreshOutput => true;

    internal override TorchLayout? TorchLayout =>
        _renormalization is null
            ? Layers.TorchLayout.Same(
            [.. Gamma is null ? [] : (string[])["weight"], .. Beta is null ? [] : (string[])["bias"], "running_mean", "running_var"])
            : null;

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
        var (position, size) = NormalizationAxes.Single(Axis, input, Name);
        Shape shape = [size];
        if (scale)
            Gamma = AddWeight("gamma", shape, GammaInitializer, regularizer: gammaRegularizer, constraint: gammaConstraint);
        if (center)
            Beta = AddWeight("beta", shape, BetaInitializer, regularizer: betaRegularizer, constraint: betaConstraint);
        MovingMean = AddWeight("moving_mean", shape, MovingMeanInitializer, trainable: false);
        MovingVariance = AddWeight("moving_variance", shape, MovingVarianceInitializer, trainable: false);
        if (renorm)
        {
            var stddev = new SquareRootOf(MovingVarianceInitializer);
            _renormalization = new Renormalization(
                AddWeight("moving_stddev", shape, stddev, trainable: false),
                AddWeight("renorm_mean", shape, MovingMeanInitializer, trainable: false),
                AddWeight("renorm_stddev", shape, stddev, trainable: false),
                renormMomentum, RenormClipping ?? new Dictionary<string, double>());
        }

        _otherAxes = [.. Enumerable.Range(0, input.Rank).Where(axis => axis != position).Select(axis => (long)axis)];
        InputSpecs = [new InputSpec(input.Rank, axes: new Dictionary<int, long> { [Axis] = size })];
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, CallContext context)
    {
        if (context.Mask is { } mask && mask.Dimensions != x.Dimensions - 1)
        {
            throw new ArgumentException(
                $"The mask of layer \"{Name}\" should be one dimension less than the inputs. Received: "
                + $"mask.shape={Shape.Of(mask.shape)}, inputs.shape={Shape.Of(x.shape)}", nameof(context));
        }

        var input = NormalizationAxes.AtLeastSingle(x);
        var y = !(context.Training && Trainable) ? Infer(input)
            : context.Mask is null && !renorm && !SharesStatistics && x.numel() > MovingMean!.Value.numel() ? Train(input)
            : TrainByFormula(input, context.Mask);
        return y.As(ComputingType);
    }

    private Tensor Infer(Tensor x)
    {
        var flat = ToChannelsSecond(x);
        return FromChannelsSecond(
            nn.functional.batch_norm(
                flat, MovingMean!.As(x.dtype), MovingVariance!.As(x.dtype), Gamma?.As(x.dtype), Beta?.As(
                x.dtype), training: false, momentum: 0, eps: Epsilon), x);
    }

    /// <summary>torch's fused kernel. It averages the unbiased variance, so that of the moving variance is done here.</summary>
    private Tensor Train(Tensor x)
    {
        var flat = ToChannelsSecond(x);
        var channels = MovingMean!.Value.shape;
        // With momentum 1 the kernel stores the batch's own mean and variance.
        var (mean, unbiased) = (zeros(channels, x.dtype, x.device), zeros(channels, x.dtype, x.device));
        var y = nn.functional.batch_norm(
            flat, mean, unbiased, Gamma?.As(x.dtype), Beta?.As(x.dtype), training: true, momentum: 1, eps: Epsilon);
        var count = x.numel() / mean.numel();
        Follow(MovingMean, mean, 1 - Momentum);
        Follow(MovingVariance!, unbiased, (1 - Momentum) * (count - 1) / count);

        return FromChannelsSecond(y, x);
    }

    /// <summary>Step by step: masked, renormalised, or a single value.</summary>
    private Tensor TrainByFormula(Tensor x, Tensor? mask)
    {
        var (mean, variance) = Moments(x, mask);
        var (gamma, beta) = (Gamma?.As(x.dtype), Beta?.As(x.dtype));
        var output = _renormalization is null ? (Scale: gamma, Shift: beta) : _renormalization.Correct(
            mean, variance, gamma, beta, Epsilon);
        Follow(MovingMean!, mean, 1 - Momentum);
        if (_renormalization is null)
        {
            Follow(MovingVariance!, variance, 1 - Momentum);
        }
        else
        {
            using var _ = no_grad();
            _renormalization.Update(mean, variance, Momentum, Epsilon, MovingVariance!);
        }

        long[] shape = [.. Enumerable.Repeat(1L, (int)x.Dimensions)];
        shape[Axis < 0 ? Axis + shape.Length : Axis] = -1;
        var factor = (variance + Epsilon).rsqrt();
        if (output.Scale is not null)
            factor = factor * output.Scale;
        var y = (x - mean.view(shape)) * factor.view(shape);
        return output.Shift is null ? y : y + output.Shift.view(shape);
    }

    /// <summary>A step of a moving statistic towards the batch's, in the type of the computation.</summary>
    private void Follow(Variable moving, Tensor value, double share)
    {
        using var _ = no_grad();
        if (moving.DType == value.dtype)
            moving.Value.mul_(Momentum).add_(value, share);
        else
            moving.Value.copy_((moving.As(value.dtype) * Momentum) + (value * share));
    }

    private bool SharesStatistics => Synchronized && BatchShare.Current is not null;

    private (Tensor Mean, Tensor Variance) Moments(Tensor x, Tensor? mask)
    {
        if (SharesStatistics)
            return SharedMoments(x, mask);
        if (mask is null)
        {
            var plain = x.mean(_otherAxes);
            return (plain, x.square().mean(_otherAxes) - plain.square());
        }

        var counts = mask.to_type(ScalarType.Bool).unsqueeze(-1).expand(x.shape);
        var total = counts.to_type(x.dtype).sum(_otherAxes, keepdim: true) + KerasConfig.Epsilon;
        var mean = x.masked_fill(counts.logical_not(), 0).sum(_otherAxes, keepdim: true) / total;
        var variance = (x - mean).masked_fill(counts.logical_not(), 0).square().sum(_otherAxes, keepdim: true) / total;
        return (mean.flatten(), variance.flatten());
    }

    /// <summary>The moments of the rows of all processes: count, sum and sum of squares are added up.</summary>
    private (Tensor Mean, Tensor Variance) SharedMoments(Tensor x, Tensor? mask)
    {
        var counts = mask is null ? ones_like(x) : mask.As(x.dtype).unsqueeze(-1).expand(x.shape);
        var valid = x * counts;
        var sums = SumOverShares.Apply(stack([counts.sum(_otherAxes), valid.sum(_otherAxes), (valid * x).sum(_otherAxes)]));
        var total = mask is null ? sums[0] : sums[0] + KerasConfig.Epsilon;
        var mean = sums[1] / total;
        return (mean, (sums[2] / total) - mean.square());
    }

    /// <summary>The kernel wants (n, channels, …). Channels at the end need no move: all before them is one long batch.</summary>
    private Tensor ToChannelsSecond(Tensor x) =>
        IsLast(x) ? x.Dimensions == 2 ? x : x.reshape(-1, x.size(-1)) : Axis is 1 ? x : x.movedim([Axis], [1]);

    private Tensor FromChannelsSecond(Tensor y, Tensor x) =>
        IsLast(x) ? x.Dimensions == 2 ? y : y.view(x.ToSizes()) : Axis is 1 ? y : y.movedim([1], [Axis]);

    private bool IsLast(Tensor x) => Axis == -1 || Axis == x.Dimensions - 1;
}
