using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SparsemaxTests() : NamedActivationTests<Sparsemax>("sparsemax", "Sparsemax")
{
    [Fact]
    public void SmallValuesGetNothing()
    {
        using var scope = NewDisposeScope();
        var y = new Sparsemax().Apply(tensor(new double[] { 5, 1, 0 }).view(1, 3));
        Assert.Equal(new double[] { 1, 0, 0 }, y.view(-1).data<double>().ToArray());
    }
}
