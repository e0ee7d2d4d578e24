namespace KerasSharp.Tests.Layers;

public sealed class RepeatVectorTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("n", () => new RepeatVector(0));
        Rejects.WithAny<ArgumentException>("expected ndim=2", () => new RepeatVector(2).Apply(rand(2, 3, 4)));
    }

    [Fact]
    public void GradientsOfRepetitionsAddUp()
    {
        using var scope = NewDisposeScope();
        using var layer = new RepeatVector(3);
        var x = ones(1, 2).requires_grad_();
        layer.Apply(x).sum().backward();
        Assert.Equal([3f, 3f], x.grad!.view(-1).data<float>().ToArray());
    }
}
