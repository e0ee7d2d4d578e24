using System.Runtime.InteropServices;

namespace KerasSharp;

public partial class Model
{
    private TrainingPlan? _plan;

    /// <summary>One step of training: forward, loss, gradients, update.</summary>
    /// <param name="batch">The samples, on the model's device; they are freed after the step.</param>
    /// <returns>The running loss and metrics; reading them waits for the device.</returns>
    protected virtual Logs TrainStep(Batch batch)
    {
        CheckOptimizer();
        using var rows = BatchShare.Current is null ? new RowGradients(Optimizer.TakesRows) : null;
        var yPred = Forward(batch.X, training: true, rows);
        var loss = ComputeLoss(batch, yPred, training: true);
        TrackLoss(loss, batch.Size);
        Update(Optimizer.ScaleLoss(loss), rows);
        return ComputeMetrics(batch, yPred);
    }

    /// <summary>One step of evaluation: forward and loss.</summary>
    /// <inheritdoc cref="TrainStep"/>
    protected virtual Logs TestStep(Batch batch)
    {
        var yPred = Forward(batch.X, training: false);
        TrackLoss(ComputeLoss(batch, yPred, training: false), batch.Size);
        return ComputeMetrics(batch, yPred);
    }

    /// <summary>One step of prediction.</summary>
    /// <param name="batch">The samples, on the model's device.</param>
    /// <returns>The outputs.</returns>
    protected virtual Tensor[] PredictStep(Batch batch) => Forward(batch.X, training: false);

    /// <summary>The loss of a batch, a scalar: the compiled losses, the regularisation and what layers added.</summary>
    /// <exception cref="InvalidOperationException">There is no loss.</exception>
    protected virtual Tensor ComputeLoss(Batch batch, Tensor[] yPred, bool training)
    {
        var compiled = Compiled(nameof(Fit)).Loss;
        var loss = compiled?.Apply(batch, yPred, MasksOf(yPred));
        foreach (var further in TrainingPlan.Of(this, ref _plan).FurtherLosses())
            loss = loss is null ? further : loss + further;
        return loss ?? throw NoLoss();
    }

    /// <summary>The loss of predictions in a custom step: <c>ComputeLoss(y: y, yPred: yPred)</c>.</summary>
    /// <param name="x">The input, for an override that wants it.</param>
    /// <param name="y">The target; null for none.</param>
    /// <param name="yPred">The prediction.</param>
    /// <param name="sampleWeight">The weights of the samples; null for 1.</param>
    /// <param name="training">Whether it is part of training.</param>
    /// <exception cref="ArgumentNullException">yPred is missing.</exception>
    /// <exception cref="InvalidOperationException">There is no loss.</exception>
    /// <remarks>Source: keras.Model.compute_loss.</remarks>
    protected Tensor ComputeLoss(
        Tensor? x = null, Tensor? y = null, Tensor? yPred = null, Tensor? sampleWeight = null, bool training = true)
    {
        ArgumentNullException.ThrowIfNull(yPred);
        return ComputeLoss(new Batch(x ?? yPred, y, sampleWeight), [yPred], training);
    }

    private static InvalidOperationException NoLoss() => new("No loss to compute. Provide a `loss` argument in `Compile()`.");

    /// <summary>Updates the metrics with a batch.</summary>
    /// <returns>The running loss and metrics.</returns>
    protected virtual Logs ComputeMetrics(Batch batch, Tensor[] yPred)
    {
        var compilation = Compiled(nameof(Fit));
        using (no_grad())
        {
            if (batch.Y.Length > 0)
                compilation.Metrics.Update(batch, Array.ConvertAll(yPred, y => y.detach()), MasksOf(yPred));
        }

        return GetMetricsResult();
    }

    /// <summary>Updates the metrics in a custom step: <c>return ComputeMetrics(x, y, yPred);</c>.</summary>
    /// <param name="x">The input, for an override that wants it.</param>
    /// <param name="y">The target; null for none.</param>
    /// <param name="yPred">The prediction.</param>
    /// <param name="sampleWeight">The weights of the samples; null for 1.</param>
    /// <returns>The running loss and metrics.</returns>
    /// <remarks>Source: keras.Model.compute_metrics.</remarks>
    protected Logs ComputeMetrics(Tensor x, Tensor? y, Tensor yPred, Tensor? sampleWeight = null) =>
        ComputeMetrics(new Batch(x, y, sampleWeight), [yPred]);

    /// <summary>Calls the model on the inputs of a batch.</summary>
    protected Tensor[] Forward(Tensor[] inputs, bool training) => Forward(inputs, training, rows: null);

    private Tensor[] Forward(Tensor[] inputs, bool training, RowGradients? rows)
    {
        if (CallScope.KeepsLosses)
            TrainingPlan.Of(this, ref _plan).ClearLosses();
        using var scope = CallScope.Begin(training, rows);
        return Invoke(inputs);
    }

    /// <summary>The masks that predictions carry; what was computed from these carries none.</summary>
    private static Tensor?[] MasksOf(Tensor[] yPred) => Array.ConvertAll(yPred, TensorMask.Of);

    /// <summary>Takes the loss of a batch into the running mean.</summary>
    protected void TrackLoss(Tensor loss, long rows) => Compiled(nameof(Fit)).LossTracker.Update(loss, rows);

    /// <summary>Computes the gradients of a loss and lets the optimizer change the weights.</summary>
    protected void Update(Tensor loss) => Update(loss, rows: null);

    private void Update(Tensor loss, RowGradients? rows)
    {
        var plan = TrainingPlan.Of(this, ref _plan);
        if (plan.Trainable.Length == 0)
        {
            plan.WarnOfNothingToTrain(Name);
            return;
        }

        try
        {
            Backward(loss);
            var gradients = new Tensor?[plan.Trainable.Length];
            for (var i = 0; i < gradients.Length; i++)
            {
                var (variable, gradient) = (plan.Trainable[i], plan.Trainable[i].Value.grad);
                gradients[i] = rows is { Any: true } ? rows.Of(variable, gradient) : gradient;
            }

            if (BatchShare.Current is { } share)
                GradientSums.Apply(gradients, share);
            using (no_grad())
                Optimizer.Apply(gradients, plan.Trainable);
        }
        finally
        {
            foreach (var variable in plan.Trainable)
                variable.Value.grad = null;
        }
    }

    /// <summary>The gradients of a loss; what a function written in C# threw in it comes through as it is.</summary>
    private static void Backward(Tensor loss)
    {
        GuardedBackward.TakeFailure();
        try
        {
            loss.backward();
        }
        catch (ExternalException) when (GuardedBackward.TakeFailure() is { } failure)
        {
            throw failure is ExternalException native ? NativeError.In(native, "A backward pass") : failure;
        }
    }

    /// <summary>Refuses weights that were set free after the optimizer was built, before a step changes anything.</summary>
    private void CheckOptimizer() => TrainingPlan.Of(this, ref _plan).CheckOptimizer(Optimizer);

    /// <summary>Forgets gradients that a loop of the caller's may have left: the first step would add to them.</summary>
    internal void ForgetGradients()
    {
        foreach (var variable in TrainableWeights)
            variable.Value.grad = null;
    }

    internal Logs RunTrainStep(Batch batch) => Share(TrainStep, batch);

    internal Logs RunTestStep(Batch batch)
    {
        using var _ = no_grad();
        return Share(TestStep, batch);
    }

    internal Tensor[] RunPredictStep(Batch batch)
    {
        using var _ = no_grad();
        using var scope = CallScope.WithoutLosses();
        return Step(PredictStep, batch);
    }

    /// <summary>A step, of which other processes compute a part where there are some.</summary>
    private Logs Share(Func<Batch, Logs> step, Batch batch) =>
        Replicas.Current is { } replicas ? SharedStep.Run(replicas, this, batch, share => Step(step, share)) : Step(step, batch);

    /// <summary>A step, whose native errors say the model's name.</summary>
    private T Step<T>(Func<Batch, T> step, Batch batch)
    {
        try
        {
            return step(batch);
        }
        catch (ExternalException e)
        {
            throw NativeError.In(e, $"A step of model \"{Name}\"");
        }
    }
}
