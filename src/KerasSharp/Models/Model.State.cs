namespace KerasSharp;

public partial class Model
{
    /// <summary>Every variable that training changes, each under a name that another process gives it too: weights, the optimizer's,
    /// recurrent states, running metrics.</summary>
    internal IEnumerable<(string Name, Variable Variable)> StateVariables()
    {
        var compilation = Compiled(nameof(Fit));
        return Numbered("weights", Weights)
            .Concat(Numbered("optimizer", compilation.Optimizer.Variables))
            .Concat(Numbered("states", Everything(this).OfType<Layers.RecurrentLayer>().Distinct().SelectMany(layer => layer.States ?? [])))
            .Concat(Numbered("metrics", compilation.Metrics.Metrics.Distinct().SelectMany(metric => metric.Variables)));
    }

    /// <summary>Whether a name is one of those that <see cref="StateVariables"/> gives.</summary>
    internal static bool IsStateName(string name) => name.Split('/')[0] is "weights" or "optimizer" or "states" or "metrics";

    /// <summary>Whether a <c>Fit</c> goes on, so that what a callback evaluates leaves its running metrics alone.</summary>
    internal bool IsFitting { get; set; }

    /// <summary>Within a <c>Fit</c>, its running loss and metrics until what is returned is disposed; else null.</summary>
    private KeptMetrics? KeepMetrics() => IsFitting ? new(this) : null;

    /// <summary>The running losses: of all, then of the single outputs.</summary>
    internal IEnumerable<LossTracker> LossTrackers()
    {
        var compilation = Compiled(nameof(Fit));
        return [compilation.LossTracker, .. (compilation.Loss?.Means ?? []).Select(mean => mean.Mean)];
    }

    /// <summary>The sources of seeds of all layers.</summary>
    internal IReadOnlyList<SeedGenerator> SeedGenerators() => [.. Everything(this).SelectMany(SeedFields.Of).Distinct()];

    private static IEnumerable<(string, Variable)> Numbered(string kind, IEnumerable<Variable> variables) =>
        variables.Select((variable, i) => ($"{kind}/{i}", variable));

    private static IEnumerable<Layers.Layer> Everything(Layers.Layer layer) => layer.Sublayers.SelectMany(Everything).Prepend(layer);
}
