using System.Numerics;

namespace KerasSharp.Optimizers;

/// <summary>Adam: steps by the mean of the gradients over the root of the mean of their squares.</summary>
/// <remarks>Source: keras.optimizers.Adam.</remarks>
/// <param name="learningRate">A number or a schedule; null for 0.001.</param>
/// <param name="beta1">The decay of the mean of the gradients.</param>
/// <param name="beta2">The decay of the mean of the squared gradients.</param>
/// <param name="epsilon">The small number in the divisor; added before the bias correction.</param>
/// <param name="amsgrad">Whether the divisor never falls.</param>
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
public partial class Adam(
    LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, bool amsgrad = false,
    double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false,
    double emaMomentum = 0.99, int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null,
    string? name = null)
    : ElementwiseOptimizer(
        learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency,
        lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>The decay of the mean of the gradients.</summary>
    public double Beta1 { get; } = beta1;

    /// <summary>The decay of the mean of the squared gradients.</summary>
    public double Beta2 { get; } = beta2;

    /// <summary>The small number in the divisor.</summary>
    public double Epsilon { get; } = epsilon;

    /// <summary>Whether the divisor never falls.</summary>
    public bool Amsgrad { get; } = amsgrad;

    /// <inheritdoc/>
    protected override string[][] SlotNames => Amsgrad ? [["momentum", "velocity"], ["velocity_hat"]] : [["momentum", "velocity"]];

    /// <inheritdoc/>
    protected override void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate)
    {
        var m = slots[0].mul_(Beta1).add_(gradient, 1 - Beta1);
        var v = slots[1].mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
        if (Amsgrad)
            v = slots[2].copy_(maximum(slots[2], v));
        var stepSize = weight.dtype == ScalarType.Float64 ? StepSize<double>(learningRate) : StepSize<float>((float)learningRate);
        weight.addcdiv_(m, v.sqrt().add_(Epsilon), -stepSize);
    }

    private protected override bool HasSweep => true;

    private protected override void RunSweep(in Sweep sweep, double learningRate)
    {
        var stepSize = StepSize((float)learningRate);
        if (Amsgrad)
            sweep.Run(new AmsgradRule(stepSize, Beta1, Beta2, Epsilon));
        else
            sweep.Run(new Rule(stepSize, Beta1, Beta2, Epsilon));
    }

    /// <summary>The learning rate with the bias corrections, in the precision of the weights, as Keras computes it.</summary>
    private T StepSize<T>(T learningRate)
        where T : IFloatingPointIeee754<T>
    {
        var step = T.CreateChecked(Iterations + 1);
        return learningRate * T.Sqrt(T.One - T.Pow(T.CreateChecked(Beta2), step)) / (T.One - T.Pow(T.CreateChecked(Beta1), step));
    }

    private readonly struct Rule(float stepSize, double beta1, double beta2, double epsilon) : ISweepRule
    {
        private readonly Vector<float> _beta1 = new((float)beta1), _rest1 = new((float)(1 - beta1)), _beta2 = new(
            (float)beta2), _rest2 = new((float)(1 - beta2));
        private readonly Vector<float> _stepSize = new(stepSize), _epsilon = new((float)epsilon);

        public static int Slots => 2;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> m, ref Vector<float> v, ref Vector<float> c)
        {
            m = (m * _beta1) + (gradient * _rest1);
            v = (v * _beta2) + (gradient * gradient * _rest2);
            return weight - (m * _stepSize / (Vector.SquareRoot(v) + _epsilon));
        }
    }

    private readonly struct AmsgradRule(float stepSize, double beta1, double beta2, double epsilon) : ISweepRule
    {
        private readonly Vector<float> _beta1 = new((float)beta1), _rest1 = new((float)(1 - beta1)), _beta2 = new(
            (float)beta2), _rest2 = new((float)(1 - beta2));
        private readonly Vector<float> _stepSize = new(stepSize), _epsilon = new((float)epsilon);

        public static int Slots => 3;

        public Vector<float> Update(
            Vector<float> weight, Vector<float> gradient, ref Vector<float> m, ref Vector<float> v, ref Vector<float> largest)
        {
            m = (m * _beta1) + (gradient * _rest1);
            v = (v * _beta2) + (gradient * gradient * _rest2);
            largest = Vector.Max(largest, v);
            return weight - (m * _stepSize / (Vector.SquareRoot(largest) + _epsilon));
        }
    }
}
