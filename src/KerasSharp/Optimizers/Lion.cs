using System.Numerics;

namespace KerasSharp.Optimizers;

/// <summary>Lion: steps of one size, by the sign of the mean of the gradients.</summary>
/// <remarks>Source: keras.optimizers.Lion.</remarks>
/// <param name="learningRate">A number or a schedule; null for 0.001.</param>
/// <param name="beta1">How much of the mean counts beside the gradient; above 0, at most 1.</param>
/// <param name="beta2">The decay of the mean of the gradients.</param>
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
public sealed partial class Lion(
    LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.99, double? weightDecay = null, double? clipnorm = null,
    double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(
        learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency,
        lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>How much of the mean counts beside the gradient.</summary>
    public double Beta1 { get; } = beta1 is > 0 and <= 1 ? beta1 : throw new ArgumentOutOfRangeException(
        nameof(beta1), $"`beta1` must be above 0 and at most 1; otherwise the optimizer degenerates to SignSGD. Received: beta1={beta1}");

    /// <inheritdoc/>
    protected override string[][] SlotNames => [["momentum"]];

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate)
    {
        weight.add_((slots[0] * Beta1).add_(gradient, 1 - Beta1).sign_(), -learningRate);
        slots[0].mul_(beta2).add_(gradient, 1 - beta2);
    }

    private protected override bool HasSweep => true;

    private protected override void RunSweep(in Sweep sweep, double learningRate) => sweep.Run(new Rule((float)learningRate, Beta1, beta2));

    private readonly struct Rule(float learningRate, double beta1, double beta2) : ISweepRule
    {
        private readonly Vector<float> _beta1 = new((float)beta1), _rest1 = new((float)(1 - beta1)), _beta2 = new(
            (float)beta2), _rest2 = new((float)(1 - beta2));

        public static int Slots => 1;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> m, ref Vector<float> b, ref Vector<float> c)
        {
            var direction = (m * _beta1) + (gradient * _rest1);
            m = (m * _beta2) + (gradient * _rest2);
            var step = Vector.CopySign(new Vector<float>(learningRate), direction);
            return weight - Vector.ConditionalSelect(Vector.Equals(direction, Vector<float>.Zero), Vector<float>.Zero, step);
        }
    }
}
