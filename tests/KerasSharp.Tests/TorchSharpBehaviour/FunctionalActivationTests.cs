using F = TorchSharp.torch.nn.functional;

namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class FunctionalActivationTests : TorchSharpTests
{
    private static readonly double[] Points = [-7, -3.5, -1.2, -0.4, 0.3, 0.9, 2.5, 3.5, 8];

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Function, Func<double, double> Formula)> Functions = new()
    {
        ["relu"] = (x => F.relu(x), x => Math.Max(x, 0)),
        ["relu6"] = (x => F.relu6(x), x => Math.Clamp(x, 0, 6)),
        ["elu"] = (x => F.elu(x, 0.7), x => x > 0 ? x : 0.7 * (Math.Exp(x) - 1)),
        ["celu"] = (x => F.celu(x, 2), x => x > 0 ? x : 2 * (Math.Exp(x / 2) - 1)),
        ["selu"] = (x => F.selu(x), x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1))),
        ["leaky_relu"] = (x => F.leaky_relu(x, 0.2), x => x > 0 ? x : 0.2 * x),
        ["prelu"] = (x => F.prelu(x, torch.tensor(new[] { 0.3 })), x => x > 0 ? x : 0.3 * x),
        ["softplus"] = (x => F.softplus(x, 2, 6), x => 2 * x > 6 ? x : Math.Log(1 + Math.Exp(2 * x)) / 2),
        ["softsign"] = (x => F.softsign(x), x => x / (1 + Math.Abs(x))),
        ["hardsigmoid"] = (x => F.hardsigmoid(x), x => Math.Clamp(x + 3, 0, 6) / 6),
        ["hardswish"] = (x => F.hardswish(x), x => x * Math.Clamp(x + 3, 0, 6) / 6),
        ["hardshrink"] = (x => F.hardshrink(x), x => Math.Abs(x) > 0.5 ? x : 0),
        ["softshrink"] = (x => F.softshrink(x), x => Math.Abs(x) > 0.5 ? x - 0.5 * Math.Sign(x) : 0),
        ["tanhshrink"] = (x => F.tanhshrink(x), x => x - Math.Tanh(x)),
        ["threshold"] = (x => F.threshold(x, 0.5, -9), x => x > 0.5 ? x : -9),
        ["sigmoid"] = (x => F.sigmoid(x), Sigmoid),
        ["tanh"] = (x => F.tanh(x), Math.Tanh),
        ["logsigmoid"] = (x => F.logsigmoid(x), x => Math.Log(Sigmoid(x))),
        ["silu"] = (x => F.silu(x), x => x * Sigmoid(x)),
        ["mish"] = (x => F.mish(x), x => x * Math.Tanh(Math.Log(1 + Math.Exp(x)))),
        ["gelu of tanh"] = (x => F.gelu(F.tanh(x)), x => Gelu(Math.Tanh(x))),
        ["relu, in place"] = (x => F.relu(x.clone(), inplace: true), x => Math.Max(x, 0)),
        ["tanhshrink, in place"] = (x => F.tanhshrink(x.clone(), inplace: true), x => x - Math.Tanh(x)),
        ["leaky_relu, in place"] = (x => F.leaky_relu(x.clone(), 0.2, inplace: true), x => x > 0 ? x : 0.2 * x),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesEqualTheFormula(string name)
    {
        Tensor x = tensor(Points);
        Check.Values(Functions[name].Function(x), [.. Points.Select(Functions[name].Formula)]);
        Check.Values(x, Points);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsEqualTheFormulasSlopes(string name)
    {
        (Func<Tensor, Tensor> function, Func<double, double> formula) = Functions[name];
        Tensor x = tensor(Points, requires_grad: true);
        function(x).sum().backward();
        Check.Close([.. Points.Select(p => (formula(p + 1e-5) - formula(p - 1e-5)) / 2e-5)], Check.Numbers(x.grad!), 1e-4);
    }

    [Fact]
    public void InPlaceChangesTheInputAndHandsOutATensorOfItsOwn()
    {
        using Tensor x = tensor(new[] { -1f, 2f });
        using (Tensor y = F.relu(x, inplace: true))
            Assert.NotSame(x, y);
        Check.Values(x, 0, 2);
        F.softsign(x, inplace: true).Dispose();
        Check.Values(x, 0, 2.0 / 3);
    }

    [Fact]
    public void SoftmaxesSumToOne()
    {
        double[] x = [1, 2, 4];
        double sum = x.Sum(Math.Exp);
        Tensor t = tensor(x);
        Check.Values(F.softmax(t, 0), [.. x.Select(v => Math.Exp(v) / sum)]);
        Check.Values(F.softmin(-t, 0), [.. x.Select(v => Math.Exp(v) / sum)]);
        Check.Values(F.log_softmax(t, 0), [.. x.Select(v => v - Math.Log(sum))]);
        Check.Values(F.softmax2d(t.reshape(3, 1, 1)), [.. x.Select(v => Math.Exp(v) / sum)]);
        Assert.Equal(ScalarType.Float32, F.softmax(t, 0, ScalarType.Float32).dtype);
    }

    [Fact]
    public void GluGatesOneHalfByTheOther()
    {
        Check.Values(F.glu(tensor(new[] { 3.0, -1.0, 0.0, 2.0 })), 1.5, -Sigmoid(2));
    }

    [Fact]
    public void RreluWithoutTrainingUsesTheMeanSlope()
    {
        Check.Values(F.rrelu(tensor(new[] { -1.0, 1.0 }), 0.1, 0.3), -0.2, 1);
    }

    [Fact]
    public void ActivationsLeaveNothing()
    {
        using Tensor x = tensor(Points);
        Check.LeavesNothing(() =>
        {
            foreach (
                Func<Tensor, Tensor> function in new Func<Tensor, Tensor>[] { t => F.softsign(t), t => F.tanhshrink(t), t => F.softmin(
                t, 0), t => F.relu(t, inplace: true) })
                function(x).Dispose();
        });
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    // erf by its series, which is exact for small arguments.
    private static double Gelu(double x)
    {
        double term = x / Math.Sqrt(2), sum = term;
        for (int n = 1; n < 30; n++)
        {
            term *= -x * x / 2 / n;
            sum += term / (2 * n + 1);
        }
        return x * 0.5 * (1 + 2 / Math.Sqrt(Math.PI) * sum);
    }
}
