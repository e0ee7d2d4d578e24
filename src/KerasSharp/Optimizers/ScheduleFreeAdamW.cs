namespace KerasSharp.Optimizers;

/// <summary>AdamW that needs no learning rate schedule: gradients are taken between the last weights and their mean.</summary>
/// <remarks>Source: keras.optimizers.ScheduleFreeAdamW.</remarks>
/// <param name="learningRate">A number or a schedule; null for 0.0025.</param>
/// <param name="beta1">The decay of the mean of the gradients.</param>
/// <param name="beta2">The decay of the mean of the squared gradients.</param>
/// <param name="epsilon">The small number in the divisor.</param>
/// <param name="warmupSteps">The steps over which the learning rate grows from 0; 0 for none.</param>
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
public sealed partial class ScheduleFreeAdamW(
    LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, int warmupSteps = 0,
    double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false,
    double emaMomentum = 0.99, int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null,
    string? name = null)
    : ElementwiseOptimizer(
        learningRate ?? 0.0025, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency,
        lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>The steps over which the learning rate grows from 0.</summary>
    public int WarmupSteps { get; } = Guard.NotNegative(warmupSteps);

    /// <inheritdoc/>
    protected override string[][] SlotNames => [["momentum", "velocity"]];

    /// <inheritdoc/>
    protected override void CreateVariables(IReadOnlyList<Variable> variables)
    {
        base.CreateVariables(variables);
        for (var i = 0; i < variables.Count; i++)
            SlotsOf(0)[i].Value.copy_(variables[i]);
    }

    internal override void StartFromWeights()
    {
        foreach (var tracked in Tracked)
            SlotsOf(0)[tracked.Index].Assign(tracked.Variable);
    }

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate)
    {
        double step = Iterations + 1;
        var rate = WarmupSteps > 0 ? learningRate * Math.Min(step / WarmupSteps, 1) : learningRate;
        // Beta2 in the precision of the weights, so that the bias correction fits.
        var decay = weight.dtype == ScalarType.Float64 ? beta2 : (float)beta2;
        var (last, v) = (slots[0], slots[1].mul_(decay).addcmul_(gradient, gradient, 1 - decay));
        // Of the weights, the part that is the mean of all past ones stays, a little less than before; the last ones take its place.
        var share = 1 / step;
        weight.add_(last, -(1 - beta1)).mul_(1 - share);
        last.addcdiv_(gradient, (v / (1 - Math.Pow(decay, step))).sqrt_().add_(epsilon), -rate);
        weight.add_(last, 1 - beta1 + (beta1 * share));
    }
}
