using KerasSharp.Losses;

namespace KerasSharp;

public partial class Model
{
    private readonly List<BatchSignature> _checked = [];

    /// <summary>Makes weights, losses and metrics from a first batch, and tries data of a new kind out, before anything is trained or
    /// printed.</summary>
    /// <param name="source">The data.</param>
    /// <param name="training">Whether weights are going to be trained.</param>
    /// <param name="shared">Whether Keras would start a data loader for it.</param>
    /// <exception cref="ArgumentException">The data does not fit the model or the losses, or the optimizer does not know a
    /// weight.</exception>
    /// <exception cref="InvalidOperationException">There is no loss to train with.</exception>
    /// <returns>Whether Keras would have counted an epoch for its look: a first execution of several steps that the data cannot
    /// fill.</returns>
    private bool Prepare(BatchSource source, bool training, bool shared = true)
    {
        // A custom step may train with another optimizer, or only some of the weights.
        training &= !HasOwnTrainStep;
        if (training)
            CheckOptimizer();
        using var scope = NewDisposeScope();
        var batch =
            (source.Peek() ?? throw new ArgumentException("The stream of batches is empty: there is nothing to work on.", "batches"))
            .To(KerasConfig.Device);
        var unbuilt = !Built || _compilation is not { Built: true };
        if (unbuilt || !_checked.Exists(known => known.Fits(batch)))
        {
            // Keras looks at a first batch of its own to build with.
            if (unbuilt && shared)
                EpochIterator.LoaderSeed.Draw();
            if (IsForItsStepsAlone)
                Built = true;
            else
                TryOut(batch, training, wasBuilt: Built);
            Optimizer.Build(TrainableWeights);
            _checked.Add(new BatchSignature(batch));
        }

        CheckLabels([.. source.LabelsToCheck]);
        return unbuilt && shared && source.Steps < StepsPerExecution;
    }

    /// <summary>Forgets what data the model was tried out with.</summary>
    private protected void ForgetData() => _checked.Clear();

    /// <summary>Whether there is nothing to make from a batch, and the class has its own step: its data need not be what a call takes, nor
    /// need there be a call.</summary>
    private bool IsForItsStepsAlone => HasOwnTrainStep && Compiled(nameof(Fit)).IsEmpty && (Built || !HasAnyCall);

    private bool HasOwnTrainStep => ((Func<Batch, Logs>)TrainStep).Method.DeclaringType != typeof(Model);

    /// <summary>Calls the model and the losses on a batch as an evaluation does, and leaves no trace but the weights; where it fails, not
    /// even those.</summary>
    private void TryOut(Batch batch, bool training, bool wasBuilt)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var trial = CallScope.Trial(keepsLosses: true);
        var restore = CaptureState();
        var compilation = Compiled(nameof(Fit));
        var wasCompilationBuilt = compilation.Built;
        try
        {
            var yPred = Forward(batch.X, training: false);
            if (training)
            {
                CheckOptimizer();
                CheckLoss(batch);
            }

            compilation.Build(batch, yPred, OutputNames, Body.OutputsByName);
            compilation.Loss?.Apply(batch, yPred, MasksOf(yPred));
            if (batch.Y.Length > 0)
                compilation.Metrics.Update(batch, yPred, MasksOf(yPred));
        }
        catch
        {
            if (!wasBuilt)
                Unbuild();
            if (!wasCompilationBuilt)
                compilation.Unbuild();
            throw;
        }
        finally
        {
            ClearLosses();
            ResetMetrics();
            restore();
        }
    }

    /// <summary>Refuses to train where there is nothing to minimize.</summary>
    private void CheckLoss(Batch batch)
    {
        if (_compilation?.Loss is not null || ((Func<Batch, Tensor[], bool, Tensor>)ComputeLoss).Method.DeclaringType != typeof(Model))
            return;
        bool Adds() => TrainingPlan.Of(this, ref _plan).FurtherLosses().Any();
        if (Adds())
            return;
        // A layer may add to the loss in training only, a call that moves statistics.
        var kept = Weights.Select(weight => (weight, weight.Value.detach().clone())).ToList();
        Forward(batch.X, training: true);
        kept.ForEach(pair => pair.weight.Assign(pair.Item2));
        if (!Adds())
            throw NoLoss();
    }

    /// <summary>Refuses labels that are no class before they reach a kernel: one look at all rows, not one a step.</summary>
    private void CheckLabels(Tensor[] yTrue)
    {
        foreach (var (target, loss, classes) in _compilation?.Loss?.Losses ?? [])
        {
            if (target < yTrue.Length)
                loss.CheckLabels(yTrue[target], classes);
        }
    }
}
