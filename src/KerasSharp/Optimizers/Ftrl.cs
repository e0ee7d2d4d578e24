namespace KerasSharp.Optimizers;

/// <summary>Follow the regularised leader: for models with many inputs of which few matter.</summary>
/// <remarks>Source: keras.optimizers.Ftrl.</remarks>
/// <param name="learningRate">A number or a schedule; null for 0.001.</param>
/// <param name="learningRatePower">How the learning rate falls with the sum of squares; 0 or less.</param>
/// <param name="initialAccumulatorValue">What the sum of squares starts with; not negative.</param>
/// <param name="l1RegularizationStrength">Penalty on absolute values; not negative.</param>
/// <param name="l2RegularizationStrength">Penalty on squares; not negative.</param>
/// <param name="l2ShrinkageRegularizationStrength">Penalty on the size of the changes; not negative.</param>
/// <param name="beta">A further damping of the learning rate.</param>
/// <param name="weightDecay">Each update first shrinks the weights by this times the learning rate; null for no decay.</param>
/// <param name="clipnorm">The largest norm of each weight's gradient; null for no limit.</param>
/// <param name="clipvalue">The largest size of each value of the gradients; null for no limit.</param>
/// <param name="globalClipnorm">The largest norm of all gradients together; null for no limit. Only one of the three limits can be
/// set.</param>
/// <param name="useEma">Whether a moving average of the weights is kept, which takes their place at the end of training.</param>
/// <param name="emaMomentum">How much of the old average stays at each step; in [0, 1].</param>
/// <param name="emaOverwriteFrequency">Number of steps after which the weights are replaced by their average; null for only at the
/// end.</param>
/// <param name="lossScaleFactor">The loss is multiplied and the gradients are divided by this; null for none.</param>
/// <param name="gradientAccumulationSteps">Number of steps whose mean gradient makes one update; at least 2, null for an update at every
/// step.</param>
/// <param name="name">The name; null for the class's in snake case, counted.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
/// <exception cref="ArgumentException">More than one limit of gradients is set.</exception>
public sealed partial class Ftrl(
    LearningRate? learningRate = null, double learningRatePower = -0.5, double initialAccumulatorValue = 0.1,
    double l1RegularizationStrength = 0, double l2RegularizationStrength = 0, double l2ShrinkageRegularizationStrength = 0, double beta = 0,
    double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false,
    double emaMomentum = 0.99, int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null,
    string? name = null)
    : ElementwiseOptimizer(
        learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency,
        lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>How the learning rate falls with the sum of squares.</summary>
    public double LearningRatePower { get; } = learningRatePower <= 0 ? learningRatePower : throw new ArgumentOutOfRangeException(
        nameof(learningRatePower), $"`learningRatePower` needs to be negative or zero. Received: learningRatePower={learningRatePower}");

    /// <summary>What the sum of squares starts with.</summary>
    public double InitialAccumulatorValue { get; } = Guard.NotNegative(initialAccumulatorValue);

    /// <summary>Penalty on absolute values.</summary>
    public double L1RegularizationStrength { get; } = Guard.NotNegative(l1RegularizationStrength);

    /// <summary>Penalty on squares.</summary>
    public double L2RegularizationStrength { get; } = Guard.NotNegative(l2RegularizationStrength);

    /// <summary>Penalty on the size of the changes.</summary>
    public double L2ShrinkageRegularizationStrength { get; } = Guard.NotNegative(l2ShrinkageRegularizationStrength);

    /// <inheritdoc/>
    protected override string[][] SlotNames => [["accumulator", "linear"]];

    /// <inheritdoc/>
    protected override double InitialValue(string slotName) => slotName == "accumulator" ? InitialAccumulatorValue : 0;

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate)
    {
        var (sum, linear) = (slots[0], slots[1]);
        var before = sum.pow(-LearningRatePower);
        var after = sum.addcmul_(gradient, gradient, 1).pow(-LearningRatePower);
        linear.add_(gradient).add_(weight, 2 * L2ShrinkageRegularizationStrength).addcmul_(after - before, weight, -1 / learningRate);
        var quadratic = after.div_(learningRate).add_(2 * (L2RegularizationStrength + (beta / (2 * learningRate))));
        weight.copy_(linear.clamp(-L1RegularizationStrength, L1RegularizationStrength).sub_(linear).div_(quadratic));
    }
}
