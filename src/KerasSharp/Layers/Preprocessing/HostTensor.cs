namespace KerasSharp.Layers;

/// <summary>Numbers that a layer was given: kept as they were, and as a tensor where a call needs them.</summary>
internal sealed class HostTensor : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Tensor _given;
    private Tensor? _there;

    /// <param name="value">The numbers; a tensor is copied.</param>
    public HostTensor(ArrayLike value)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var scope = NewDisposeScope();
        var tensor = value.ToExactTensor();
        Shape = tensor.shape;
        Number = value.Number ?? (Shape.Length == 0 ? tensor.to_type(ScalarType.Float64).cpu().item<double>() : null);
        _given = tensor.detach().cpu().clone().DetachFromDisposeScope();
        Value = Number is { } number ? (ArrayLike)number : (ArrayLike)_given;
    }

    /// <summary>The shape.</summary>
    public long[] Shape { get; }

    /// <summary>The number, where it is a single one.</summary>
    public double? Number { get; }

    /// <summary>The numbers.</summary>
    public ArrayLike Value { get; }

    /// <summary>The tensor in the type and on the device of another.</summary>
    public Tensor On(Tensor other)
    {
        lock (_lock)
        {
            if (_there is null || _there.dtype != other.dtype || _there.device_type != other.device_type)
            {
                _there?.Dispose();
                using var scope = NewDisposeScope();
                _there = _given.to(other.dtype, copy: true).to(other.device).DetachFromDisposeScope();
            }

            // A new handle: a caller's scope may free it.
            return _there.alias();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _given.Dispose();
        _there?.Dispose();
    }
}
