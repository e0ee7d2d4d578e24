namespace KerasSharp.Tests.Testing;

/// <summary>Compares gradients with differences of values, in float64.</summary>
internal static class Gradients
{
    /// <summary>The gradient of <c>sum(f(x) · r)</c>, r being uneven numbers, must be what central differences find.</summary>
    public static void Check(Func<Tensor, Tensor> f, Tensor x, double step = 1e-6, double tolerance = 1e-6)
    {
        using var scope = NewDisposeScope();
        var at = x.detach().to(ScalarType.Float64).contiguous().clone().requires_grad_();
        Scalarize(f(at)).backward();
        var computed = at.grad ?? throw new Xunit.Sdk.XunitException("No gradient came back.");
        var point = x.detach().to(ScalarType.Float64).contiguous().clone();
        var flat = point.reshape(-1);
        for (var i = 0L; i < flat.numel(); i++)
        {
            var value = flat[i].item<double>();
            flat[i] = value + step;
            var above = Scalarize(f(point)).item<double>();
            flat[i] = value - step;
            var below = Scalarize(f(point)).item<double>();
            flat[i] = value;
            var expected = (above - below) / (2 * step);
            var actual = computed.reshape(-1)[i].item<double>();
            Assert.True(
                Math.Abs(
                expected - actual) <= tolerance * (1 + Math.Abs(expected)),
                $"Gradient at element {i}: differences give {expected:R}, backward gave {actual:R}.");
        }
    }

    private static Tensor Scalarize(Tensor y) => (y.reshape(-1) * (arange(1, y.numel() + 1, ScalarType.Float64) * 0.7).sin()).sum();
}
