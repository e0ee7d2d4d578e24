using System.Runtime.InteropServices;

namespace KerasSharp;

/// <content>The loops over prepared data, to which all overloads of <c>Fit</c>, <c>Evaluate</c> and <c>Predict</c> come.</content>
public partial class Model
{
    internal History Fit(
        BatchSource source, BatchSource? validation, int? validationSteps, FitOptions options, int verbose,
        IEnumerable<Callback>? callbacks, CancellationToken cancellation) => Loop(nameof(Fit), () =>
    {
        CheckSteps(validationSteps);
        cancellation.ThrowIfCancellationRequested();
        options = options with
        {
            Epochs = TrainingLimits.Epochs(options.Epochs),
            StepsPerEpoch = TrainingLimits.Steps(options.StepsPerEpoch),
        };
        validationSteps = validation is null ? null : TrainingLimits.Steps(validationSteps);
        var counted = Prepare(source, training: true);
        if (validation is not null)
            Prepare(validation, training: false);
        var list = new CallbackList(
            this, callbacks, new TrainingParameters(verbose, options.Epochs, options.StepsPerEpoch ?? source.Steps), addHistory: true);
        var trainer = new Trainer(this, cancellation);
        return trainer.Fit(
            source, options, validation is null ? null : () => trainer.Evaluate(validation, validationSteps, list), list, counted ? 1 : 0);
    });

    internal Evaluation Evaluate(
        BatchSource source, int? steps, int verbose, IEnumerable<Callback>? callbacks, CancellationToken cancellation) =>
        Loop(nameof(Evaluate), () =>
        {
            CheckSteps(steps);
            steps = TrainingLimits.Steps(steps);
            cancellation.ThrowIfCancellationRequested();
            using var kept = KeepMetrics();
            Prepare(source, training: false);
            var list = new CallbackList(this, callbacks, new TrainingParameters(verbose, 1, steps ?? source.Steps));
            return new Trainer(this, cancellation).Evaluate(source, steps, list);
        });

    internal Tensor[] Predict(
        BatchSource source, int? steps, Verbose verbose, IEnumerable<Callback>? callbacks, CancellationToken cancellation) =>
        Loop(nameof(Predict), () =>
        {
            CheckSteps(steps);
            steps = TrainingLimits.Steps(steps);
            cancellation.ThrowIfCancellationRequested();
            var list = new CallbackList(this, callbacks, new TrainingParameters(verbose.Level, 1, steps ?? source.Steps));
            return new Trainer(this, cancellation).Predict(source, steps, list);
        });

    /// <summary>A loop. Steps name themselves in native errors: what is left comes from callbacks and streams of data.</summary>
    private T Loop<T>(string name, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (ExternalException e)
        {
            throw NativeError.In(e, $"A callback or the data in `{name}` of model \"{Name}\"");
        }
    }
}
