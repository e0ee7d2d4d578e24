namespace KerasSharp.Tests.Callbacks;

public sealed class EarlyStoppingTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    [InlineData(3, 6)]
    public void It_stops_when_patience_ends(int patience, int epochs)
    {
        using var model = Course.Model();
        var callback = new EarlyStopping("loss", patience: patience);
        Assert.Equal(epochs, Course.Run(model, callback, 5, 5.5, 4.5, 6, 6, 6, 6).Epoch.Count);
        Assert.Equal(epochs - 1, callback.StoppedEpoch);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void The_best_weights_come_back_whether_it_stopped_or_not(int patience)
    {
        using var model = Course.Model();
        var callback = new EarlyStopping("loss", patience: patience, restoreBestWeights: true);
        Course.Run(model, callback, 5, 3, 4, 6, 6);
        Assert.Equal((1, 3.0, 2f), (callback.BestEpoch, callback.Best, Course.Weight(model)));
    }

    [Fact]
    public void Without_it_the_last_weights_stay()
    {
        using var model = Course.Model();
        Course.Run(model, new EarlyStopping("loss", patience: 2), 5, 3, 4, 6, 6);
        Assert.Equal(4, Course.Weight(model));
    }

    [Fact]
    public void A_baseline_that_is_not_beaten_lets_patience_run_out()
    {
        using var model = Course.Model();
        Assert.Equal(5, Course.Run(model, new EarlyStopping("loss", patience: 3, baseline: 1), 5, 4, 3, 2, 2, 1, 1).Epoch.Count);
    }

    [Fact]
    public void It_waits_until_its_first_epoch()
    {
        using var model = Course.Model();
        Assert.Equal(5, Course.Run(model, new EarlyStopping("loss", patience: 1, startFromEpoch: 3), 1, 2, 3, 4, 5, 6).Epoch.Count);
    }

    [Fact]
    public void MinDelta_and_mode_say_what_is_better()
    {
        using var model = Course.Model();
        Assert.Equal(2, Course.Run(model, new EarlyStopping("loss", minDelta: 0.5), 5, 4.6, 1).Epoch.Count);
        Assert.Equal(3, Course.Run(model, new EarlyStopping("loss", mode: "max"), 5, 6, 4, 7).Epoch.Count);
    }

    [Fact]
    public void An_unknown_direction_and_an_unknown_mode_are_refused()
    {
        using var model = Course.Model();
        model.Compile("sgd", "mse", metrics: [new KerasSharp.Metrics.MeanMetricWrapper((yTrue, yPred) => yTrue - yPred, "difference")]);
        var error = Assert.Throws<InvalidOperationException>(() => Course.Run(model, new EarlyStopping("difference"), 1, 2));
        Assert.Contains("monitor=difference", error.Message, StringComparison.Ordinal);
        Rejects.With<ArgumentException>("'down'", () => new EarlyStopping(mode: "down"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(patience: -1));
    }

    [Fact]
    public void It_leaves_no_weights_behind()
    {
        using var model = Course.Model();
        LiveTensors.AssertSteady(() => Course.Run(model, new EarlyStopping("loss", patience: 1, restoreBestWeights: true), 5, 3, 4, 6));
    }

    [Fact]
    public void It_says_what_it_does()
    {
        using var model = Course.Model();
        var output = new StringWriter { NewLine = "\n" };
        Course.Run(model, new EarlyStopping("loss", patience: 2, verbose: 1, restoreBestWeights: true) { Output = output }, 5, 3, 4, 6);
        Assert.Equal("Epoch 4: early stopping\nRestoring model weights from the end of the best epoch: 2.\n", output.ToString());
    }
}
