using System.Text.RegularExpressions;

namespace KerasSharp.Optimizers;

/// <summary>Which optimizer changes which weight: by the weight's path, or by a regular expression that matches the whole of it.</summary>
/// <remarks><c>new OptimizerMap("sgd") { ["encoder/.*"] = new Adam() }</c>. Source: keras.optimizers.OptimizerMap.</remarks>
[KerasModule("keras.optimizers")]
public sealed partial class OptimizerMap : IConfigurable
{
    private readonly OrderedDictionary<string, Optimizer> _optimizers = [];
    private readonly Func<Variable, Optimizer>? _choose;

    /// <summary>A map.</summary>
    /// <param name="defaultOptimizer">The optimizer of all weights that no entry matches.</param>
    /// <param name="optimizerMap">The entries; null for none yet.</param>
    /// <exception cref="ArgumentException">An optimizer is a <see cref="LossScaleOptimizer"/> or a
    /// <see cref="MultiOptimizer"/>.</exception>
    public OptimizerMap(Optimizer defaultOptimizer, IEnumerable<KeyValuePair<string, Optimizer>>? optimizerMap = null)
    {
        DefaultOptimizer = Plain(defaultOptimizer);
        foreach (var (key, optimizer) in optimizerMap ?? [])
            this[key] = optimizer;
    }

    private OptimizerMap(Func<Variable, Optimizer> choose) => _choose = choose;

    /// <summary>The optimizer of all weights that no entry matches; null where a function chooses.</summary>
    public Optimizer? DefaultOptimizer { get; }

    /// <summary>The optimizers, each once: those of the entries, then the default.</summary>
    public IReadOnlyList<Optimizer> Optimizers => [.. _optimizers.Values.Append(DefaultOptimizer).OfType<Optimizer>().Distinct()];

    /// <summary>The optimizer of a path: that of the entry of this name, else of the pattern that matches all of it, else the
    /// default.</summary>
    /// <param name="path">A weight's path; for an entry, a path or a regular expression.</param>
    /// <exception cref="InvalidOperationException">A function chooses, by the weight.</exception>
    /// <exception cref="ArgumentException">Several patterns match; for an entry, that there is one of this name, or the optimizer cannot be
    /// in a map.</exception>
    public Optimizer this[string path]
    {
        get
        {
            if (_optimizers.TryGetValue(path, out var named))
                return named;
            var matching = _optimizers.Where(entry => Regex.IsMatch(path, $"^(?:{entry.Key})$")).ToList();
            return matching.Count switch
            {
                0 => DefaultOptimizer ?? throw new InvalidOperationException(
                    "The optimizers of this map are chosen by a function of the weight, not by paths."),
                1 => matching[0].Value,
                _ => throw new ArgumentException(
                    $"Several optimizers are assigned to the variable '{path}', by "
                    + $"{string.Join(" and ", matching.Select(entry => $"'{entry.Key}'"))}.", nameof(path)),
            };
        }

        set
        {
            if (!_optimizers.TryAdd(path, Plain(value)))
                throw new ArgumentException(
                    $"'{path}' is in the OptimizerMap already, with {_optimizers[path].GetType().Name}. Do not use a key twice.",
                    nameof(path));
        }
    }

    /// <summary>A map in which a function chooses; it has no config.</summary>
    /// <param name="choose">Gives the optimizer of a weight; asked once for each.</param>
    public static OptimizerMap From(Func<Variable, Optimizer> choose)
    {
        ArgumentNullException.ThrowIfNull(choose);
        return new OptimizerMap(choose);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A function chooses.</exception>
    public Config GetConfig()
    {
        if (_choose is not null)
            throw new NotSupportedException("An OptimizerMap made from a function has no config. To save it, give the optimizers by path.");
        var map = new Config();
        foreach (var (key, optimizer) in _optimizers)
            map.Add(key, optimizer);
        return new Config { { "default_optimizer", DefaultOptimizer }, { "optimizer_map", map } };
    }

    /// <summary>The map that a config describes.</summary>
    public static OptimizerMap FromConfig(Config config)
    {
        config.RefuseUnknown(nameof(OptimizerMap), "default_optimizer", "optimizer_map");
        var map = config.Get<Config?>("optimizer_map", null) ?? [];
        return new OptimizerMap(
            config.Get<Optimizer>("default_optimizer")!, map.Keys.Select(key => KeyValuePair.Create(key, map.Get<Optimizer>(key)!)));
    }

    /// <summary>The optimizer of a weight.</summary>
    internal Optimizer For(Variable variable) => _choose is null ? this[variable.Path] : Plain(_choose(variable));

    /// <summary>An optimizer that may serve some of a model's weights.</summary>
    internal static Optimizer Plain(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return optimizer is not (LossScaleOptimizer or MultiOptimizer) ? optimizer : throw new ArgumentException(
            $"{optimizer.GetType().Name} cannot be one of several optimizers of a model.", nameof(optimizer));
    }
}
