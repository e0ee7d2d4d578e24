namespace KerasSharp.Optimizers;

/// <summary>Adafactor: keeps the squares of a matrix's gradients as a row and a column, for large models.</summary>
/// <remarks>Source: keras.optimizers.Adafactor.</remarks>
/// <param name="learningRate">A number or a schedule; null for 0.001.</param>
/// <param name="beta2Decay">The power of the step by which the decay of the squares grows.</param>
/// <param name="epsilon1">The small number added to the squared gradients.</param>
/// <param name="epsilon2">The least size of a weight, to which the changes are relative.</param>
/// <param name="clipThreshold">The largest root mean square of a change.</param>
/// <param name="relativeStep">Whether the learning rate is at most one over the root of the step; without effect on a schedule.</param>
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
public sealed partial class Adafactor(
    LearningRate? learningRate = null, double beta2Decay = -0.8, [ConfigKey("epsilon_1")] double epsilon1 = 1e-30,
    [ConfigKey("epsilon_2")] double epsilon2 = 1e-3, double clipThreshold = 1, bool relativeStep = true, double? weightDecay = null,
    double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : Optimizer(
        learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency,
        lossScaleFactor, gradientAccumulationSteps, name)
{
    private readonly List<(Variable Rows, Variable Columns, Variable All)> _squares = [];

    /// <inheritdoc/>
    protected override void CreateVariables(IReadOnlyList<Variable> variables)
    {
        foreach (var variable in variables)
        {
            var shape = variable.Shape;
            var (rows, columns) = shape.Rank < 2
                ? (Placeholder(variable), Placeholder(variable))
                : (AddVariable(shape[..^1], variable.Name, reference: variable), AddVariable(
                    [.. shape[..^2], shape[^1]], variable.Name, reference: variable));
            _squares.Add((rows, columns, AddVariableFromReference(variable, "velocity")));
        }
    }

    /// <inheritdoc/>
    protected override void UpdateStep(Tensor gradient, Variable variable, double learningRate)
    {
        var step = (float)(Iterations + 1);
        // Keras looks at relativeStep first; the least of the two is taken either way.
        var rate = Math.Min(learningRate, 1 / MathF.Sqrt(step));
        var keep = 1 - MathF.Pow(step, (float)beta2Decay);
        var squares = Squares(gradient.square().add_(epsilon1), keep, IndexOf(variable));
        var change = gradient / squares.sqrt();
        change.div_((Size(change) / clipThreshold).clamp_min_(1));
        variable.Value.sub_(change.mul_(Size(variable).clamp_min_(epsilon2)).mul_(rate));
    }

    private static Tensor Size(Tensor x) => x.Wide().square().mean().sqrt_();

    private Tensor Squares(Tensor now, double keep, int index)
    {
        var (rows, columns, all) = _squares[index];
        if (now.Dimensions < 2)
            return all.Value.mul_(keep).add_(now, 1 - keep);
        rows.Value.mul_(keep).add_(now.mean([-1]), 1 - keep);
        columns.Value.mul_(keep).add_(now.mean([-2]), 1 - keep);
        return all.Value.copy_((rows.Value / rows.Value.mean([-1], keepdim: true)).unsqueeze(-1) * columns.Value.unsqueeze(-2));
    }

    /// <summary>Keras keeps a number in the place of the row and the column of a vector.</summary>
    private Variable Placeholder(Variable variable)
    {
        var number = new HostVariable<int>(0, variable.Name, variable.Name);
        Track(number.Variable);
        return number.Variable;
    }
}
