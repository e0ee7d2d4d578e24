namespace KerasSharp;

/// <summary>A placeholder for data in a functional model: a shape and a type, and the layer that makes it.</summary>
/// <remarks>Layers are applied to it, <c>layer.Apply(x)</c> or <c>x.Dense(64)</c>; arithmetic, comparisons and indexing work as on tensors
/// and become steps of the model. Source: keras.KerasTensor.</remarks>
public partial class KerasTensor
{
    /// <summary>A placeholder.</summary>
    /// <param name="shape">The shape, batch axis included.</param>
    /// <param name="dtype">The element type; null for float32.</param>
    /// <param name="name">The name; null for a counted one.</param>
    public KerasTensor(Shape shape, DType? dtype = null, string? name = null)
    {
        Shape = shape;
        DType = dtype ?? ScalarType.Float32;
        Name = name ?? UniqueNames.Next("keras_tensor");
    }

    /// <summary>The shape, batch axis included.</summary>
    public Shape Shape { get; }

    /// <summary>The element type.</summary>
    public ScalarType DType { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The call that makes it; null for a placeholder of its own.</summary>
    internal Node? Node { get; set; }

    /// <summary>Which of the call's outputs it is.</summary>
    internal int Place { get; set; }

    /// <summary>The mask that comes with it; null for none.</summary>
    internal KerasTensor? Mask { get; set; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"<KerasTensor shape={Shape}, dtype={DTypes.Name(DType)}, sparse=False, ragged=False, name={Name}>";
}
