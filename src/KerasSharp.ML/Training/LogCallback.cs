using System.Globalization;
using KerasSharp.Callbacks;
using KerasSharp.ML.Access;
using Microsoft.ML.Runtime;

namespace KerasSharp.ML.Training;

/// <summary>Reports epochs to <c>mlContext.Log</c>, and ends training where the context says so.</summary>
internal sealed class LogCallback(IHostEnvironment environment, IChannel channel) : Callback
{
    public override void OnTrainBatchBegin(int batch, Logs logs)
    {
        if (Catalogs.IsCanceled(environment))
            throw new OperationCanceledException("The ML.NET context was told to stop.");
    }

    public override void OnEpochEnd(int epoch, Logs logs) => channel.Info(
        MessageSensitivity.None, "Epoch {0}/{1} - {2}", epoch + 1, Params.Epochs,
            string.Join(" - ", logs.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}: {pair.Value:F4}"))));
}
