using System.Numerics;

namespace KerasSharp.Optimizers;

/// <summary>Adamax: Adam with the largest gradient, slowly forgotten, as the divisor.</summary>
/// <remarks>Source: keras.optimizers.Adamax.</remarks>
/// <param name="learningRate">A number or a schedule; null for 0.001.</param>
/// <param name="beta1">The decay of the mean of the gradients.</param>
/// <param name="beta2">The decay of the largest gradient.</param>
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
public sealed partial class Adamax(
    LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, double? weightDecay = null,
    double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(
        learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency,
        lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <inheritdoc/>
    protected override string[][] SlotNames => [["momentum", "norm"]];

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate)
    {
        var m = slots[0].mul_(beta1).add_(gradient, 1 - beta1);
        var largest = slots[1].copy_(maximum(slots[1] * beta2, gradient.abs()));
        weight.addcdiv_(m, largest + epsilon, -StepSize(learningRate));
    }

    private protected override bool HasSweep => true;

    private protected override void RunSweep(in Sweep sweep, double learningRate) =>
        sweep.Run(new Rule((float)StepSize(learningRate), beta1, beta2, epsilon));

    private double StepSize(double learningRate) => learningRate / (1 - Math.Pow((float)beta1, Iterations + 1));

    private readonly struct Rule(float stepSize, double beta1, double beta2, double epsilon) : ISweepRule
    {
        private readonly Vector<float> _beta1 = new((float)beta1), _rest1 = new((float)(1 - beta1)), _beta2 = new(
            (float)beta2), _epsilon = new((float)epsilon);

        public static int Slots => 2;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> m, ref Vector<float> largest, ref Vector<float> c)
        {
            m = (m * _beta1) + (gradient * _rest1);
            largest = Vector.Max(largest * _beta2, Vector.Abs(gradient));
            return weight - (m * stepSize / (largest + _epsilon));
        }
    }
}
