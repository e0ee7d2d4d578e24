namespace KerasSharp.Core;

/// <summary>The variables that are made on this thread while it is open: the first values of weights are deferred, where their initializers
/// are stateless, and all variables may be freed together.</summary>
internal sealed class VariableScope : IDisposable
{
    [ThreadStatic]
    private static VariableScope? current;

    private readonly VariableScope? _around = current;
    private readonly List<Variable> _made = [];
    private bool _completed;

    public VariableScope() => current = this;

    /// <summary>The scope that is open on this thread; null for none.</summary>
    public static VariableScope? Current => current;

    /// <summary>Called with each weight that is about to be made; may refuse it.</summary>
    public Action<string, Shape, ScalarType>? Charge { get; set; }

    /// <summary>Notes a variable that was made.</summary>
    public void Note(Variable variable) => _made.Add(variable);

    /// <summary>Gives those variables their first values that have none yet.</summary>
    public void Initialize() => _made.ForEach(variable => variable.Initialize());

    /// <summary>What was made stays: those without a value get their first one.</summary>
    public void Complete()
    {
        Initialize();
        _completed = true;
    }

    /// <summary>Ends the scope; where it was not completed, all variables that were made are freed.</summary>
    public void Dispose()
    {
        current = _around;
        if (!_completed)
            _made.ForEach(variable => variable.Free());
    }
}
