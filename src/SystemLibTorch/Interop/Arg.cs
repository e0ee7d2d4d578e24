using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// An argument of an operator: everything an operator takes converts to it. <c>default</c> stands for the schema's default,
/// <see cref="None"/> for None. It keeps tensors and lists alive until the call is over.
/// </summary>
internal readonly struct Arg
{
    internal readonly object? Reference;
    internal readonly long Bits;
    internal readonly Tag Tag;
    internal readonly int Length;

    private Arg(Tag tag, long bits = 0, object? reference = null, int length = 0) =>
        (Tag, Bits, Reference, Length) = (tag, bits, reference, length);

    internal static Arg None => new(Tag.None);

    public static implicit operator Arg(Tensor? value) => value is null ? None : new(Tag.Tensor, reference: value);
    public static implicit operator Arg(long value) => new(Tag.Int, value);
    public static implicit operator Arg(long? value) => value is { } v ? v : None;
    public static implicit operator Arg(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Arg(double? value) => value is { } v ? v : None;
    public static implicit operator Arg(bool value) => new(Tag.Bool, value ? 1 : 0);
    public static implicit operator Arg(bool? value) => value is { } v ? v : None;
    public static implicit operator Arg(ScalarType value) => new(Tag.Int, (long)value);
    public static implicit operator Arg(ScalarType? value) => value is { } v ? v : None;
    public static implicit operator Arg(string? value) => value is null ? None : new(Tag.String, reference: value);
    public static implicit operator Arg(long[]? value) => value is null ? None : new(Tag.IntList, reference: value);
    public static implicit operator Arg(double[]? value) => value is null ? None : new(Tag.DoubleList, reference: value);
    public static implicit operator Arg(bool[]? value) => value is null ? None : new(Tag.BoolList, reference: value);
    public static implicit operator Arg(Tensor[] value) => new(Tag.TensorList, reference: value);
    public static implicit operator Arg(Generator? value) => value is null ? None : new(Tag.Generator, reference: value);

    public static implicit operator Arg(Device? value) =>
        value is null ? None : new(Tag.Device, (long)value.type, length: value.index);

    public static implicit operator Arg(Scalar? value) => value is null ? None : value.Type switch
    {
        ScalarType.ComplexFloat64 => new(Tag.Complex, reference: value.Complex),
        ScalarType.Float64 => value.Double,
        ScalarType.Bool => value.Int != 0,
        _ => value.Int,
    };

    /// <summary>A list of tensors of which each may be missing.</summary>
    internal static Arg Optional(Tensor?[] tensors) => new(Tag.OptionalTensorList, reference: tensors);

    internal static Arg Tensors(IEnumerable<Tensor> tensors) => tensors as Tensor[] ?? tensors.ToArray();

    internal static Arg Ints(ReadOnlySpan<long> values) => values.ToArray();
}
