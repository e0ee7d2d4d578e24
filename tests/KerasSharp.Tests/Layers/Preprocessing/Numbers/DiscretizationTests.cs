namespace KerasSharp.Tests.Layers;

public sealed class DiscretizationTests
{
    [Fact]
    public void BoundariesBelongToTheRangeAbove()
    {
        using var scope = NewDisposeScope();
        using var layer = new Discretization([0.0, 1, 2]);
        var bins = layer.Apply(tensor(new float[,] { { -1.5f, 1, 3.4f, 0.5f }, { 0, 3, 1.3f, 0 } }));
        Assert.Equal(ScalarType.Int32, bins.dtype);
        Assert.Equal([0, 2, 3, 1, 1, 3, 2, 1], bins.data<int>().ToArray());
    }

    /// <summary>Boundaries that Keras's own summaries give for the same data.</summary>
    public static TheoryData<string, double, int, float[]> Found() => new()
    {
        { "few", 0.01, 4, [0f, 0.5f, 1.3f] },
        { "steps", 0.01, 5, [19.899982452392578f, 39.89998245239258f, 59.89999008178711f, 79.89999389648438f] },
        { "steps/300", 0.05, 7,
            [14.442859649658203f, 28.685718536376953f, 42.92857360839844f, 58.07143020629883f, 72.01428985595703f, 85.95714569091797f] },
        { "steps/333,400", 0.1, 3, [37.01333999633789f, 67.17333984375f] },
        { "sine/64,128", 0.01, 10,
            [-0.9425231218338013f, -0.8011445999145508f, -0.5927786231040955f, -0.30603843927383423f, -1.1241679658269277e-06f,
            0.3138769567012787f, 0.5949180722236633f, 0.8064121603965759f, 0.9433112740516663f] },
        { "sine", 0.3, 4, [-0.5877950191497803f, 0.3132287859916687f] },
    };

    [Theory, MemberData(nameof(Found))]
    public void AdaptFindsKerassBoundaries(string data, double epsilon, int bins, float[] boundaries)
    {
        using var scope = NewDisposeScope();
        var parts = data.Split('/');
        var values = parts[0] switch
        {
            "few" => [-1.5f, 1, 3.4f, 0.5f, 0, 3, 1.3f, 0],
            "steps" => Enumerable.Range(0, 1000).Select(i => (i * 37 % 1000) / 10f).ToArray(),
            _ => Enumerable.Range(0, 250).Select(i => (float)Math.Sin(i)).ToArray(),
        };
        using var layer = new Discretization(numBins: bins, epsilon: epsilon);
        int[] cuts = parts.Length == 1 ? [] : [.. parts[1].Split(',').Select(int.Parse)];
        if (cuts.Length == 0)
            layer.Adapt(values);
        else
            layer.Adapt(Pieces(values, cuts));
        Assert.Equal(boundaries.Length, layer.BinBoundaries!.Count);
        Assert.All(boundaries.Zip(layer.BinBoundaries), pair => Assert.Equal(pair.First, pair.Second, 2e-6));
    }

    [Fact]
    public void AStreamIsReadAsFarAsAsked()
    {
        using var scope = NewDisposeScope();
        using var layer = new Discretization(numBins: 2);
        layer.Adapt(Endless(), steps: 3);
        Assert.Single(layer.BinBoundaries!);
        Assert.Equal([0, 1], layer.Apply(tensor([-100f, 100])).data<int>().ToArray());

        static IEnumerable<Batch> Endless()
        {
            while (true)
                yield return arange(10).to_type(ScalarType.Float32);
        }
    }

    [Fact]
    public void AnAdaptedLayerIsMadeAgainFromItsConfig()
    {
        using var scope = NewDisposeScope();
        using var layer = new Discretization(numBins: 4, outputMode: "one_hot");
        layer.Adapt(new[] { -1.5f, 1, 3.4f, 0.5f, 0, 3, 1.3f, 0 });
        using var again = Discretization.FromConfig(layer.GetConfig());
        Assert.Equal(layer.BinBoundaries, again.BinBoundaries);
        var x = tensor([-1f, 0.2f, 1, 5]);
        Assert.Equal([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], again.Apply(x).data<float>().ToArray());
        again.Adapt(new[] { 1f, 2, 3, 4, 5, 6, 7, 8 });
        Assert.NotEqual(layer.BinBoundaries, again.BinBoundaries);
    }

    [Fact]
    public void WrongOptionsAndUsesAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("either", Assert.Throws<ArgumentException>(() => new Discretization()).Message);
        Assert.Contains("either", Assert.Throws<ArgumentException>(() => new Discretization([0.0], numBins: 2)).Message);
        Assert.Contains("ascend", Assert.Throws<ArgumentException>(() => new Discretization([1.0, 0])).Message);
        Assert.Contains("epsilon=0", Assert.Throws<ArgumentOutOfRangeException>(() => new Discretization(numBins: 2, epsilon: 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Discretization(numBins: -1));
        Assert.Throws<ArgumentException>(() => new Discretization([0.0], outputMode: "tf_idf"));
        Assert.Throws<ArgumentException>(() => new Discretization([0.0], outputMode: "count", sparse: true));
        using var fixedLayer = new Discretization([0.0], name: "ranges");
        Assert.Contains("\"ranges\"", Assert.Throws<InvalidOperationException>(() => fixedLayer.Adapt(ones(3))).Message);
        using var open = new Discretization(numBins: 3, name: "ranges");
        Assert.Contains("`Adapt`", Assert.Throws<ArgumentException>(() => open.Apply(ones(3))).Message);
        Assert.Contains("\"ranges\"", Assert.Throws<ArgumentException>(() => open.Adapt([])).Message);
        Assert.Contains("\"ranges\"", Assert.Throws<ArgumentException>(() => open.Adapt(zeros(0))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => open.Adapt([new Batch(ones(3))], steps: 0));
    }

    private static IEnumerable<Batch> Pieces(float[] values, int[] cuts)
    {
        foreach (var (from, to) in cuts.Prepend(0).Zip(cuts.Append(values.Length)))
            yield return tensor(values[from..to]);
    }
}
