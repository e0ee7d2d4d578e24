using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class LogSigmoidTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new LogSigmoid().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(y.Zip(new double[] { -2.126928, -0.9130153, -0.6931472, -0.5130153, -0.126928 }), pair => Assert.Equal(
            pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("log_sigmoid")]
    [InlineData("LogSigmoid")]
    public void StandsUnderItsNames(string name) => Assert.IsType<LogSigmoid>((ActivationFunction)name);
}
