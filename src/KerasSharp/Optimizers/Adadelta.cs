using System.Numerics;

namespace KerasSharp.Optimizers;

/// <summary>Adadelta: gradients scaled by the root of the mean squared changes over that of the mean squared gradients.</summary>
/// <remarks>Source: keras.optimizers.Adadelta.</remarks>
/// <param name="learningRate">A number or a schedule; null for 0.001.</param>
/// <param name="rho">The decay of both means.</param>
/// <param name="epsilon">The small number in the roots.</param>
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
public sealed partial class Adadelta(
    LearningRate? learningRate = null, double rho = 0.95, double epsilon = 1e-7, double? weightDecay = null, double? clipnorm = null,
    double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(
        learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency,
        lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <inheritdoc/>
    protected override string[][] SlotNames => [["accumulated_grad", "accumulated_delta_var"]];

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate)
    {
        var squares = slots[0].mul_(rho).addcmul_(gradient, gradient, 1 - rho);
        var change = slots[1].add(epsilon).sqrt_().mul_(gradient).div_(squares.add(epsilon).sqrt_());
        slots[1].mul_(rho).addcmul_(change, change, 1 - rho);
        weight.add_(change, -learningRate);
    }

    private protected override bool HasSweep => true;

    private protected override void RunSweep(in Sweep sweep, double learningRate) => sweep.Run(new Rule((float)learningRate, rho, epsilon));

    private readonly struct Rule(float learningRate, double rho, double epsilon) : ISweepRule
    {
        private readonly Vector<float> _rho = new((float)rho), _rest = new((float)(1 - rho)), _epsilon = new((float)epsilon);

        public static int Slots => 2;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> squares, ref Vector<float> changes, ref Vector<float> c)
        {
            squares = (squares * _rho) + (gradient * gradient * _rest);
            var change = Vector.SquareRoot(changes + _epsilon) * gradient / Vector.SquareRoot(squares + _epsilon);
            changes = (changes * _rho) + (change * change * _rest);
            return weight - (change * learningRate);
        }
    }
}
