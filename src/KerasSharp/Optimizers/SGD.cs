using System.Numerics;

namespace KerasSharp.Optimizers;

/// <summary>Gradient descent, with momentum where asked for: <c>w − lr · g</c>.</summary>
/// <remarks>With momentum: <c>v = momentum · v − lr · g; w + v</c>; the velocity contains the learning rate.
/// Source: keras.optimizers.SGD.</remarks>
/// <param name="learningRate">A number or a schedule; null for 0.01.</param>
/// <param name="momentum">How much of the velocity stays at each step; in [0, 1], 0 for no velocity.</param>
/// <param name="nesterov">Whether the gradient counts as if taken one velocity ahead.</param>
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
public sealed partial class SGD(
    LearningRate? learningRate = null, double momentum = 0, bool nesterov = false, double? weightDecay = null, double? clipnorm = null,
    double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(
        learningRate ?? 0.01, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor,
        gradientAccumulationSteps, name)
{
    /// <summary>How much of the velocity stays at each step.</summary>
    public double Momentum { get; } = Guard.InRange(momentum, 0, 1);

    /// <inheritdoc/>
    protected override string[][] SlotNames => Momentum == 0 ? [] : [["momentum"]];

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate)
    {
        if (Momentum == 0)
        {
            weight.add_(gradient, -learningRate);
            return;
        }

        var velocity = slots[0].mul_(Momentum).add_(gradient, -learningRate);
        if (nesterov)
            weight.add_(gradient, -learningRate).add_(velocity, Momentum);
        else
            weight.add_(velocity);
    }

    private protected override bool HasSweep => true;

    /// <summary>Without momentum nothing changes where the gradient is zero.</summary>
    internal override bool TakesRows(Variable variable) => Momentum == 0 && ChangesByGradientAlone && Sweeps(variable);

    private protected override void UpdateRows(in RowSweep sweep, double learningRate) => sweep.Subtract((float)learningRate);

    private protected override void RunSweep(in Sweep sweep, double learningRate)
    {
        if (Momentum == 0)
            sweep.Run(new PlainRule((float)learningRate));
        else if (nesterov)
            sweep.Run(new NesterovRule((float)learningRate, (float)Momentum));
        else
            sweep.Run(new MomentumRule((float)learningRate, (float)Momentum));
    }

    private readonly struct PlainRule(float learningRate) : ISweepRule
    {
        public static int Slots => 0;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> a, ref Vector<float> b, ref Vector<float> c) =>
            weight - (gradient * learningRate);
    }

    private readonly struct MomentumRule(float learningRate, float momentum) : ISweepRule
    {
        public static int Slots => 1;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> velocity, ref Vector<float> b, ref Vector<float> c)
        {
            velocity = (velocity * momentum) - (gradient * learningRate);
            return weight + velocity;
        }
    }

    private readonly struct NesterovRule(float learningRate, float momentum) : ISweepRule
    {
        public static int Slots => 1;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> velocity, ref Vector<float> b, ref Vector<float> c)
        {
            velocity = (velocity * momentum) - (gradient * learningRate);
            return weight - (gradient * learningRate) + (velocity * momentum);
        }
    }
}
