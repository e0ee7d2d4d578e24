using System.Text.RegularExpressions;

namespace KerasSharp.Optimizers;

/// <summary>Muon: changes matrices by orthogonal steps, all other weights as Adam does.</summary>
/// <remarks>Source: keras.optimizers.Muon.</remarks>
/// <param name="learningRate">A number or a schedule; null for 0.001.</param>
/// <param name="adamBeta1">Adam's decay of the mean of the gradients.</param>
/// <param name="adamBeta2">Adam's decay of the mean of the squared gradients.</param>
/// <param name="adamWeightDecay">The weight decay of the weights that Adam changes; null for none.</param>
/// <param name="epsilon">Adam's small number in the divisor.</param>
/// <param name="weightDecay">Each update first shrinks the weights by this times the learning rate; null for no decay. It is that of the
/// matrices.</param>
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
/// <param name="excludeLayers">Regular expressions: weights whose path contains one are left to Adam; null for none.</param>
/// <param name="excludeEmbeddings">Whether weights with "embedding" in their path are left to Adam.</param>
/// <param name="muonA">First coefficient of the iteration that makes a matrix orthogonal.</param>
/// <param name="muonB">Second coefficient.</param>
/// <param name="muonC">Third coefficient.</param>
/// <param name="adamLrRatio">What the learning rate is multiplied with for Adam.</param>
/// <param name="momentum">How much of the sum of the gradients stays at each step.</param>
/// <param name="nsSteps">The number of iterations.</param>
/// <param name="nesterov">Whether the gradient counts as if taken one step ahead.</param>
/// <param name="rmsRate">The size of a change, relative to the root of the matrix's longer side; null for changes as they are.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
/// <exception cref="ArgumentException">More than one limit of gradients is set.</exception>
public sealed partial class Muon(
    LearningRate? learningRate = null, [ConfigKey("adam_beta_1")] double adamBeta1 = 0.9,
    [ConfigKey("adam_beta_2")] double adamBeta2 = 0.999, double? adamWeightDecay = 0.004, double epsilon = 1e-7,
    double? weightDecay = 0.004, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false,
    double emaMomentum = 0.99, int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null,
    string? name = null, string[]? excludeLayers = null, bool excludeEmbeddings = true, double muonA = 3.4445, double muonB = -4.775,
    double muonC = 2.0315, double adamLrRatio = 1, double momentum = 0.95, int nsSteps = 5, bool nesterov = true, double? rmsRate = 0.2)
    : Optimizer(
        learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency,
        lossScaleFactor, gradientAccumulationSteps, name)
{
    private readonly List<(Variable Momentum, Variable? Velocity)> _slots = [];

    /// <summary>Regular expressions: weights whose path contains one are left to Adam.</summary>
    public IReadOnlyList<string> ExcludeLayers { get; } = [.. excludeLayers ?? []];

    /// <inheritdoc/>
    protected override void CreateVariables(IReadOnlyList<Variable> variables)
    {
        foreach (var variable in variables)
            _slots.Add(
                (AddVariableFromReference(variable, "momentum"), IsAdams(variable)
                ? AddVariableFromReference(variable, "velocity") : null));
    }

    /// <inheritdoc/>
    protected override double? WeightDecayOf(Variable variable) => IsAdams(variable) ? adamWeightDecay : WeightDecay;

    /// <inheritdoc/>
    protected override void UpdateStep(Tensor gradient, Variable variable, double learningRate)
    {
        var (momentumSlot, velocity) = _slots[IndexOf(variable)];
        if (velocity is not null)
        {
            AdamStep(gradient, variable, learningRate * adamLrRatio, momentumSlot, velocity);
            return;
        }

        var sum = momentumSlot.Value.mul_(momentum).add_(gradient);
        var change = Orthogonal(nesterov ? (sum * momentum).add_(gradient) : sum);
        var size = rmsRate is { } rate ? Math.Sqrt(Math.Max(change.shape[0], change.shape[1])) * rate : 1;
        variable.Value.add_(change, -learningRate * size);
    }

    private bool IsAdams(Variable variable) =>
        variable.Shape.Rank != 2
        || (excludeEmbeddings && variable.Path.Contains("embedding", StringComparison.OrdinalIgnoreCase))
        || ExcludeLayers.Any(pattern => Regex.IsMatch(variable.Path, pattern));

    private void AdamStep(Tensor gradient, Tensor weight, double learningRate, Tensor m, Tensor v)
    {
        var step = Iterations + 1;
        m.mul_(adamBeta1).add_(gradient, 1 - adamBeta1);
        v.mul_(adamBeta2).addcmul_(gradient, gradient, 1 - adamBeta2);
        // In single precision, as Keras computes it.
        var size = (float)learningRate * MathF.Sqrt(1 - MathF.Pow((float)adamBeta2, step)) / (1 - MathF.Pow((float)adamBeta1, step));
        weight.addcdiv_(m, v.sqrt().add_(epsilon), -size);
    }

    /// <summary>A matrix near the orthogonal one next to x: Newton and Schulz's iteration, of fifth order.</summary>
    private Tensor Orthogonal(Tensor x)
    {
        var tall = x.shape[0] > x.shape[1];
        var y = tall ? x.t() : x;
        y = (y.Wide() / (y.Wide().square().sum().sqrt_() + 1e-7)).As(x.dtype);
        for (var i = 0; i < nsSteps; i++)
        {
            var square = y.MatMul(y.t());
            y = (muonA * y) + ((muonB * square) + (muonC * square).MatMul(square)).MatMul(y);
        }

        return tall ? y.t() : y;
    }
}
