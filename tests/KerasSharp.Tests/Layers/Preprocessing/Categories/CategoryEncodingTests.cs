namespace KerasSharp.Tests.Layers;

public sealed class CategoryEncodingTests
{
    [Fact]
    public void WeightsAreCounted()
    {
        using var scope = NewDisposeScope();
        using var layer = new CategoryEncoding(4, outputMode: "count");
        var y = layer.Apply(
            tensor(new[,] { { 0, 1 }, { 0, 0 }, { 1, 2 }, { 3, 1 } }), new[,] { { .1f, .2f }, { .1f, .1f }, { .2f, .3f }, { .4f, .2f } });
        Assert.All(
            new[] { .1f, .2f, 0, 0, .2f, 0, 0, 0, 0, .2f, .3f, 0, 0, .2f, 0, .4f }.Zip(y.data<float>().ToArray()), pair => Assert.Equal(
            pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void NegativeValuesCountForNone()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0, 0, 0, 1], new CategoryEncoding(2, outputMode: "one_hot").Apply(tensor([-1L, 1])).data<float>().ToArray());
    }

    [Fact]
    public void AMatrixOfValuesGetsAVectorEach()
    {
        using var scope = NewDisposeScope();
        using var layer = new CategoryEncoding(3, outputMode: "one_hot");
        Assert.Equal([2, 2, 3], layer.Apply(zeros([2, 2], ScalarType.Int64)).shape);
        Assert.Equal([3], layer.Apply(tensor(1L)).shape[1..]);
        Assert.Equal(Shape.Create([null, 2, 3]), layer.ComputeOutputShape(Shape.Create([null, 2])));
    }

    [Fact]
    public void TheOlderNameOfMultiHotIsTaken() =>
        Assert.Equal("multi_hot", new CategoryEncoding(3, outputMode: "binary").GetConfig()["output_mode"]);

    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("numTokens=0", Assert.Throws<ArgumentOutOfRangeException>(() => new CategoryEncoding(0)).Message);
        Assert.Contains("'int'", Assert.Throws<ArgumentException>(() => new CategoryEncoding(3, outputMode: "int")).Message);
        Assert.Contains("'one'", Assert.Throws<ArgumentException>(() => new CategoryEncoding(3, outputMode: "one")).Message);
        Assert.Contains("sparse", Assert.Throws<ArgumentException>(() => new CategoryEncoding(3, sparse: true)).Message);
        using var layer = new CategoryEncoding(3, name: "codes");
        Assert.Contains(
            "\"codes\" must hold integers below 3. Received: 3", Assert.Throws<ArgumentException>(
            () => layer.Apply(tensor([0L, 3]))).Message);
        Assert.Contains("`countWeights`", Assert.Throws<ArgumentException>(() => layer.Apply(tensor([0L]), new[] { 1f })).Message);
        using var counting = new CategoryEncoding(3, outputMode: "count", name: "codes");
        Assert.Contains("shape (2,)", Assert.Throws<ArgumentException>(() => counting.Apply(tensor([0L]), new[] { 1f, 2 })).Message);
    }
}
