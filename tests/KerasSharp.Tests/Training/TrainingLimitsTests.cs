namespace KerasSharp.Tests.Training;

/// <summary>Limits that a program sets for all its runs.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class TrainingLimitsTests
{
    [Fact]
    public void RunsStopAtTheLimits()
    {
        using var warnings = new WarningLog();
        using var model = Small.Classifier();
        var steps = 0;
        var counting = new LambdaCallback(onTrainBatchEnd: (_, _) => steps++);
        try
        {
            (KerasConfig.MaxEpochs, KerasConfig.MaxStepsPerEpoch) = (2, 3);
            var history = model.Fit(Small.X(), Small.Y(), batchSize: 1, epochs: 5, verbose: 0, callbacks: [counting], validationData: (
                Small.X(), Small.Y()));
            Assert.Equal([0, 1], history.Epoch);
            Assert.Equal(6, steps);
            Assert.Contains("Limiting epochs to 2", warnings.Messages);
            Assert.Contains("Limiting stepsPerEpoch to 3", warnings.Messages);
            Assert.Equal(3, model.Predict(Small.X(), batchSize: 1, verbose: 0).shape[0]);

            // What is lower than a limit stays.
            steps = 0;
            model.Fit(Small.X(), Small.Y(), batchSize: 1, stepsPerEpoch: 1, verbose: 0, callbacks: [counting]);
            Assert.Equal(1, steps);
        }
        finally
        {
            (KerasConfig.MaxEpochs, KerasConfig.MaxStepsPerEpoch) = (null, null);
        }

        Assert.Equal(10, model.Predict(Small.X(), batchSize: 1, verbose: 0).shape[0]);
    }

    [Fact]
    public void WrongLimitsAreRefused()
    {
        Assert.Contains("MaxEpochs=0", Assert.Throws<ArgumentOutOfRangeException>(() => KerasConfig.MaxEpochs = 0).Message,
            StringComparison.Ordinal);
        Assert.Contains("MaxStepsPerEpoch=-1", Assert.Throws<ArgumentOutOfRangeException>(() => KerasConfig.MaxStepsPerEpoch = -1).Message,
            StringComparison.Ordinal);
        Assert.Null(KerasConfig.MaxEpochs);
    }
}
