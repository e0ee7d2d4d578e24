namespace KerasSharp.Optimizers;

/// <summary>LAMB: Adam with a step as large as the weight's own norm allows, for large batches.</summary>
/// <remarks>Source: keras.optimizers.Lamb.</remarks>
/// <param name="learningRate">A number or a schedule; null for 0.001.</param>
/// <param name="beta1">The decay of the mean of the gradients.</param>
/// <param name="beta2">The decay of the mean of the squared gradients.</param>
/// <param name="epsilon">The small number in the divisor.</param>
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
public sealed partial class Lamb(
    LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, double? weightDecay = null,
    double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : Optimizer(
        learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency,
        lossScaleFactor, gradientAccumulationSteps, name)
{
    private IReadOnlyList<Variable> _momentums = [];
    private IReadOnlyList<Variable> _velocities = [];

    /// <inheritdoc/>
    protected override void CreateVariables(IReadOnlyList<Variable> variables)
    {
        var pairs = variables.Select(
            variable => (AddVariableFromReference(variable, "momentum"), AddVariableFromReference(variable, "velocity"))).ToList();
        _momentums = [.. pairs.Select(pair => pair.Item1)];
        _velocities = [.. pairs.Select(pair => pair.Item2)];
    }

    /// <inheritdoc/>
    protected override void UpdateStep(Tensor gradient, Variable variable, double learningRate)
    {
        var index = IndexOf(variable);
        var m = _momentums[index].Value.mul_(beta1).add_(gradient, 1 - beta1);
        var v = _velocities[index].Value.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
        // The powers in single precision, as Keras computes them.
        var step = Iterations + 1;
        var update = (m / (1 - MathF.Pow((float)beta1, step))).div_((v / (1 - MathF.Pow((float)beta2, step))).sqrt_().add_(epsilon));
        var (ofWeight, ofUpdate) = (variable.Value.Wide().square().sum().sqrt_(), update.Wide().square().sum().sqrt_());
        var ratio = where((ofWeight > 0).logical_and(ofUpdate > 0), ofWeight / ofUpdate, ones_like(ofWeight));
        variable.Value.sub_(update.mul_(ratio).mul_(learningRate));
    }
}
