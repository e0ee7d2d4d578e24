namespace KerasSharp.Tests.Layers;

public sealed class NormalizationTests
{
    private static readonly float[,] Rows = { { 0, 7, 4 }, { 2, 9, 6 }, { 0, 7, 4 }, { 2, 9, 6 } };

    [Fact]
    public void KerassExamplesHold()
    {
        using var scope = NewDisposeScope();
        using var all = new Normalization(axis: []);
        all.Adapt(new[] { 1f, 2, 3, 4, 5 });
        Close([-1.4142135f, -0.70710677f, 0], all.Apply(tensor([1f, 2, 3])));
        using var each = new Normalization();
        each.Adapt(Rows);
        Close([-1, -1, -1], each.Apply(tensor(new float[,] { { 0, 7, 4 } })));
        using var given = new Normalization(mean: 3.0, variance: 2.0);
        Close([-1.4142135f, -0.70710677f, 0], given.Apply(tensor(new float[,] { { 1 }, { 2 }, { 3 } })));
        using var back = new Normalization(invert: true);
        back.Adapt(Rows);
        Close([2, 10, 8], back.Apply(tensor(new float[,] { { 1, 2, 3 } })));
    }

    [Fact]
    public void AStreamFindsTheSameAsTheWhole()
    {
        using var scope = NewDisposeScope();
        var data = randn([60, 5], ScalarType.Float32) * 3 + 2;
        using var whole = new Normalization();
        whole.Adapt(data);
        using var stream = new Normalization();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        stream.EnsureBuilt(Shape.Create([null, 5]));
        var weights = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        stream.Adapt(Batches());
        Assert.Equal(weights, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.True(weights > before);
        Assert.All(whole.Weights.Zip(stream.Weights), pair => Assert.True(pair.First.Value.allclose(pair.Second.Value, 1e-5, 1e-5)));

        IEnumerable<Batch> Batches()
        {
            foreach (var (start, length) in new[] { (0, 7), (7, 30), (37, 23) })
                yield return (data.narrow(0, start, length), ones(length));
        }
    }

    [Fact]
    public void IntegersAreTaken()
    {
        using var scope = NewDisposeScope();
        using var layer = new Normalization();
        layer.Adapt(new[,] { { 1, 10 }, { 3, 30 } });
        Close([-1, -1, 1, 1], layer.Apply(tensor(new[,] { { 1, 10 }, { 3, 30 } })));
    }

    [Fact]
    public void GivenNumbersSpreadOverTheAxes()
    {
        using var scope = NewDisposeScope();
        using var layer = new Normalization(
            axis: [1, 2], mean: new float[,] { { 1, 2 }, { 3, 4 } }, variance: new float[,] { { 1, 1 }, { 4, 4 } });
        Close([0, 0, 0, 0], layer.Apply(tensor(new float[,,] { { { 1, 2 }, { 3, 4 } } })));
        Assert.Equal("[[1.0,2.0],[3.0,4.0]]", layer.GetConfig().ToJson()["mean"]!.ToJsonString());
        using var last = new Normalization(axis: [1, 2], mean: new[] { 1f, 2 }, variance: new[] { 1f, 4 });
        Close([0, 1, 2, 0], last.Apply(tensor(new float[,,] { { { 1, 4 }, { 3, 2 } } })));
    }

    [Fact]
    public void AdaptedNumbersAreWeights()
    {
        using var scope = NewDisposeScope();
        using var layer = new Normalization();
        layer.Adapt(Rows);
        Assert.Equal(["mean", "variance", "count"], layer.Weights.Select(weight => weight.Name));
        using var other = new Normalization();
        other.EnsureBuilt(Shape.Create([null, 3]));
        other.SetWeights([.. layer.GetWeights().Select(weight => (ArrayLike)weight)]);
        Close([-1, -1, -1], other.Apply(tensor(new float[,] { { 0, 7, 4 } })));
    }

    [Fact]
    public void WrongOptionsAndDataAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("together", Assert.Throws<ArgumentException>(() => new Normalization(mean: 1.0)).Message);
        Assert.Contains("same shape", Assert.Throws<ArgumentException>(() => new Normalization(mean: 1.0, variance: new[] { 1f })).Message);
        Assert.Contains(
            "as many axes", Assert.Throws<ArgumentException>(
            () => new Normalization(mean: new float[1, 2], variance: new float[1, 2])).Message);
        using var given = new Normalization(mean: 1.0, variance: 1.0, name: "norm");
        Assert.Contains("\"norm\"", Assert.Throws<InvalidOperationException>(() => given.Adapt(Rows)).Message);
        using var layer = new Normalization(name: "norm");
        Assert.Contains("without batches", Assert.Throws<ArgumentException>(() => layer.Adapt([])).Message);
        Assert.Contains("(0, 3)", Assert.Throws<ArgumentException>(() => layer.Adapt(zeros(0, 3))).Message);
        layer.Adapt(Rows);
        Assert.Contains("(2, 4)", Assert.Throws<ArgumentException>(() => layer.Adapt(ones(2, 4))).Message);
        Assert.Contains(
            "axis=5", Assert.Throws<ArgumentException>(() => new Normalization(axis: 5).Apply(ones(2, 3))).Message.Replace("[5]", "5"));
        Assert.Contains(
            "known size", Assert.Throws<ArgumentException>(() => new Normalization().EnsureBuilt(Shape.Create([2, null]))).Message);
        Assert.Contains(
            "broadcast", Assert.Throws<ArgumentException>(
            () => new Normalization(mean: new[] { 1f, 2 }, variance: new[] { 1f, 2 }).Apply(ones(2, 3))).Message);
    }

    private static void Close(float[] expected, Tensor actual) =>
        Assert.All(expected.Zip(actual.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
}
