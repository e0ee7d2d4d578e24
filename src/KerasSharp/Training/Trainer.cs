namespace KerasSharp.Training;

/// <summary>The loops of training, evaluation and prediction.</summary>
internal sealed class Trainer(Model model, CancellationToken cancellation)
{
    /// <summary>The processes that go through the same loop, of which none may stop without the others; null for this one alone, as in
    /// predictions.</summary>
    private Replicas? _replicas;

    /// <summary>What ends a loop before its next step.</summary>
    [Flags]
    private enum Ending
    {
        None = 0,
        Stopped = 1,
        Canceled = 2,
        OutOfData = 4,
    }

    /// <summary>Epochs of steps, an evaluation after each; a number of epochs counts as done for the order of the data.</summary>
    public History Fit(BatchSource source, FitOptions options, Func<Evaluation>? validate, CallbackList callbacks, int countedEpochs)
    {
        using var batches = new EpochIterator(source, options.StepsPerEpoch, model.StepsPerExecution, countedEpochs);
        var history = model.History = callbacks.History!;
        model.StopTraining = false;
        model.ResumePoint = null;
        model.ForgetGradients();
        model.IsFitting = true;
        try
        {
            RunEpochs(batches, options, validate, callbacks);
        }
        catch (Exception e)
        {
            callbacks.Abandon();
            if (e is not OperationCanceledException)
                _replicas?.Abort(e);
            throw;
        }
        finally
        {
            model.IsFitting = false;
        }

        return history;
    }

    /// <summary>The loss and metrics over all batches.</summary>
    public Evaluation Evaluate(BatchSource source, int? steps, CallbackList callbacks)
    {
        using var batches = new EpochIterator(source, steps, model.StepsPerExecution);
        _replicas = Replicas.Current;
        callbacks.OnTestBegin(new Logs());
        model.ResetMetrics();
        using var reported = Run(batches, model.RunTestStep, callbacks.OnTestBatchBegin, callbacks.OnTestBatchEnd);
        var result = model.ReadMetrics(reported.Custom);
        callbacks.OnTestEnd(new Logs(result));
        return model.InOrder(result);
    }

    /// <summary>The outputs for all batches, on the CPU.</summary>
    public Tensor[] Predict(BatchSource source, int? steps, CallbackList callbacks)
    {
        using var batches = new EpochIterator(source, steps, model.StepsPerExecution);
        using var outputs = new OutputCollector();
        callbacks.OnPredictBegin(new Logs());
        using var _ = Run(
            batches, batch => outputs.Add(model.RunPredictStep(batch)), callbacks.OnPredictBatchBegin, callbacks.OnPredictBatchEnd);
        callbacks.OnPredictEnd(new Logs());
        return outputs.Concatenate();
    }

    /// <summary>The outputs for data on the CPU that is a single batch, without callbacks or progress bar: as <see cref="Predict"/>,
    /// without what a loop takes.</summary>
    public static Tensor[] PredictAtOnce(Model model, Batch batch)
    {
        Tensor[] rows;
        using (NewDisposeScope())
        {
            EpochIterator.LoaderSeed.Draw();
            var outputs = model.RunPredictStep(batch.To(KerasConfig.Device));
            using var mode = no_grad();
            if (outputs.Length == 0)
                throw OutputCollector.Nothing();
            rows = Array.ConvertAll(outputs, output => GrowingRows.Copy(output).MoveToOuterDisposeScope());
            EpochIterator.LoaderSeed.Draw();
        }

        TensorMask.Sweep();
        return rows;
    }

    private void RunEpochs(EpochIterator batches, FitOptions options, Func<Evaluation>? validate, CallbackList callbacks)
    {
        var logs = new Logs();
        callbacks.OnTrainBegin(logs);
        Meet(batches);
        var resume = TakeResumePoint(batches, options);
        for (var epoch = resume?.Epoch ?? options.InitialEpoch; epoch < options.Epochs && !IsStopped(); epoch++)
        {
            model.ResetMetrics();
            callbacks.OnEpochBegin(epoch, new Logs());
            using (var reported = TrainEpoch(batches, callbacks, epoch == resume?.Epoch ? resume : null))
                logs = new Logs(model.ReadMetrics(reported.Custom));
            if (_replicas is not null)
                SharedStep.AverageStatistics(_replicas, model);
            if (validate is not null && options.ValidationFreq.Includes(epoch))
                logs.AddValidation(validate());
            callbacks.OnEpochEnd(epoch, logs);
        }

        if (options.Epochs > 0)
            model.Optimizer.FinalizeVariableValues();
        callbacks.OnTrainEnd(logs);
        // What the first process wrote is whole when the others go on.
        _replicas?.Or(0);
    }

    /// <summary>All processes begin with the same model at the same place.</summary>
    private void Meet(EpochIterator batches)
    {
        if (Replicas.Current is not { } replicas)
            return;
        var place = model.ResumePoint is { } resume ? $"epoch {resume.Epoch}, batch {resume.Batch}" : "the beginning";
        SharedStep.Meet(replicas, model, $"steps an epoch: {batches.Steps?.ToString() ?? "not known"}\ntraining goes on at {place}");
        _replicas = replicas;
    }

    /// <summary>Whether the training is stopped in any of the processes; then it is in all.</summary>
    private bool IsStopped() => model.StopTraining = InAny(model.StopTraining ? Ending.Stopped : Ending.None) != Ending.None;

    /// <summary>What ends the loop in any of the processes, which are asked once a step.</summary>
    private Ending InAny(Ending here) => _replicas is null ? here : (Ending)_replicas.Or((int)here);

    /// <summary>Where an interrupted run goes on, if a callback found one; the data is taken to the beginning of that epoch.</summary>
    private ResumePoint? TakeResumePoint(EpochIterator batches, FitOptions options)
    {
        var resume = model.ResumePoint;
        model.ResumePoint = null;
        if (resume is null)
            return null;
        batches.Skip(Math.Max(0, resume.Epoch - options.InitialEpoch));
        if (resume.Batch == 0)
            resume.Ready();
        return resume;
    }

    private Reported TrainEpoch(EpochIterator batches, CallbackList callbacks, ResumePoint? resume)
    {
        model.train();
        try
        {
            return Run(
                batches, model.RunTrainStep, callbacks.OnTrainBatchBegin, callbacks.OnTrainBatchEnd, stops: true, resume);
        }
        finally
        {
            model.eval();
        }
    }

    /// <summary>An epoch: executions until the data ends or the training is stopped, callbacks before and after each.</summary>
    private Reported Run(
        EpochIterator batches, Func<Batch, Logs> step, Action<int, Logs> begin, Action<int, Logs> end, bool stops = false,
        ResumePoint? resume = null)
    {
        batches.Begin();
        var reported = default(Reported);
        try
        {
            var more = true;
            for (var i = GoOn(batches, resume); more; i += model.StepsPerExecution)
            {
                (var logs, more) = Execute(batches, step, i, begin, stops);
                if (logs is null)
                    break;
                reported.Dispose();
                // What callbacks write into the logs of a batch is not what the step reported.
                reported = new Reported(logs, logs.IsCustom);
                end(i + model.StepsPerExecution - 1, logs);
            }
        }
        catch
        {
            reported.Dispose();
            throw;
        }

        return reported;
    }

    /// <summary>One execution: the steps between two calls of callbacks.</summary>
    /// <returns>The logs of the last step, null where there was none; and whether more batches may come.</returns>
    private (Logs? Logs, bool More) Execute(
        EpochIterator batches, Func<Batch, Logs> step, int first, Action<int, Logs> begin, bool stops)
    {
        Logs? logs = null;
        try
        {
            for (var n = 0; n < model.StepsPerExecution; n++)
            {
                var here = cancellation.IsCancellationRequested
                    ? Ending.Canceled : n == 0 && stops && model.StopTraining ? Ending.Stopped : Ending.None;
                using var fetched = here == Ending.None ? Fetch(batches) : new Fetched(null, []);
                var ending = InAny(here == Ending.None && fetched.Batch is null ? Ending.OutOfData : here);
                if (ending.HasFlag(Ending.Canceled))
                    throw new OperationCanceledException(cancellation);
                model.StopTraining |= ending.HasFlag(Ending.Stopped);
                if (ending != Ending.None || fetched.Batch is not { } batch)
                    return (logs, false);
                if (n == 0)
                    begin(first, Logs.Empty);
                logs?.Expire();
                logs = Step(batch, step);
            }
        }
        catch
        {
            logs?.Expire();
            throw;
        }

        return (logs, true);
    }

    /// <summary>Passes over the batches that were done before an interruption, and returns their number.</summary>
    private static int GoOn(EpochIterator batches, ResumePoint? resume)
    {
        if (resume is not { Batch: > 0 })
            return 0;
        for (var i = 0; i < resume.Batch; i++)
            Fetch(batches).Dispose();
        resume.Ready();
        return resume.Batch;
    }

    /// <summary>One step: everything that is made in it is freed with it.</summary>
    private static Logs Step(Batch batch, Func<Batch, Logs> step)
    {
        Logs logs;
        using (NewDisposeScope())
            logs = step(batch.To(KerasConfig.Device));
        TensorMask.Sweep();
        return logs;
    }

    /// <summary>The next batch, and with it those of its tensors that were made for it.</summary>
    private static Fetched Fetch(EpochIterator batches)
    {
        using var scope = NewDisposeScope();
        var batch = batches.Next();
        Tensor[] made = batch is null ? [] : [.. batch.Tensors.Where(scope.Contains)];
        scope.Detach(made);
        return new Fetched(batch, made);
    }

    /// <summary>The logs of the last step, and whether they are not the running values alone.</summary>
    private readonly record struct Reported(Logs? Logs, bool IsCustom) : IDisposable
    {
        public Logs? Custom => IsCustom ? Logs : null;

        public void Dispose() => Logs?.Expire();
    }

    private readonly record struct Fetched(Batch? Batch, Tensor[] Made) : IDisposable
    {
        public void Dispose()
        {
            foreach (var tensor in Made)
                tensor.Dispose();
        }
    }
}
