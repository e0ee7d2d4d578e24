using KerasSharp.Activations;
using LogSoftmax = KerasSharp.Activations.LogSoftmax;
using Softmax = KerasSharp.Activations.Softmax;

namespace KerasSharp.Tests.Activations;

public sealed class LogSoftmaxTests() : NamedActivationTests<LogSoftmax>("log_softmax", "LogSoftmax")
{
    [Fact]
    public void IsTheLogarithmOfSoftmax()
    {
        using var scope = NewDisposeScope();
        var x = rand(2, 3);
        Assert.True(new LogSoftmax(0).Apply(x).allclose(new Softmax(0).Apply(x).log(), rtol: 1e-4, atol: 1e-6));
    }
}
