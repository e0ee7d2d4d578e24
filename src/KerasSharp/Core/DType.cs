namespace KerasSharp;

/// <summary>An element type, as Keras names it, <c>dtype: "float32"</c>, or as TorchSharp does, <c>dtype: torch.float32</c>.</summary>
public readonly record struct DType : IPlainValue
{
    private const string Text = "string";

    private readonly ScalarType _type;

    private DType(ScalarType type, bool isText = false) => (_type, IsText) = (type, isText);

    /// <summary>Whether it is <c>string</c>, which inputs of models may be and tensors not.</summary>
    internal bool IsText { get; }

    object IPlainValue.Plain => IsText ? Text : _type;

    /// <summary>Keras's name: <c>float32</c>.</summary>
    public override string ToString() => IsText ? Text : DTypes.Name(_type);

    /// <summary>A type of TorchSharp.</summary>
    public static implicit operator DType(ScalarType type) => new(type);

    /// <summary>The type of a Keras name.</summary>
    /// <exception cref="ArgumentException">There is no such type; the message lists those there are.</exception>
    public static implicit operator DType(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name == Text ? new(ScalarType.Int64, isText: true) : new(DTypes.Parse(name));
    }

    /// <summary>The type of a Keras name; null for null, so that <c>condition ? "float16" : null</c> is one.</summary>
    public static implicit operator DType?(string? name) => name is null ? default(DType?) : (DType)name;

    /// <summary>The type as TorchSharp has it.</summary>
    /// <exception cref="ArgumentException">It is <c>string</c>.</exception>
    public static implicit operator ScalarType(DType dtype) => !dtype.IsText ? dtype._type : throw new ArgumentException(
        "Only the input of a model may be of dtype 'string': `new Input([1], dtype: \"string\")`, for TextVectorization, StringLookup, "
        + "Hashing or HashedCrossing.", nameof(dtype));
}
