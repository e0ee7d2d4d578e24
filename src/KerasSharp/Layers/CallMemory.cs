namespace KerasSharp.Layers;

/// <summary>The dispose scope of a call: all but its outputs, and what it added to the loss, ends with it.</summary>
internal readonly struct CallMemory : IDisposable
{
    private readonly List<Tensor>? _losses;
    private readonly int _before;

    /// <summary>Begins within a <see cref="CallScope"/>.</summary>
    public CallMemory()
    {
        Scope = NewDisposeScope();
        _losses = CallScope.Current!.Losses;
        _before = _losses?.Count ?? 0;
    }

    /// <summary>The scope itself.</summary>
    public DisposeScope Scope { get; }

    /// <summary>Whether a tensor ends with the call.</summary>
    public bool Owns(Tensor tensor) => Scope.Contains(tensor);

    /// <summary>Hands outputs and losses to the scope around, as far as they are the call's own.</summary>
    public void Keep(Tensor[] outputs)
    {
        KeepLosses();
        foreach (var output in outputs)
            Keep(output);
    }

    /// <summary>Hands what was added to the loss to the scope around.</summary>
    public void KeepLosses()
    {
        for (var i = _before; i < _losses?.Count; i++)
            Keep(_losses[i]);
    }

    /// <inheritdoc/>
    public void Dispose() => Scope.Dispose();

    private void Keep(Tensor tensor)
    {
        if (Scope.Contains(tensor))
            tensor.MoveToOuterDisposeScope();
    }
}
