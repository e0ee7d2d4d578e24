using System.Diagnostics;

namespace KerasSharp.Tests.Core;

/// <summary>Where progress and messages go without interactive logging.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class MessagesTests
{
    [Fact]
    public void ProgressAndSummariesBecomeLinesOfTheTrace()
    {
        using var listener = new Listener();
        Trace.Listeners.Add(listener);
        KerasConfig.InteractiveLogging = false;
        try
        {
            using var model = Small.Classifier();
            model.Summary();
            model.Fit(Small.X(), Small.Y(), epochs: 2, verbose: 1);
        }
        finally
        {
            KerasConfig.InteractiveLogging = true;
            Trace.Listeners.Remove(listener);
        }

        Assert.Contains(listener.Lines, line => line.Contains("Model: \"small\"", StringComparison.Ordinal));
        Assert.Contains("Epoch 2/2", listener.Lines);
        Assert.Equal(2, listener.Lines.Count(line => line.StartsWith("1/1 ", StringComparison.Ordinal) && line.Contains(
            "loss: ", StringComparison.Ordinal)));
        Assert.DoesNotContain(listener.Lines, line => line.Any(char.IsControl));
        Assert.Same(Console.Out, Messages.Output);
    }

    private sealed class Listener : TraceListener
    {
        public List<string> Lines { get; } = [];

        public override void TraceEvent(TraceEventCache? eventCache, string source, TraceEventType eventType, int id, string? message) =>
            Lines.Add(message!);

        public override void Write(string? message)
        {
        }

        public override void WriteLine(string? message)
        {
        }
    }
}
