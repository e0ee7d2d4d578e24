using KerasSharp.Activations;

namespace KerasSharp.Tests.Layers;

public sealed class ActivationTests
{
    [Fact]
    public void TakesNamesObjectsAndDelegates()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { -1, 2 });
        using var byName = new Activation("relu");
        using var byObject = new Activation(new LeakyRelu(0.5));
        using var byDelegate = new Activation(ActivationFunction.From(x => x * 3));
        Assert.Equal([0f, 2f], byName.Apply(x).data<float>().ToArray());
        Assert.Equal([-0.5f, 2f], byObject.Apply(x).data<float>().ToArray());
        Assert.Equal([-3f, 6f], byDelegate.Apply(x).data<float>().ToArray());
    }

    [Fact]
    public void UnknownNameListsTheNearest()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("relu", () => new Activation("rleu"));
        Rejects.WithAny<ArgumentNullException>("activation", () => new Activation(null!));
    }
}
