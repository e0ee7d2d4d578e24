namespace KerasSharp.Tests;

[Collection(nameof(GlobalRandomState))]
public sealed class TimeseriesTests
{
    [Fact]
    public void WindowsComeWithTheTargetAtTheirStart()
    {
        using var scope = NewDisposeScope();
        // Keras's example of a regression: ten steps give the next.
        var steps = Enumerable.Range(0, 100).Select(i => (float)i).ToArray();
        var batches = Utils.TimeseriesDatasetFromArray(steps[..^10], steps[10..], sequenceLength: 10, batchSize: 32).ToList();
        Assert.Equal([32, 32, 17], batches.Select(batch => batch.Size));
        Assert.Equal(steps[..10], batches[0].X[0][0].data<float>().ToArray());
        Assert.Equal(10, batches[0].Y[0][0].item<float>());
        Assert.Equal(90, batches[2].Y[0][-1].item<float>());
        Assert.Equal(80, batches[2].X[0][-1][0].item<float>());
    }

    [Fact]
    public void StridesRatesAndBoundsAreKept()
    {
        using var scope = NewDisposeScope();
        var data = arange(40).reshape(20, 2);
        var batch = Assert.Single(Utils.TimeseriesDatasetFromArray(
            data, null, sequenceLength: 3, sequenceStride: 4, samplingRate: 2, startIndex: 2, endIndex: 18));
        Assert.Equal([3, 3, 2], batch.X[0].shape);
        Assert.Empty(batch.Y);
        Assert.Equal([4, 5, 8, 9, 12, 13, 12, 13, 16, 17, 20, 21, 20, 21, 24, 25, 28, 29], batch.X[0].data<long>().ToArray());
        var alone = Utils.TimeseriesDatasetFromArray(data, arange(20), sequenceLength: 3, batchSize: null).First();
        Assert.Equal([3, 2], alone.X[0].shape);
        Assert.Empty(alone.Y[0].shape);
    }

    [Fact]
    public void TheOrderOfASeedIsNumPys()
    {
        using var scope = NewDisposeScope();
        var windows = Utils.TimeseriesDatasetFromArray(
            arange(7).to_type(ScalarType.Float32), null, 1, shuffle: true, seed: 1337, batchSize: 4);
        Assert.Equal([6, 2, 1, 3, 0, 4, 5], Starts(windows));
        Assert.NotEqual([6, 2, 1, 3, 0, 4, 5], Starts(windows));
        Utils.SetRandomSeed(3);
        var unseeded = Starts(Utils.TimeseriesDatasetFromArray(arange(50), null, 1, shuffle: true));
        Utils.SetRandomSeed(3);
        Assert.Equal(unseeded, Starts(Utils.TimeseriesDatasetFromArray(arange(50), null, 1, shuffle: true)));

        static float[] Starts(IEnumerable<Batch> batches) =>
            [.. batches.SelectMany(batch => batch.X[0].to_type(ScalarType.Float32).flatten().data<float>().ToArray())];
    }

    [Fact]
    public void AModelTrainsOnItAndNothingIsLeftBehind()
    {
        using var scope = NewDisposeScope();
        var series = Enumerable.Range(0, 60).Select(i => (float)Math.Sin(i)).ToArray();
        using var model = new Sequential([new Input(5), new Dense(1)]);
        model.Compile("sgd", "mse");
        var windows = Utils.TimeseriesDatasetFromArray(series, series[5..], 5, batchSize: 8);
        model.Fit(windows, epochs: 1, verbose: 0);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var history = model.Fit(windows, epochs: 4, verbose: 0);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.True(history["loss"][3] < history["loss"][0]);
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        var data = new float[10];
        Refused("sequenceLength", () => Utils.TimeseriesDatasetFromArray(data, null, 0));
        Refused("startIndex=10", () => Utils.TimeseriesDatasetFromArray(data, null, 2, startIndex: 10));
        Refused("startIndex=-1", () => Utils.TimeseriesDatasetFromArray(data, null, 2, startIndex: -1));
        Refused("endIndex=3", () => Utils.TimeseriesDatasetFromArray(data, null, 2, startIndex: 3, endIndex: 3));
        Refused("endIndex=10", () => Utils.TimeseriesDatasetFromArray(data, null, 2, endIndex: 10));
        Refused("samplingRate=0", () => Utils.TimeseriesDatasetFromArray(data, null, 2, samplingRate: 0));
        Refused("sequenceStride=10", () => Utils.TimeseriesDatasetFromArray(data, null, 2, sequenceStride: 10));
        Refused("batchSize", () => Utils.TimeseriesDatasetFromArray(data, null, 2, batchSize: 0));
        Refused("sequenceLength=11", () => Utils.TimeseriesDatasetFromArray(data, null, 11));

        static void Refused(string part, Action make) =>
            Rejects.WithAny<ArgumentException>(part, make);
    }
}
