namespace KerasSharp.Tests.Layers;

public sealed class DotTests
{
    [Fact]
    public void WrongAxesAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("axes=[1, 2, 3]", () => new Dot([1, 2, 3]));
        Rejects.WithAny<ArgumentException>("other than the batch's", () => new Dot(0).Apply([rand(2, 3), rand(2, 3)]));
        Rejects.WithAny<ArgumentException>("different sizes", () => new Dot(1).Apply([rand(2, 3), rand(2, 4)]));
        Rejects.WithAny<ArgumentException>("a list of 2 inputs", () => new Dot(1).Apply([rand(2, 3)]));
    }

    [Fact]
    public void ProductsOfVectorsAreScalars()
    {
        using var scope = NewDisposeScope();
        using var layer = new Dot(1);
        Assert.Equal(
            [11f], layer.Apply([tensor(new float[] { 1, 2 }).view(1, 2), tensor(new float[] { 3, 4 }).view(1, 2)]).view(-1).data<float>()
            .ToArray());
        using var cosine = new Dot(1, normalize: true);
        Assert.Equal(1f, cosine.Apply([ones(1, 4), ones(1, 4) * 7]).item<float>(), 5);
    }
}
