using Microsoft.Extensions.Logging;

namespace KerasSharp.Tests.Callbacks;

public sealed class LoggerCallbackTests
{
    [Fact]
    public void Epochs_and_evaluations_are_logged_with_their_values()
    {
        using var model = Course.Model();
        var logger = new Recorder(LogLevel.Information);
        model.Fit(new float[2, 1], new float[2, 1], epochs: 2, verbose: 0, validationData: (new float[1, 1], new float[1, 1]),
            callbacks: [new LoggerCallback(logger)]);
        model.Evaluate(new float[2, 1], new float[2, 1], verbose: 0, callbacks: [new LoggerCallback(logger)]);
        Assert.Equal(3, logger.Messages.Count);
        Assert.Matches(@"^Epoch 2/2 took \d+\.\ds: .*\bloss: \d+\.\d{4}.*val_loss: ", logger.Messages[1]);
        Assert.Matches(@"^Evaluation took \d+\.\ds: .*\bloss: ", logger.Messages[2]);
    }

    [Fact]
    public void What_the_logger_does_not_want_is_not_written()
    {
        using var model = Course.Model();
        var logger = new Recorder(LogLevel.Warning);
        model.Fit(new float[2, 1], new float[2, 1], verbose: 0, callbacks: [new LoggerCallback(logger, LogLevel.Debug)]);
        Assert.Empty(logger.Messages);
        Assert.Throws<ArgumentNullException>(() => new LoggerCallback(null!));
    }

    private sealed class Recorder(LogLevel least) : ILogger
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?,
            string> formatter) => Messages.Add(formatter(state, exception));
    }
}
