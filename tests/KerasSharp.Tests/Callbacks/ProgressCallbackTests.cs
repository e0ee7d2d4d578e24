namespace KerasSharp.Tests.Callbacks;

public sealed class ProgressCallbackTests
{
    [Fact]
    public void Steps_and_ends_of_epochs_are_reported()
    {
        using var model = Course.Model();
        var reports = new List<TrainingProgress>();
        model.Fit(new float[2, 1], new float[2, 1], batchSize: 1, epochs: 2, verbose: 0,
            callbacks: [new ProgressCallback(new Direct(reports.Add), interval: 0)]);
        Assert.Equal([(1, 1, false), (1, 2, false), (1, 2, true), (2, 1, false), (2, 2, false), (2, 2, true)],
            reports.Select(report => (report.Epoch, report.Step, report.IsEpochEnd)));
        Assert.Equal([0.25, 0.5, 0.5, 0.75, 1, 1], reports.Select(report => report.Share));
        Assert.All(reports, report => Assert.True(report.Values.ContainsKey("loss")));
    }

    [Fact]
    public void Within_the_interval_only_ends_of_epochs_are_reported()
    {
        using var model = Course.Model();
        var reports = new List<TrainingProgress>();
        model.Fit(new float[4, 1], new float[4, 1], batchSize: 1, epochs: 2, verbose: 0,
            callbacks: [new ProgressCallback(new Direct(reports.Add), double.PositiveInfinity)]);
        Assert.Equal([1, 2], reports.Select(report => report.Epoch));
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new ProgressCallback(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProgressCallback(new Direct(_ => { }), -1));
    }

    private sealed class Direct(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
