using KerasSharp.Activations;
using KerasSharp.Initializers;
using KerasSharp.Losses;
using KerasSharp.Metrics;
using KerasSharp.Optimizers;
using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Saving.OwnObjects;

// The classes of make.py in C#; but for one, under other names, so that nothing finds them unless they are passed.

/// <summary>Python's Scale.</summary>
/// <param name="factor">What the input is multiplied by, beside the kernel.</param>
/// <param name="regularizer">The kernel's penalty.</param>
/// <param name="kernelInitializer">The kernel's first value.</param>
/// <param name="name">The name.</param>
public sealed partial class OwnScale(
    double factor, Regularizer? regularizer = null, Initializer? kernelInitializer = null, string? name = null) : Layer(name)
{
    public Variable? Kernel { get; private set; }

    public Regularizer? Regularizer => regularizer;

    public Initializer? KernelInitializer => kernelInitializer;

    public override Shape ComputeOutputShape(Shape input) => input;

    protected override void Build(Shape input) => Kernel = AddWeight("kernel", [input[^1]], kernelInitializer, regularizer: regularizer);

    protected override Tensor Call(Tensor x, bool training) => x * Kernel! * factor;
}

/// <summary>Python's Signed.</summary>
/// <param name="by">The factor.</param>
public sealed partial class OwnSigned(double by = 0.5) : Regularizer
{
    protected override Tensor Call(Tensor x) => by * x.sum();
}

/// <summary>Python's Fives, which is registered there as mine>Fives, as here.</summary>
/// <param name="times">How many fives.</param>
[KerasName("Fives", Package = "mine")]
public sealed partial class OwnFives(int times = 1) : Initializer
{
    public int Times => times;

    protected override Tensor Call(Shape shape, ScalarType? dtype) => full(shape.ToArray(), 5.0 * times, dtype ?? ScalarType.Float32);
}

/// <summary>Python's Power.</summary>
/// <param name="power">The exponent.</param>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The name.</param>
public sealed partial class OwnPower(int power = 4, Reduction reduction = default, string? name = "power") : Loss(reduction, name)
{
    protected override Tensor Call(Tensor yTrue, Tensor yPred) => (yTrue - yPred).pow(power).mean([-1]);
}

/// <summary>Python's Largest.</summary>
public sealed partial class OwnLargest : Metric
{
    private readonly Variable _largest;

    /// <param name="name">The name.</param>
    /// <param name="dtype">The type of the state.</param>
    public OwnLargest(string? name = "largest", ScalarType? dtype = null)
        : base(name, dtype) => _largest = AddVariable("largest", Shape.Scalar);

    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) =>
        _largest.Assign(maximum(_largest, yPred.max()));

    public override Tensor Result() => _largest.Value.clone();
}

/// <summary>Python's Slow.</summary>
/// <param name="learningRate">The learning rate.</param>
/// <param name="momentum">The momentum.</param>
/// <param name="nesterov">Not supported here.</param>
/// <param name="useEma">Whether a moving average is kept.</param>
/// <param name="emaMomentum">How much of it stays.</param>
/// <param name="name">The name.</param>
public sealed partial class OwnSlow(
    LearningRate? learningRate = null, double momentum = 0, bool nesterov = false, bool useEma = false, double emaMomentum = 0.99,
    string? name = null)
    : ElementwiseOptimizer(learningRate ?? 0.01, useEma: useEma, emaMomentum: emaMomentum, name: name)
{
    public double Momentum => momentum;

    public bool Nesterov => nesterov;

    protected override string[][] SlotNames => [["momentum"]];

    protected override void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate) =>
        weight.add_(slots[0].mul_(momentum).add_(gradient, -learningRate));
}

/// <summary>Python's function squeeze, as a loss.</summary>
public sealed partial class OwnSqueeze : Loss
{
    protected override Tensor Call(Tensor yTrue, Tensor yPred) => yPred.abs().mean([-1]);
}

/// <summary>Python's function squash.</summary>
public sealed partial class OwnSquash : ActivationFunction
{
    protected override Tensor Call(Tensor x) => x / 4;
}
