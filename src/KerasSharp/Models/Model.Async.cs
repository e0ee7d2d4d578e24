namespace KerasSharp;

/// <content>Asynchronous streams of batches. The loop runs on a thread of its own, which waits for the data; the caller's is
/// free.</content>
public partial class Model
{
    /// <summary>Trains the model on an asynchronous stream of batches: <c>await model.FitAsync(Batches(), epochs: 3)</c>. The tensors of a
    /// batch are freed after its step.</summary>
    /// <remarks>Callbacks are called, and the stream is read, on the thread that trains. The model must not be used elsewhere until the
    /// task ends.</remarks>
    /// <inheritdoc cref="Fit(IEnumerable{Batch}, int, Verbose, IEnumerable{Callback}?, ValidationData?, Dictionary{int, double}?, int, int?, int?, int?, ValidationFreq, bool?, int?, CancellationToken)"/>
    /// <returns>The history.</returns>
    public Task<History> FitAsync(
        IAsyncEnumerable<Batch> batches,
        int epochs = 1,
        Verbose verbose = default,
        IEnumerable<Callback>? callbacks = null,
        ValidationData? validationData = null,
        Dictionary<int, double>? classWeight = null,
        int initialEpoch = 0,
        int? stepsPerEpoch = null,
        int? validationSteps = null,
        int? validationBatchSize = null,
        ValidationFreq validationFreq = default,
        CancellationToken cancellationToken = default) => OnThread(batches, cancellationToken, stream => Fit(
            stream, epochs, verbose, callbacks, validationData, classWeight, initialEpoch, stepsPerEpoch, validationSteps,
            validationBatchSize, validationFreq, cancellationToken: cancellationToken));

    /// <summary>The loss and the metrics on an asynchronous stream of batches. The tensors of a batch are freed after its step.</summary>
    /// <inheritdoc cref="Evaluate(IEnumerable{Batch}, Verbose, int?, IEnumerable{Callback}?, CancellationToken)"/>
    public Task<Evaluation> EvaluateAsync(
        IAsyncEnumerable<Batch> batches, Verbose verbose = default, int? steps = null, IEnumerable<Callback>? callbacks = null,
        CancellationToken cancellationToken = default) =>
        OnThread(batches, cancellationToken, stream => Evaluate(stream, verbose, steps, callbacks, cancellationToken));

    /// <summary>The outputs for an asynchronous stream of batches. The tensors of a batch are freed after its step; those of the result are
    /// the caller's, in no dispose scope.</summary>
    /// <inheritdoc cref="PredictAll(IEnumerable{Batch}, Verbose, int?, IEnumerable{Callback}?, CancellationToken)"/>
    public Task<Predictions> PredictAsync(
        IAsyncEnumerable<Batch> batches, Verbose verbose = default, int? steps = null, IEnumerable<Callback>? callbacks = null,
        CancellationToken cancellationToken = default) =>
        OnThread(batches, cancellationToken, stream => PredictAll(stream, verbose, steps, callbacks, cancellationToken));

    private static Task<T> OnThread<T>(IAsyncEnumerable<Batch> batches, CancellationToken cancellation, Func<IEnumerable<Batch>, T> run)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return Task.Factory.StartNew(
            () => run(new AsyncBatches(batches, cancellation)), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }
}
