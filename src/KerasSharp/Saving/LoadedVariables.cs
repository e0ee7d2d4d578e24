using KerasSharp.Initializers;
using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Saving;

/// <summary>The variables that are made while a model is loaded: their first values wait, as the file has others, and all are freed when the load fails half-way.</summary>
internal static class LoadedVariables
{
    [ThreadStatic]
    private static Load? current;

    /// <summary>Makes something; where that fails, all variables made on the way are freed.</summary>
    public static T Make<T>(Func<T> make)
    {
        using var load = Begin();
        var made = make();
        load.Complete();
        return made;
    }

    /// <summary>Begins a load. Where it is disposed without having been completed, all variables made meanwhile are freed.</summary>
    public static Load Begin() => current = new Load(current);

    /// <summary>Whether a model is being loaded on this thread.</summary>
    public static bool IsLoading => current is not null;

    /// <summary>Notes a variable that was made.</summary>
    public static void Note(Variable variable) => current?.Made.Add(variable);

    /// <summary>Whether a weight may be made without its first value: while a model is loaded, in layers that are known not to look at it, with initializers that leave no trace.</summary>
    /// <remarks>A seed that is a number is drawn when the initializer is made; only a generator goes on with each use.</remarks>
    public static bool CanWait(Layer layer, Initializer initializer) =>
        current is not null && IsOurs(layer) && IsOurs(initializer) && initializer is not RandomInitializer { Seed.Generator: not null };

    /// <summary>Notes a variable that has no value yet.</summary>
    public static void InitializeLater(Variable variable, Func<Tensor> value) => current!.Waiting.Add(variable, value);

    /// <summary>Notes that a variable has its value now.</summary>
    public static void Filled(Variable variable) => current?.Waiting.Remove(variable);

    /// <summary>Gives those variables their first values for which the file had none.</summary>
    public static void InitializeRest()
    {
        while (current is { Waiting.Count: > 0 } load)
        {
            using var scope = NewDisposeScope();
            var (variable, value) = load.Waiting.First();
            variable.Assign(value());
        }
    }

    private static bool IsOurs(object item) => item.GetType().Assembly == typeof(LoadedVariables).Assembly;

    /// <summary>A load that runs on this thread.</summary>
    internal sealed class Load(Load? before) : IDisposable
    {
        private bool _completed;

        /// <summary>The variables that were made.</summary>
        public List<Variable> Made { get; } = [];

        /// <summary>Those that have no value yet.</summary>
        public OrderedDictionary<Variable, Func<Tensor>> Waiting { get; } = new(ReferenceEqualityComparer.Instance);

        /// <summary>Gives the variables that are still without a value their first one.</summary>
        public void Complete()
        {
            InitializeRest();
            _completed = true;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            current = before;
            if (_completed)
                return;
            foreach (var variable in Made)
                variable.Free();
        }
    }
}
