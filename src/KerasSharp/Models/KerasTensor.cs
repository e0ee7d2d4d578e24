using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>A placeholder for data in a model that is being drawn up: a shape and a type, and the layer that makes it.</summary>
/// <remarks>Source: keras.KerasTensor.</remarks>
public class KerasTensor
{
    /// <summary>A placeholder.</summary>
    /// <param name="shape">The shape, batch axis included.</param>
    /// <param name="dtype">The element type.</param>
    /// <param name="name">The name; null for a counted one.</param>
    public KerasTensor(Shape shape, ScalarType dtype = ScalarType.Float32, string? name = null)
    {
        Shape = shape;
        DType = dtype;
        Name = name ?? UniqueNames.Next("keras_tensor");
    }

    /// <summary>The shape, batch axis included.</summary>
    public Shape Shape { get; }

    /// <summary>The element type.</summary>
    public ScalarType DType { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The call that makes it; null for a placeholder of its own.</summary>
    internal Node? Node { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"<KerasTensor shape={Shape}, dtype={DTypes.Name(DType)}, name={Name}>";
}
