namespace KerasSharp.Saving;

/// <summary>What loading will change, collected first and done only when all of it fits.</summary>
internal sealed class Assignments : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();
    private readonly BulkRead _reads = new();
    private readonly List<(Variable Target, Func<Tensor> Value)> _values = [];
    private readonly List<Variable> _filled = [];
    private readonly List<Action> _then = [];

    /// <summary>Notes that the bytes of a source must be verified before anything else is done with them, if they were not yet.</summary>
    public void Verify(ByteSource source) => _reads.Verify(source);

    /// <summary>Notes a dataset of the variable's shape; what could still turn out damaged is unpacked now.</summary>
    /// <exception cref="ModelFileException">It is no number, or damaged.</exception>
    public void Add(Variable target, Hdf5Dataset stored)
    {
        var type = TensorBytes.TypeOf(TensorBytes.DatasetType(stored)) ?? throw new ModelFileException(
            "the file", stored.Path, $"Elements of type {stored.Type} are no numbers.");
        stored.CheckStored();
        if (stored.Place is { } place)
        {
            Add(target, type, place.Source, place.Position, () => TensorBytes.Read(stored));
            return;
        }

        var value = stored.IsPlain ? null : TensorBytes.Read(stored);
        _values.Add((target, () => value ?? TensorBytes.Read(stored)));
    }

    /// <summary>Notes the bytes of a tensor of the variable's shape.</summary>
    /// <param name="target">The variable.</param>
    /// <param name="type">The type of the elements in the file.</param>
    /// <param name="source">The file.</param>
    /// <param name="position">Where in it they are.</param>
    /// <param name="read">Makes a tensor of them, where the variable's memory cannot be filled as it is.</param>
    public void Add(Variable target, ScalarType type, ByteSource source, long position, Func<Tensor> read)
    {
        // In the memory of a bool nothing but 0 and 1 may be, and a file can hold anything.
        if (type == target.DType && type != ScalarType.Bool && TensorBytes.IsPlain(target.Storage))
        {
            _reads.Add(source, position, target.Storage);
            _filled.Add(target);
        }
        else
        {
            _values.Add((target, read));
        }
    }

    /// <summary>Notes a value of the variable's shape that is computed from what the file has.</summary>
    public void Add(Variable target, Func<Tensor> read)
    {
        // What could turn out damaged does so before anything is changed.
        var value = read();
        _values.Add((target, () => value));
    }

    /// <summary>Notes what is to be done after the variables have their values.</summary>
    public void Then(Action action) => _then.Add(action);

    /// <summary>Does it all.</summary>
    /// <exception cref="InvalidDataException">The bytes are not those that were written. Variables may have changed: a file for a model
    /// that goes on living is verified before.</exception>
    public void Apply()
    {
        using var _ = no_grad();
        _reads.Execute();
        _filled.ForEach(variable => variable.Filled());
        foreach (var (target, value) in _values)
        {
            using var scope = NewDisposeScope();
            target.Assign(value());
        }

        VariableScope.Current?.Initialize();
        foreach (var action in _then)
            action();
    }

    public void Dispose() => _scope.Dispose();
}
