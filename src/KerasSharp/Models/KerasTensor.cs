using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>A placeholder for data in a model that is being drawn up: a shape and a type, and the layer that makes it.</summary>
/// <remarks>Source: keras.KerasTensor.</remarks>
/// <param name="shape">The shape, batch axis included.</param>
/// <param name="dtype">The element type.</param>
/// <param name="name">The name; null for a counted one.</param>
public class KerasTensor(Shape shape, ScalarType dtype = ScalarType.Float32, string? name = null)
{
    /// <summary>The shape, batch axis included.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>The element type.</summary>
    public ScalarType DType { get; } = dtype;

    /// <summary>The name.</summary>
    public string Name { get; } = name ?? UniqueNames.Next("keras_tensor");
}
