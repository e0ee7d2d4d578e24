using KerasSharp.Callbacks;
using Microsoft.ML;

namespace KerasSharp;

/// <summary>How a model is trained within an ML.NET pipeline.</summary>
public sealed record KerasTrainerOptions
{
    /// <summary>Compiles the model before each training; null for the model's own compilation, and where it has none for <c>adam</c>, the
    /// loss of the kind of prediction, and its metrics.</summary>
    public Action<Model>? Compile { get; init; }

    /// <summary>The number of epochs.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Rows a step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>0 silent, 1 progress bar, 2 a line an epoch, on the console. Epochs are reported to <c>mlContext.Log</c> whatever it
    /// is.</summary>
    public int Verbose { get; init; }

    /// <summary>What watches and steps in, such as an <see cref="EarlyStopping"/>.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>The column of the rows' weights; null for 1.</summary>
    public string? ExampleWeightColumnName { get; init; }

    /// <summary>Rows to evaluate after each epoch, as they come into the trainer; <see cref="KerasTrainer.Fit(IDataView, IDataView)"/> goes before it.</summary>
    public IDataView? ValidationSet { get; init; }

    /// <summary>Weights of the classes by label; others weigh 1. Classes count from 0 in the order of the keys; false is 0 and true
    /// 1.</summary>
    public Dictionary<int, double>? ClassWeight { get; init; }

    /// <summary>Whether each epoch has its own order of rows.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The number of rows that are mixed; null for as many as 64 MB hold, at most 8192.</summary>
    public int? ShuffleBuffer { get; init; }

    /// <summary>For detectors of anomalies: the share of the training rows that is taken as normal; the threshold is their greatest error.
    /// In (0, 1].</summary>
    public double NormalShare { get; init; } = 0.99;

    /// <summary>Ends training before the next step.</summary>
    public CancellationToken CancellationToken { get; init; }
}
