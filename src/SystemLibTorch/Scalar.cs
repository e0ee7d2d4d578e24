using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number on its way to an operator. As in libtorch, integers are 64 bits and reals doubles.</summary>
public sealed class Scalar : IDisposable
{
    internal readonly long Int;
    internal readonly double Double;
    internal readonly Complex Complex;

    private Scalar(long value, ScalarType type) => (Int, Double, Complex, Type) = (value, value, value, type);

    private Scalar(double value) => (Int, Double, Complex, Type) = (double.IsFinite(value) ? (long)value : 0, value, value, ScalarType.Float64);

    private Scalar(Complex value) => (Int, Double, Complex, Type) = ((long)value.Real, value.Real, value, ScalarType.ComplexFloat64);

    public ScalarType Type { get; }

    public void Dispose()
    {
    }

    public static implicit operator Scalar(byte value) => new(value, ScalarType.Int64);
    public static implicit operator Scalar(sbyte value) => new(value, ScalarType.Int64);
    public static implicit operator Scalar(short value) => new(value, ScalarType.Int64);
    public static implicit operator Scalar(int value) => new(value, ScalarType.Int64);
    public static implicit operator Scalar(long value) => new(value, ScalarType.Int64);
    public static implicit operator Scalar(bool value) => new(value ? 1 : 0, ScalarType.Bool);
    public static implicit operator Scalar(Half value) => new((double)value);
    public static implicit operator Scalar(float value) => new(value);
    public static implicit operator Scalar(double value) => new(value);
    public static implicit operator Scalar((float, float) value) => new(new Complex(value.Item1, value.Item2));
    public static implicit operator Scalar(Complex value) => new(value);
}

public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;
    public static Scalar ToScalar(this sbyte value) => value;
    public static Scalar ToScalar(this short value) => value;
    public static Scalar ToScalar(this int value) => value;
    public static Scalar ToScalar(this long value) => value;
    public static Scalar ToScalar(this bool value) => value;
    public static Scalar ToScalar(this Half value) => value;
    public static Scalar ToScalar(this float value) => value;
    public static Scalar ToScalar(this double value) => value;
    public static Scalar ToScalar(this (float, float) value) => value;
    public static Scalar ToScalar(this Complex value) => value;

    public static byte ToByte(this Scalar value) => (byte)value.Int;
    public static sbyte ToSByte(this Scalar value) => (sbyte)value.Int;
    public static short ToInt16(this Scalar value) => (short)value.Int;
    public static int ToInt32(this Scalar value) => (int)value.Int;
    public static long ToInt64(this Scalar value) => value.Int;
    public static bool ToBoolean(this Scalar value) => value.Double != 0;
    public static Half ToHalf(this Scalar value) => (Half)value.Double;
    public static float ToSingle(this Scalar value) => (float)value.Double;
    public static double ToDouble(this Scalar value) => value.Double;
    public static Complex ToComplexFloat64(this Scalar value) => value.Complex;

    public static (float Real, float Imaginary) ToComplexFloat32(this Scalar value) => ((float)value.Complex.Real, (float)value.Complex.Imaginary);
}
