namespace KerasSharp.Tests.Training;

/// <summary>Arguments out of range, or that exclude each other, are refused in words, and leave the model as it was.</summary>
public sealed class BadArgumentTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _x = Small.X();
    private readonly Tensor _y = Small.Y();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_batch_size_below_one_is_refused(int batchSize)
    {
        using var model = Small.Classifier();
        var error = Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, batchSize: batchSize, verbose: 0));
        Assert.Contains(
            $"`batchSize` must be a positive integer. Received: batchSize={batchSize}", error.Message, StringComparison.Ordinal);
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Predict(_x, batchSize: batchSize, verbose: 0));
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Evaluate(_x, _y, batchSize: batchSize, verbose: 0));
        Small.Refused<ArgumentOutOfRangeException>(
            model, () => model.Fit(_x, _y, verbose: 0, validationSplit: 0.5, validationBatchSize: batchSize));
    }

    [Fact]
    public void Units_below_one_are_refused_when_the_layer_is_made()
    {
        using var model = Small.Classifier();
        Assert.Contains(
            "units", Small.Refused<ArgumentOutOfRangeException>(model, () => model.Add(new Dense(0))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(0.05)]
    public void A_validation_split_that_leaves_nothing_is_refused(double split)
    {
        using var model = Small.Classifier();
        using var x = Small.X(1);
        using var y = Small.Y(1);
        Assert.Contains(
            "1 samples", Small.Refused<ArgumentException>(
            model, () => model.Fit(x, y, verbose: 0, validationSplit: split)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_validation_split_must_be_a_share(double split)
    {
        using var model = Small.Classifier();
        Assert.Contains(
            "`validationSplit`", Small.Refused<ArgumentOutOfRangeException>(
            model, () => model.Fit(_x, _y, verbose: 0, validationSplit: split)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Class_weights_and_sample_weights_exclude_each_other()
    {
        using var model = Small.Classifier();
        using var weights = ones(10);
        var byClass = new Dictionary<int, double> { [0] = 2 };
        Assert.Contains(
            "`classWeight` and `sampleWeight`", Small.Refused<ArgumentException>(
            model, () => model.Fit(_x, _y, verbose: 0, classWeight: byClass, sampleWeight: weights)).Message, StringComparison.Ordinal);
        Small.Refused<ArgumentException>(model, () => model.TrainOnBatch(_x, _y, sampleWeight: weights, classWeight: byClass));
        Small.Refused<ArgumentException>(model, () => model.Fit([(Batch)(_x, _y, weights)], verbose: 0, classWeight: byClass));
        Small.Refused<ArgumentException>(model, () => model.Fit([(Batch)_x], verbose: 0, classWeight: byClass));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void Verbose_is_0_1_or_2(int verbose)
    {
        using var model = Small.Classifier();
        Assert.Contains(
            $"verbose={verbose}", Small.Refused<ArgumentOutOfRangeException>(
            model, () => model.Fit(_x, _y, verbose: verbose)).Message, StringComparison.Ordinal);
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Predict(_x, verbose: verbose));
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Evaluate(_x, _y, verbose: verbose));
    }

    [Fact]
    public void Numbers_of_epochs_and_steps_have_their_bounds()
    {
        using var model = Small.Classifier();
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, epochs: -1, verbose: 0));
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, initialEpoch: -1, verbose: 0));
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, stepsPerEpoch: 0, verbose: 0));
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, validationFreq: 0, verbose: 0));
        Small.Refused<ArgumentException>(model, () => model.Fit(_x, _y, callbacks: [null!], verbose: 0));
    }
}
