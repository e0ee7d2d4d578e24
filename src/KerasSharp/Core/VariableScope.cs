namespace KerasSharp.Core;

/// <summary>The variables that are made on this thread while it is open: their first values may wait until they are asked for, and all may
/// be freed together.</summary>
/// <remarks>Source: keras.src.backend.common.variables, deferred initialization.</remarks>
internal sealed class VariableScope : IDisposable
{
    [ThreadStatic]
    private static VariableScope? current;

    private readonly VariableScope? _around = current;
    private readonly List<Variable> _made = [];
    private readonly OrderedDictionary<Variable, Func<Tensor>> _waiting = new(ReferenceEqualityComparer.Instance);

    private bool _completed;

    public VariableScope() => current = this;

    /// <summary>The scope that is open on this thread; null for none.</summary>
    public static VariableScope? Current => current;

    /// <summary>Called with each weight that is about to be made; may refuse it.</summary>
    public Action<string, Shape, ScalarType>? Charge { get; set; }

    /// <summary>Whether a weight may be made without its first value: of owners that are known not to look at it, by initializers that
    /// leave no trace.</summary>
    /// <remarks>A seed that is a number is drawn when the initializer is made; only a generator goes on with each use.</remarks>
    public static bool Defers(object owner, Initializer initializer) =>
        current is not null && IsOurs(owner) && IsOurs(initializer) && initializer is not RandomInitializer { Seed.Generator: not null };

    /// <summary>Notes a variable that was made.</summary>
    public void Note(Variable variable) => _made.Add(variable);

    /// <summary>Notes a variable that has no value yet.</summary>
    public void InitializeLater(Variable variable, Func<Tensor> value) => _waiting.Add(variable, value);

    /// <summary>Notes that a variable has its value now.</summary>
    public void Filled(Variable variable) => _waiting.Remove(variable);

    /// <summary>Gives those variables their first values that still wait.</summary>
    public void InitializeRest()
    {
        while (_waiting.Count > 0)
        {
            using var scope = NewDisposeScope();
            var (variable, value) = _waiting.First();
            variable.Assign(value());
        }
    }

    /// <summary>What was made stays: the variables that still wait get their first values.</summary>
    public void Complete()
    {
        InitializeRest();
        _completed = true;
    }

    /// <summary>Ends the scope; where it was not completed, all variables that were made are freed.</summary>
    public void Dispose()
    {
        current = _around;
        if (!_completed)
            _made.ForEach(variable => variable.Free());
    }

    private static bool IsOurs(object item) => item.GetType().Assembly == typeof(VariableScope).Assembly;
}
