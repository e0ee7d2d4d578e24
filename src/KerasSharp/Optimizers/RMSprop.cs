using System.Numerics;

namespace KerasSharp.Optimizers;

/// <summary>RMSprop: gradients over the root of the mean of their squares.</summary>
/// <remarks>Epsilon stands inside the root. Source: keras.optimizers.RMSprop.</remarks>
/// <param name="learningRate">A number or a schedule; null for 0.001.</param>
/// <param name="rho">The decay of the mean of the squared gradients.</param>
/// <param name="momentum">How much of the last change stays at each step; 0 for none.</param>
/// <param name="epsilon">The small number in the root.</param>
/// <param name="centered">Whether the variance of the gradients takes the place of the mean of their squares.</param>
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
public sealed partial class RMSprop(
    LearningRate? learningRate = null, double rho = 0.9, double momentum = 0, double epsilon = 1e-7, bool centered = false,
    double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false,
    double emaMomentum = 0.99, int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null,
    string? name = null)
    : ElementwiseOptimizer(
        learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency,
        lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <inheritdoc/>
    protected override string[][] SlotNames =>
        [["velocity"], .. momentum > 0
        ? [["momentum"]] : Array.Empty<string[]>(), .. centered ? [["average_gradient"]] : Array.Empty<string[]>()];

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate)
    {
        var variance = slots[0].mul_(rho).addcmul_(gradient, gradient, 1 - rho).add(epsilon);
        if (centered)
        {
            var mean = slots[^1].mul_(rho).add_(gradient, 1 - rho);
            variance.addcmul_(mean, mean, -1);
        }

        if (momentum > 0)
            weight.sub_(slots[1].mul_(momentum).addcdiv_(gradient, variance.sqrt_(), learningRate));
        else
            weight.addcdiv_(gradient, variance.sqrt_(), -learningRate);
    }

    private protected override bool HasSweep => true;

    private protected override void RunSweep(in Sweep sweep, double learningRate)
    {
        var root = new Root(rho, epsilon);
        if (centered && momentum > 0)
            sweep.Run(new CenteredMomentumRule(root, (float)learningRate, (float)momentum));
        else if (centered)
            sweep.Run(new CenteredRule(root, (float)learningRate));
        else if (momentum > 0)
            sweep.Run(new MomentumRule(root, (float)learningRate, (float)momentum));
        else
            sweep.Run(new Rule(root, (float)learningRate));
    }

    /// <summary>The divisor of the gradients.</summary>
    private readonly struct Root(double rho, double epsilon)
    {
        private readonly Vector<float> _rho = new((float)rho), _rest = new((float)(1 - rho)), _epsilon = new((float)epsilon);

        public Vector<float> Update(Vector<float> gradient, ref Vector<float> velocity)
        {
            velocity = (velocity * _rho) + (gradient * gradient * _rest);
            return Vector.SquareRoot(velocity + _epsilon);
        }

        public Vector<float> Update(Vector<float> gradient, ref Vector<float> velocity, ref Vector<float> mean)
        {
            velocity = (velocity * _rho) + (gradient * gradient * _rest);
            mean = (mean * _rho) + (gradient * _rest);
            return Vector.SquareRoot(velocity + _epsilon - (mean * mean));
        }
    }

    private readonly struct Rule(Root root, float learningRate) : ISweepRule
    {
        public static int Slots => 1;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> velocity, ref Vector<float> b, ref Vector<float> c) =>
            weight - (gradient * learningRate / root.Update(gradient, ref velocity));
    }

    private readonly struct MomentumRule(Root root, float learningRate, float momentum) : ISweepRule
    {
        public static int Slots => 2;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> velocity, ref Vector<float> change, ref Vector<float> c)
        {
            change = (change * momentum) + (gradient * learningRate / root.Update(gradient, ref velocity));
            return weight - change;
        }
    }

    private readonly struct CenteredRule(Root root, float learningRate) : ISweepRule
    {
        public static int Slots => 2;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> velocity, ref Vector<float> mean, ref Vector<float> c) =>
            weight - (gradient * learningRate / root.Update(gradient, ref velocity, ref mean));
    }

    private readonly struct CenteredMomentumRule(Root root, float learningRate, float momentum) : ISweepRule
    {
        public static int Slots => 3;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> velocity, ref Vector<float> change, ref Vector<float> mean)
        {
            change = (change * momentum) + (gradient * learningRate / root.Update(gradient, ref velocity, ref mean));
            return weight - change;
        }
    }
}
