using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>An element type, as Keras names it, <c>dtype: "float32"</c>, or as TorchSharp does, <c>dtype: torch.float32</c>.</summary>
public readonly record struct DType : IPlainValue
{
    private readonly ScalarType _type;

    private DType(ScalarType type) => _type = type;

    object IPlainValue.Plain => _type;

    /// <summary>Keras's name: <c>float32</c>.</summary>
    public override string ToString() => DTypes.Name(_type);

    /// <summary>A type of TorchSharp.</summary>
    public static implicit operator DType(ScalarType type) => new(type);

    /// <summary>The type of a Keras name.</summary>
    /// <exception cref="ArgumentException">There is no such type; the message lists those there are.</exception>
    public static implicit operator DType(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(DTypes.Parse(name));
    }

    /// <summary>The type as TorchSharp has it.</summary>
    public static implicit operator ScalarType(DType dtype) => dtype._type;
}
