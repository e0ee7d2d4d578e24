namespace KerasSharp.Onnx.Tests.Operations;

/// <summary>Operations that are exported as formulas, at the ends of their ranges.</summary>
public sealed class FunctionTests
{
    private const float Inf = float.PositiveInfinity;

    [Fact]
    public void The_inverse_error_function_up_to_its_ends()
    {
        float[] values = [0, 1e-20f, -1e-4f, 0.3f, -0.84f, 0.851f, 0.99f, -0.9999999f, 1, -1, 1.5f, float.NaN];
        OperationExport.Agrees(x => [Ops.Erfinv(x[0])], tensor(values));
        OperationExport.Agrees(x => [Ops.Erfinv(x[0])], linspace(-0.99999999999, 0.99999999999, 101, ScalarType.Float64));
    }

    [Fact]
    public void The_modified_Bessel_function_of_small_and_large_numbers() =>
        OperationExport.Agrees(x => [Ops.I0(x[0]) / Ops.Exp(Ops.Absolute(x[0]) * 0.98)],
            tensor(new float[] { 0, 1e-3f, -1, 3, 8, -20, 60, 85, Inf }).nan_to_num(posinf: 88));

    [Fact]
    public void Neighbours_of_numbers()
    {
        float[] from = [0, 0, 1, 1, -1, 2, 3.3f, 1e-38f, 1e-44f, float.MaxValue, Inf, -Inf, float.NaN, 5, 1.1754944e-38f, 4194304];
        float[] to = [1, -1, 2, 0, 0, 1, -9, 0, 0, Inf, 0, 0, 1, 5, 0, 0];
        using var scope = NewDisposeScope();
        var found = OperationExport.Run(x => [Ops.Nextafter(x[0], x[1])], tensor(from), tensor(to))[0];
        Assert.Equal(from.Zip(to, Next), found.data<float>().ToArray());

        static float Next(float a, float b) => float.IsNaN(a) || float.IsNaN(b) ? float.NaN : a == b ? b
            : b > a ? float.BitIncrement(a) : float.BitDecrement(a);
    }

    [Fact]
    public void Neighbours_in_float64()
    {
        double[] from = [1, 1, 0.1, -1e300, 0];
        double[] to = [2, 0, 1, 0, 1];
        using var scope = NewDisposeScope();
        var found = OperationExport.Run(x => [Ops.Nextafter(x[0], x[1])], tensor(from), tensor(to))[0];
        Assert.Equal(from.Zip(to, (a, b) => b > a ? Math.BitIncrement(a) : Math.BitDecrement(a)), found.data<double>().ToArray());
    }

    [Fact]
    public void Signs_powers_of_two_and_remainders()
    {
        OperationExport.Agrees(x => [Ops.Signbit(x[0])], tensor(new[] { 0f, -0f, 1, -1, -Inf, Inf }));
        OperationExport.Agrees(x => [Ops.Ldexp(x[0], x[1])], tensor(new[] { 1.5f, -3, 1e-30f, 0 }), tensor(new[] { 3, -2, 120, 5 }));
        OperationExport.Agrees(x => [Ops.Fmod(x[0], x[1])], tensor(new[] { 5.5f, -5.5f, 5.5f, -1 }), tensor(new[] { 2f, 2, -2, 3 }));
        OperationExport.Agrees(x => [Ops.Fmod(x[0], x[1])], tensor(new[] { 7, -7, 7, -1 }), tensor(new[] { 3, 3, -3, 2 }));
    }

    [Theory, InlineData(ScalarType.Int32), InlineData(ScalarType.Int64), InlineData(ScalarType.Int8), InlineData(ScalarType.Byte)]
    public void Bits(ScalarType type)
    {
        var (a, b) = (tensor(new long[] { 5, -3, 0, 127, -128, 64 }).to_type(type), tensor(new long[] { 1, 2, 3, 6, 0, 2 }).to_type(type));
        OperationExport.Agrees(x =>
        [
            Ops.BitwiseAnd(x[0], x[1]), Ops.BitwiseOr(x[0], x[1]), Ops.BitwiseXor(x[0], x[1]), Ops.BitwiseNot(x[0]),
            Ops.LeftShift(x[0], x[1]), Ops.RightShift(x[0], x[1]),
        ], a, b);
    }

    [Fact]
    public void Shifts_beyond_all_bits()
    {
        var (a, b) = (tensor(new[] { 5, -5, 5, -5, -1 }), tensor(new[] { 31, 31, 40, 40, 70 }));
        OperationExport.Agrees(x => [Ops.LeftShift(x[0], x[1]), Ops.RightShift(x[0], x[1])], a, b);
    }

    [Fact]
    public void Common_divisors_and_multiples()
    {
        var (a, b) = (tensor(new[] { 12, -18, 0, 0, 1836311903, 7 }), tensor(new[] { 18, 12, 5, 0, 1134903170, -7 }));
        OperationExport.Agrees(x => [Ops.Gcd(x[0], x[1])], a, b);
        OperationExport.Agrees(x => [Ops.Lcm(x[0], x[1])], tensor(new[] { 12, -18, 0, 0, 7 }), tensor(new[] { 18, 12, 5, 0, -7 }));
        OperationExport.Agrees(x => [Ops.Gcd(x[0], 12)], a);
    }

    [Theory, InlineData("uint8"), InlineData("int8"), InlineData("int64"), InlineData("float16"), InlineData("bool"), InlineData("float64")]
    public void Casts_by_name(string type) =>
        OperationExport.Agrees(x => [Ops.Cast(Ops.Cast(x[0], type), "float32")], tensor(new[] { 0f, 1, 2.5f, 100 }));
}
