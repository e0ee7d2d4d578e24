using System.Numerics;

namespace KerasSharp.Optimizers;

/// <summary>Nadam: Adam with Nesterov momentum.</summary>
/// <remarks>Source: keras.optimizers.Nadam.</remarks>
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
public sealed partial class Nadam(
    LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, double? weightDecay = null,
    double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(
        learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency,
        lossScaleFactor, gradientAccumulationSteps, name)
{
    private HostVariable<float>? _product;

    /// <inheritdoc/>
    protected override string[][] SlotNames => [["momentum", "velocity"]];

    /// <inheritdoc/>
    protected override void CreateVariables(IReadOnlyList<Variable> variables)
    {
        base.CreateVariables(variables);
        // Keras gives this one no name of its own.
        _product = new HostVariable<float>(1, "variable", "variable");
        Track(_product.Variable);
    }

    /// <inheritdoc/>
    protected override void BeginUpdate() => _product!.Value *= Momentum(Iterations + 1);

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate)
    {
        var m = slots[0].mul_(beta1).add_(gradient, 1 - beta1);
        var v = slots[1].mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
        var (ofMean, ofGradient, correction) = Factors();
        weight.addcdiv_((m * ofMean).add_(gradient, ofGradient), (v / correction).sqrt_().add_(epsilon), -learningRate);
    }

    private protected override bool HasSweep => true;

    private protected override void RunSweep(in Sweep sweep, double learningRate)
    {
        var (ofMean, ofGradient, correction) = Factors();
        sweep.Run(new Rule((float)learningRate, ofMean, ofGradient, 1 / correction, beta1, beta2, epsilon));
    }

    /// <summary>The momentum of a step: it grows from half of beta1 to beta1.</summary>
    private float Momentum(long step) => (float)beta1 * (1 - (0.5f * MathF.Pow(0.96f, step)));

    /// <summary>What the mean and the gradient are multiplied with, and what the squares are divided by.</summary>
    private (float OfMean, float OfGradient, float Correction) Factors()
    {
        var (step, product) = (Iterations + 1, _product!.Value);
        var next = Momentum(step + 1);
        return (next / (1 - (product * next)), (1 - Momentum(step)) / (1 - product), 1 - MathF.Pow((float)beta2, step));
    }

    private readonly struct Rule(
        float learningRate, float ofMean, float ofGradient, float scale, double beta1, double beta2, double epsilon) : ISweepRule
    {
        private readonly Vector<float> _beta1 = new((float)beta1), _rest1 = new((float)(1 - beta1)), _beta2 = new(
            (float)beta2), _rest2 = new((float)(1 - beta2));
        private readonly Vector<float> _epsilon = new((float)epsilon);

        public static int Slots => 2;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> m, ref Vector<float> v, ref Vector<float> c)
        {
            m = (m * _beta1) + (gradient * _rest1);
            v = (v * _beta2) + (gradient * gradient * _rest2);
            return weight - (((m * ofMean) + (gradient * ofGradient)) * learningRate / (Vector.SquareRoot(v * scale) + _epsilon));
        }
    }
}
