using TorchSharp;
using static TorchSharp.torch;

namespace SystemLibTorch.Tests;

public class OperatorTests
{
    private readonly Tensor a = tensor(new float[] { 1, -2, 3 });
    private readonly Tensor b = tensor(new float[] { 4, 5, -6 });

    [Fact]
    public void ArithmeticWithTensorsAndNumbers()
    {
        Numbers.Equal(a + b, 5, 3, -3);
        Numbers.Equal(a - b, -3, -7, 9);
        Numbers.Equal(a * b, 4, -10, -18);
        Numbers.Equal(a / b, 0.25, -0.4, -0.5);
        Numbers.Equal(a + 1, 2, -1, 4);
        Numbers.Equal(1 - a, 0, 3, -2);
        Numbers.Equal(2.0 * a, 2, -4, 6);
        Numbers.Equal(6f / a, 6, -3, 2);
        Numbers.Equal(a % 2, 1, 0, 1);
        Numbers.Equal(-a, -1, 2, -3);
        Numbers.Equal(a.add(b, 2), 9, 8, -9);
        Numbers.Equal(a.pow(2), 1, 4, 9);
        Numbers.Equal(a.div(b, RoundingMode.floor), 0, -1, -1);
        Numbers.Equal(a.div(2, RoundingMode.trunc), 0, -1, 1);
    }

    [Fact]
    public void NumbersDoNotWidenATensor()
    {
        Assert.Equal(ScalarType.Float32, (a * 2.0).dtype);
        using var whole = arange(3);
        Assert.Equal(ScalarType.Int64, (whole + 1).dtype);
        Assert.Equal(ScalarType.Float32, (whole * 0.5).dtype);
        Assert.Equal(ScalarType.Float64, promote_types(ScalarType.Float64, ScalarType.Int32));
        Assert.Equal(ScalarType.Float32, result_type(whole, a));
        Assert.False(can_cast(ScalarType.Float32, ScalarType.Int64));
    }

    [Fact]
    public void ComparisonAndLogic()
    {
        Numbers.Equal(a > 0, 1, 0, 1);
        Numbers.Equal(a <= b, 1, 1, 0);
        Numbers.Equal(a == tensor(new float[] { 1, 2, 3 }), 1, 0, 1);
        Numbers.Equal(0 > a, 0, 1, 0);
        Numbers.Equal((a > 0) & (b > 0), 1, 0, 0);
        Numbers.Equal(~(a > 0), 0, 1, 0);
        Assert.Equal(ScalarType.Bool, (a != b).dtype);
        using var odd = tensor(new float[] { float.NaN, float.PositiveInfinity, 1 });
        Numbers.Equal(odd.isnan(), 1, 0, 0);
        Numbers.Equal(odd.isinf(), 0, 1, 0);
        Numbers.Equal(odd.isfinite(), 0, 0, 1);
        Numbers.Equal(odd.nan_to_num(posinf: 5), 0, 5, 1);
        Assert.True(a.allclose(a + 1e-9));
        Assert.True(a.Equals(a.clone()));
        Assert.False(a.Equals(b));
    }

    [Fact]
    public void InPlaceReturnsTheSameTensor()
    {
        using var t = a.clone();
        Assert.Same(t, t.add_(1));
        Assert.Same(t, t.mul_(b).clamp_(-8, 8));
        Numbers.Equal(t, 8, -5, -8);
        Numbers.Equal(t.zero_(), 0, 0, 0);
        Numbers.Equal(t.fill_(2).copy_(a), 1, -2, 3);
    }

    [Fact]
    public void ElementFunctions()
    {
        Numbers.Equal(a.abs().sqrt(), 1, Math.Sqrt(2), Math.Sqrt(3));
        Numbers.Equal(a.exp().log(), 1, -2, 3);
        Numbers.Equal(a.sigmoid(), 0.7310586, 0.1192029, 0.9525741);
        Numbers.Equal(a.tanh(), Math.Tanh(1), Math.Tanh(-2), Math.Tanh(3));
        Numbers.Equal(a.clamp(-1, 2), 1, -1, 2);
        Numbers.Equal(a.clamp(max: 0), 0, -2, 0);
        Numbers.Equal(maximum(a, b), 4, 5, 3);
        Numbers.Equal(a.relu(), 1, 0, 3);
        Numbers.Near(a.softmax(0), 1e-4, 0.118500, 0.005900, 0.875600);
        Numbers.Equal(lerp(a, b, tensor(0.5f)), 2.5, 1.5, -1.5);
        Numbers.Equal(a.addcmul(b, b, 0.1), 2.6, 0.5, 6.6);
        Numbers.Equal(a.addcdiv(b, tensor(2f)), 3, 0.5, 0);
        Numbers.Equal(tensor(0.5).erf(), 0.5204998778);
        Numbers.Equal(tensor(0.5).erfinv(), 0.4769362762);
        Numbers.Equal(tensor(4.5).lgamma(), 2.4537365708);
        Numbers.Equal(tensor(2.5).digamma(), 0.7031566406);
        Numbers.Equal(a.round(), 1, -2, 3);
        Numbers.Equal(tensor(1.2345).round(2), 1.23);
        Numbers.Equal(where(a > 0, a, b), 1, 5, 3);
    }

    [Fact]
    public void ShapesBroadcast()
    {
        using var column = tensor(new float[,] { { 1 }, { 10 } });
        Numbers.Equal(column * a, 1, -2, 3, 10, -20, 30);
        Assert.Equal([2, 3], broadcast_shapes([2, 1], [3]).Shape);
        Assert.Equal([4, 2, 3], broadcast_to(column.expand(2, 3), 4, 2, 3).shape);
    }
}
