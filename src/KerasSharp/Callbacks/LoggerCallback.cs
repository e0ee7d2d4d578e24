using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace KerasSharp.Callbacks;

/// <summary>Writes each epoch, and each evaluation outside of training, to an <see cref="ILogger"/>.</summary>
/// <remarks>Not in Keras. Messages are structured: <c>Epoch</c>, <c>Epochs</c>, <c>Seconds</c> and <c>Values</c> can be searched for.
/// With <c>verbose: 0</c> nothing else is written.</remarks>
/// <param name="logger">Where to write.</param>
/// <param name="level">The level of the messages.</param>
/// <exception cref="ArgumentNullException">logger is null.</exception>
public sealed partial class LoggerCallback(ILogger logger, LogLevel level = LogLevel.Information) : Callback
{
    private readonly ILogger _logger = logger ?? throw new ArgumentNullException(nameof(logger));
    private readonly Stopwatch _clock = new();
    private bool _inFit;

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs) => _inFit = true;

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => _inFit = false;

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs) => _clock.Restart();

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        if (_logger.IsEnabled(level))
            LogEpoch(_logger, level, epoch + 1, Params.Epochs, _clock.Elapsed.TotalSeconds, Text(logs));
    }

    /// <inheritdoc/>
    public override void OnTestBegin(Logs logs)
    {
        if (!_inFit)
            _clock.Restart();
    }

    /// <inheritdoc/>
    public override void OnTestEnd(Logs logs)
    {
        if (!_inFit && _logger.IsEnabled(level))
            LogEvaluation(_logger, level, _clock.Elapsed.TotalSeconds, Text(logs));
    }

    internal override void Abandon() => _inFit = false;

    private static string Text(Logs logs) => string.Join(", ", logs.Select(pair => $"{pair.Key}: {PythonText.Fixed(pair.Value, 4)}"));

    [LoggerMessage(Message = "Epoch {Epoch}/{Epochs} took {Seconds:F1}s: {Values}")]
    private static partial void LogEpoch(ILogger logger, LogLevel level, int epoch, int epochs, double seconds, string values);

    [LoggerMessage(Message = "Evaluation took {Seconds:F1}s: {Values}")]
    private static partial void LogEvaluation(ILogger logger, LogLevel level, double seconds, string values);
}
