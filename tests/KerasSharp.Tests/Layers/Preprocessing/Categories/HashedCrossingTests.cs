namespace KerasSharp.Tests.Layers;

/// <summary>Bins as the examples of Keras's documentation and tests have them.</summary>
public sealed class HashedCrossingTests
{
    private static readonly string[] Letters = ["A", "B", "A", "B", "A"];
    private static readonly int[] Numbers = [101, 101, 101, 102, 102];

    [Fact]
    public void CombinationsGoToKerassBins()
    {
        using var scope = NewDisposeScope();
        using var layer = new HashedCrossing(5);
        var bins = layer.Apply(Letters, Numbers);
        Assert.Equal(ScalarType.Int64, bins.dtype);
        Assert.Equal([1, 4, 1, 1, 3], bins.data<long>().ToArray());
        Assert.Equal(1, new HashedCrossing(10).Apply("A", 101L).item<long>());
    }

    [Fact]
    public void ColumnsAndTensorsAreTaken()
    {
        using var scope = NewDisposeScope();
        var numbers = tensor(Numbers).unsqueeze(-1);
        var column = new HashedCrossing(5).Apply(new string[,] { { "A" }, { "B" }, { "A" }, { "B" }, { "A" } }, numbers);
        Assert.Equal([5, 1], column.shape);
        Assert.Equal([1, 4, 1, 1, 3], column.data<long>().ToArray());
        var both = Assert.Single(new HashedCrossing(7).Apply(new Tensor[] { numbers, numbers }));
        Assert.Equal(both[0].item<long>(), both[1].item<long>());
    }

    [Fact]
    public void VectorsComeOut()
    {
        using var scope = NewDisposeScope();
        using var layer = new HashedCrossing(5, outputMode: "one_hot");
        var output = layer.Apply(Letters, Numbers);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0], output.data<float>().ToArray());
        Assert.Equal(Shape.Create([5, 5]), Assert.Single(layer.ComputeOutputShape(new Shape[] { 5, 5 })));
        Assert.Equal(Shape.Create([5, 5]), Assert.Single(layer.ComputeOutputShape(new Shape[] { (5, 1), (5, 1) })));
    }

    [Fact]
    public void ConfigMakesTheSameLayerAgain()
    {
        using var layer = new HashedCrossing(4, outputMode: "one_hot", name: "cross");
        Assert.Equal(
            """{"num_bins":4,"output_mode":"one_hot","sparse":false,"name":"cross","dtype":"float32"}""", layer.GetConfig().ToJson()
            .ToJsonString());
        using var again = HashedCrossing.FromConfig(layer.GetConfig());
        Assert.Equal(layer.GetConfig().ToJson().ToJsonString(), again.GetConfig().ToJson().ToJsonString());
    }

    [Fact]
    public void WrongInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new HashedCrossing(10, name: "cross");
        Assert.Contains("\"cross\" must be called on at least two", Assert.Throws<ArgumentException>(() => layer.Apply(Letters)).Message);
        Assert.Contains("equal shapes", Assert.Throws<ArgumentException>(() => layer.Apply(Letters, new[] { 1, 2 })).Message);
        Assert.Contains("(1, 1, 1)", Assert.Throws<ArgumentException>(() => layer.Apply(ones(1, 1, 1), ones(1, 1, 1))).Message);
        Assert.Contains("float32", Assert.Throws<ArgumentException>(() => layer.Apply(ones(2), ones(2))).Message);
        Assert.Contains("count", Assert.Throws<ArgumentException>(() => new HashedCrossing(3, outputMode: "count")).Message);
        Assert.Throws<ArgumentException>(() => new HashedCrossing(3, outputMode: "one_hot", sparse: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HashedCrossing(0));
    }
}
