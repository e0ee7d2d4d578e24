namespace KerasSharp.Saving;

/// <summary>One load of a model from a file: what the caller allows and names, what the weights take, and what is undone where it
/// fails.</summary>
/// <param name="path">The file.</param>
/// <param name="customObjects">The caller's own classes by the names that the file has for them; null for those that are
/// registered.</param>
/// <param name="limits">What the file may ask for.</param>
internal sealed class LoadSession(string path, IReadOnlyDictionary<string, Type>? customObjects, ModelFileLimits limits)
{
    private long _length;
    private Int128 _used;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>What the file may ask for.</summary>
    public ModelFileLimits Limits => limits;

    /// <summary>Loads a model. Until it ends, the first values of weights wait, as the file has others; where it fails, all that was made
    /// is freed.</summary>
    /// <exception cref="ModelFileException">The file is damaged, unsafe or holds what is not known here.</exception>
    public Model Run(Func<LoadSession, Model> load) => ModelFileException.Guard(path, () =>
    {
        using var custom = CustomObjects.Enter(customObjects);
        using var variables = new VariableScope();
        var model = load(this);
        variables.Complete();
        return model;
    });

    /// <summary>From now on the weights that are made are counted, and more than a file of that length could hold are refused.</summary>
    public void CountWeights(long fileLength)
    {
        (_length, _used) = (fileLength, 0);
        VariableScope.Current!.Charge = Charge;
    }

    private void Charge(string name, Shape shape, ScalarType type)
    {
        var most = (long)Math.Min(limits.ModelBytes, Math.Max(limits.FreeBytes, _length * limits.Expansion));
        var bytes = (Int128)type.ElementSize();
        foreach (var size in shape)
            bytes = bytes > long.MaxValue ? bytes : bytes * (size ?? 0);
        _used += bytes;
        if (_used > most || bytes > limits.TensorBytes)
        {
            throw new ModelFileException(
                path, name,
                $"the model that the file describes needs {_used} bytes for its weights up to here, more than the {most} that a file of "
                + $"{_length} bytes may ask for "
                + $"(see {nameof(ModelFileLimits)}).");
        }
    }
}
