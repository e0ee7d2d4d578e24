using System.Collections;

namespace KerasSharp;

/// <summary>The outputs of a model for data, by position or by name: <c>var (digit, size) = model.PredictAll(x);</c>. Converts to an array,
/// and where there is one to its tensor.</summary>
public sealed class Predictions : IReadOnlyList<Tensor>
{
    private readonly Tensor[] _outputs;

    internal Predictions(Tensor[] outputs, IReadOnlyList<string> names) => (_outputs, Names) = (outputs, names);

    /// <summary>The names of the outputs, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public int Count => _outputs.Length;

    /// <summary>The number of outputs, as that of an array.</summary>
    public int Length => _outputs.Length;

    /// <summary>The output at a place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public Tensor this[int index] => index >= 0 && index < Count ? _outputs[index] : throw new ArgumentOutOfRangeException(
        nameof(index), $"The model has {Count} outputs. Received: index={index}");

    /// <summary>The output of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such output; the message lists those there are.</exception>
    public Tensor this[string name]
    {
        get
        {
            for (var i = 0; i < Math.Min(Count, Names.Count); i++)
            {
                if (Names[i] == name)
                    return _outputs[i];
            }

            throw new KeyNotFoundException($"The model has no output '{name}'. It has: {string.Join(", ", Names)}");
        }
    }

    /// <summary>The first two outputs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public void Deconstruct(out Tensor first, out Tensor second) => (first, second) = (this[0], this[1]);

    /// <summary>The first three outputs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public void Deconstruct(out Tensor first, out Tensor second, out Tensor third) => (first, second, third) = (this[0], this[1], this[2]);

    /// <summary>The first four outputs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public void Deconstruct(out Tensor first, out Tensor second, out Tensor third, out Tensor fourth) =>
        (first, second, third, fourth) = (this[0], this[1], this[2], this[3]);

    /// <inheritdoc/>
    public IEnumerator<Tensor> GetEnumerator() => _outputs.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The outputs with their shapes: <c>digit: (60, 10), size: (60, 1)</c>.</summary>
    public override string ToString() =>
        string.Join(", ", _outputs.Select((output, i) => $"{(i < Names.Count ? Names[i] : i)}: {Shape.Of(output.shape)}"));

    /// <summary>All outputs.</summary>
    public static implicit operator Tensor[](Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return predictions._outputs;
    }

    /// <summary>The one output.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public static implicit operator Tensor(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return predictions._outputs is [var one] ? one : throw new InvalidOperationException(
            $"The model has {predictions.Count} outputs, {string.Join(", ", predictions.Names)}: take one by place or by name.");
    }
}
