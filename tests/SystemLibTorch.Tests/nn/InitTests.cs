using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SystemLibTorch.Tests.nn;

public class InitTests
{
    [Fact]
    public void FansCountTheReceptiveField()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal((3, 2), init.CalculateFanInAndFanOut(zeros(2, 3)));
        Assert.Equal((60, 40), init.CalculateFanInAndFanOut(zeros(2, 3, 4, 5)));
        Assert.Throws<ArgumentException>(() => init.CalculateFanInAndFanOut(zeros(3)));
    }

    [Fact]
    public void Constants()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor t = empty(2);
        Assert.Same(t, init.ones_(t));
        Check.Values(t, 1, 1);
        Check.Values(init.zeros_(t), 0, 0);
        Check.Values(init.constant_(t, 0.25), 0.25, 0.25);
        Check.Values(init.eye_(empty(2, 3)), 1, 0, 0, 0, 1, 0);
    }

    [Fact]
    public void ParametersAreFilledWithoutAGraph()
    {
        using TorchSharp.Modules.Parameter parameter = Parameter(zeros(2));
        init.normal_(parameter);
        init.ones_(parameter);
        Assert.True(parameter.is_leaf && parameter.requires_grad);
    }

    [Fact]
    public void UniformDrawsWhatTheTensorDraws()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(42);
        double[] expected = Check.Numbers(empty(5).uniform_(-2, 3));
        manual_seed(42);
        Check.Values(init.uniform_(empty(5), -2, 3), expected);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1.0, 2.0)]
    public void NormalHasItsMoments(double mean, double extra)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(5);
        Tensor t = init.normal_(empty(20000, ScalarType.Float64), mean, 0.5 + extra);
        Assert.Equal(mean, t.mean().item<double>(), 0.1);
        Assert.Equal(0.5 + extra, t.std().item<double>(), 0.1);
    }

    [Fact]
    public void TruncatedNormalStaysWithinItsBounds()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(6);
        double[] numbers = Check.Numbers(init.trunc_normal_(empty(20000, ScalarType.Float64), 1, 2, -1, 3));
        Assert.All(numbers, n => Assert.InRange(n, -1, 3));
        Assert.Equal(1, numbers.Average(), 0.05);
        // Standard deviation of a normal distribution cut at one deviation on either side, times two.
        Assert.Equal(2 * 0.5396, Math.Sqrt(numbers.Average(n => (n - 1) * (n - 1))), 0.05);
    }

    [Fact]
    public void XavierAndKaimingHaveTheirBounds()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(7);
        Tensor weight = empty(100, 50);
        Bounded(init.xavier_uniform_(weight, 2), 2 * Math.Sqrt(6.0 / 150));
        Bounded(init.kaiming_uniform_(weight, Math.Sqrt(5)), 1 / Math.Sqrt(50));
        Bounded(init.kaiming_uniform_(weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU), Math.Sqrt(6.0 / 100));
        Assert.Equal(Math.Sqrt(2.0 / 50), init.kaiming_normal_(weight).std().item<float>(), 0.01);

        static void Bounded(Tensor tensor, double bound)
        {
            double[] magnitudes = [.. Check.Numbers(tensor).Select(Math.Abs)];
            Assert.InRange(magnitudes.Max(), bound * 0.99, bound * 1.00001);
        }
    }

    [Fact]
    public void GainsAreTorchs()
    {
        Assert.Equal(1, init.calculate_gain(init.NonlinearityType.Sigmoid));
        Assert.Equal(5.0 / 3, init.calculate_gain(init.NonlinearityType.Tanh), 12);
        Assert.Equal(Math.Sqrt(2), init.calculate_gain(init.NonlinearityType.ReLU), 12);
        Assert.Equal(1, init.calculate_gain(init.NonlinearityType.LeakyReLU, 1), 12);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    public void OrthogonalRowsOrColumns(long rows, long columns)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor t = init.orthogonal_(empty(rows, columns, ScalarType.Float64), 2);
        Tensor product = rows < columns ? t.matmul(t.t()) : t.t().matmul(t);
        Check.Values(product, Check.Numbers(eye(3) * 4));
    }

    [Fact]
    public void DiracPassesItsInputOn()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor kernel = init.dirac_(empty(2, 2, 3, 3));
        Tensor x = rand(1, 2, 4, 4);
        Check.Values(functional.conv2d(x, kernel, padding: [1, 1]), Check.Numbers(x));
        Assert.Throws<ArgumentException>(() => RequiresThree(init.dirac_));
        static void RequiresThree(Func<Tensor, Tensor> fill)
        {
            using Tensor flat = zeros(2, 2);
            fill(flat);
        }
    }

    [Fact]
    public void FillingLeavesNothing()
    {
        using Tensor t = empty(3, 4, 3);
        Check.LeavesNothing(() =>
        {
            init.orthogonal_(t);
            init.dirac_(t);
            init.trunc_normal_(t);
        });
    }
}
