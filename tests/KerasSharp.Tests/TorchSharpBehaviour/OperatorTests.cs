namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class OperatorTests : TorchSharpTests
{
    private readonly Tensor _a;
    private readonly Tensor _b;

    public OperatorTests()
    {
        _a = tensor(new float[] { 1, -2, 3 });
        _b = tensor(new float[] { 4, 5, -6 });
    }

    [Fact]
    public void ArithmeticWithTensorsAndNumbers()
    {
        Check.Values(_a + _b, 5, 3, -3);
        Check.Values(_a - _b, -3, -7, 9);
        Check.Values(_a * _b, 4, -10, -18);
        Check.Values(_a / _b, 0.25, -0.4, -0.5);
        Check.Values(_a + 1, 2, -1, 4);
        Check.Values(1 - _a, 0, 3, -2);
        Check.Values(2.0 * _a, 2, -4, 6);
        Check.Values(6f / _a, 6, -3, 2);
        Check.Values(_a % 2, 1, 0, 1);
        Check.Values(-_a, -1, 2, -3);
        Check.Values(_a.add(_b, 2), 9, 8, -9);
        Check.Values(_a.pow(2), 1, 4, 9);
        Check.Values(_a.div(_b, RoundingMode.floor), 0, -1, -1);
        Check.Values(_a.div(2, RoundingMode.trunc), 0, -1, 1);
    }

    [Fact]
    public void NumbersDoNotWidenATensor()
    {
        Assert.Equal(ScalarType.Float32, (_a * 2.0).dtype);
        using var whole = arange(3);
        Assert.Equal(ScalarType.Int64, (whole + 1).dtype);
        Assert.Equal(ScalarType.Float32, (whole * 0.5).dtype);
        Assert.Equal(ScalarType.Float64, promote_types(ScalarType.Float64, ScalarType.Int32));
        Assert.Equal(ScalarType.Float32, result_type(whole, _a));
        Assert.False(can_cast(ScalarType.Float32, ScalarType.Int64));
    }

    [Fact]
    public void ComparisonAndLogic()
    {
        Check.Values(_a > 0, 1, 0, 1);
        Check.Values(_a <= _b, 1, 1, 0);
        Check.Values(_a == tensor(new float[] { 1, 2, 3 }), 1, 0, 1);
        Check.Values(0 > _a, 0, 1, 0);
        Check.Values((_a > 0) & (_b > 0), 1, 0, 0);
        Check.Values(~(_a > 0), 0, 1, 0);
        Assert.Equal(ScalarType.Bool, (_a != _b).dtype);
        using var odd = tensor(new float[] { float.NaN, float.PositiveInfinity, 1 });
        Check.Values(odd.isnan(), 1, 0, 0);
        Check.Values(odd.isinf(), 0, 1, 0);
        Check.Values(odd.isfinite(), 0, 0, 1);
        Check.Values(odd.nan_to_num(posinf: 5), 0, 5, 1);
        Assert.True(_a.allclose(_a + 1e-9));
        Assert.True(_a.Equals(_a.clone()));
        Assert.False(_a.Equals(_b));
    }

    [Fact]
    public void InPlaceReturnsTheSameTensor()
    {
        using var t = _a.clone();
        Assert.Same(t, t.add_(1));
        Assert.Same(t, t.mul_(_b).clamp_(-8, 8));
        Check.Values(t, 8, -5, -8);
        Check.Values(t.zero_(), 0, 0, 0);
        Check.Values(t.fill_(2).copy_(_a), 1, -2, 3);
    }

    [Fact]
    public void ElementFunctions()
    {
        Check.Values(_a.abs().sqrt(), 1, Math.Sqrt(2), Math.Sqrt(3));
        Check.Values(_a.exp().log(), 1, -2, 3);
        Check.Values(_a.sigmoid(), 0.7310586, 0.1192029, 0.9525741);
        Check.Values(_a.tanh(), Math.Tanh(1), Math.Tanh(-2), Math.Tanh(3));
        Check.Values(_a.clamp(-1, 2), 1, -1, 2);
        Check.Values(_a.clamp(max: 0), 0, -2, 0);
        Check.Values(maximum(_a, _b), 4, 5, 3);
        Check.Values(_a.relu(), 1, 0, 3);
        Check.Near(_a.softmax(0), 1e-4, 0.118500, 0.005900, 0.875600);
        Check.Values(lerp(_a, _b, tensor(0.5f)), 2.5, 1.5, -1.5);
        Check.Values(_a.addcmul(_b, _b, 0.1), 2.6, 0.5, 6.6);
        Check.Values(_a.addcdiv(_b, tensor(2f)), 3, 0.5, 0);
        Check.Values(tensor(0.5).erf(), 0.5204998778);
        Check.Values(tensor(0.5).erfinv(), 0.4769362762);
        Check.Values(tensor(4.5).lgamma(), 2.4537365708);
        Check.Values(tensor(2.5).digamma(), 0.7031566406);
        Check.Values(_a.round(), 1, -2, 3);
        Check.Values(tensor(1.2345).round(2), 1.23);
        Check.Values(where(_a > 0, _a, _b), 1, 5, 3);
    }

    [Fact]
    public void ShapesBroadcast()
    {
        using var column = tensor(new float[,] { { 1 }, { 10 } });
        Check.Values(column * _a, 1, -2, 3, 10, -20, 30);
        Assert.Equal([4, 2, 3], broadcast_to(column.expand(2, 3), 4, 2, 3).shape);
    }
}
