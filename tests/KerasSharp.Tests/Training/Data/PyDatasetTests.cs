using System.Collections.Concurrent;

namespace KerasSharp.Tests.Training.Data;

/// <summary>Batches by number, prepared by workers. The orders are Keras's.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class PyDatasetTests
{
    public static TheoryData<int> Workers => [0, 1, 4];

    [Theory]
    [MemberData(nameof(Workers))]
    public void Each_epoch_has_Keras_s_order_of_batches_whatever_the_number_of_workers(int workers)
    {
        using var model = new Recorder();
        var data = new Numbers(5, workers);
        Assert.Equal([2, 3, 4, 0, 1, 2, 1, 3, 4, 0, 0, 2, 3, 4, 1], model.During(() => model.Fit(data, epochs: 3, verbose: 0)));
        Assert.Equal([2, 3, 4, 0, 1], model.During(() => model.Fit(data, verbose: 0)));
        Assert.Equal([0, 1, 2, 3, 4, 0, 1, 2, 3, 4], model.During(() => model.Fit(data, epochs: 2, verbose: 0, shuffle: false)));
        Assert.Equal([0, 1, 2, 3, 4], model.During(() => model.Evaluate(data, verbose: 0)));
        Assert.Equal([0, 1, 2, 3, 4], model.During(() => model.Predict(data, verbose: 0).Dispose()));
        Assert.Equal([0, 1, 2], model.During(() => model.Predict(data, verbose: 0, steps: 3).Dispose()));
    }

    [Fact]
    public void Steps_of_an_epoch_go_on_where_the_last_one_stopped_and_short_data_is_warned_of()
    {
        using var model = new Recorder();
        var data = new Numbers(5, workers: 2);
        using var warnings = new WarningLog();
        Assert.Equal([2, 3, 4, 0, 1], model.During(() => model.Fit(data, epochs: 3, stepsPerEpoch: 2, verbose: 0)));
        Assert.StartsWith("Your input ran out of data; interrupting training.", Assert.Single(warnings.Messages), StringComparison.Ordinal);
        Assert.Equal(3, model.History!.Epoch.Count);
    }

    [Fact]
    public void The_hooks_frame_each_epoch_of_training_and_each_evaluation()
    {
        using var model = new Recorder();
        var (data, validation) = (new Numbers(2, workers: 0), new Numbers(1, workers: 0));
        model.Fit(data, epochs: 2, verbose: 0, shuffle: false, validationData: validation);
        Assert.Equal(["begin", "0", "end", "begin", "0", "1", "end", "begin", "0", "1", "end"], data.Log);
        Assert.Equal(["begin", "0", "end", "begin", "0", "end", "begin", "0", "end"], validation.Log);
        data.Log.Clear();
        model.Fit(data, epochs: 2, stepsPerEpoch: 1, verbose: 0, shuffle: false);
        Assert.Equal(["begin", "0", "end", "begin", "0", "end", "begin", "1", "end"], data.Log);
        data.Log.Clear();
        model.Predict(data, verbose: 0).Dispose();
        Assert.Equal(["begin", "0", "1", "end"], data.Log);
    }

    [Fact]
    public void A_dataset_may_shuffle_itself_at_the_end_of_an_epoch()
    {
        using var model = new Recorder();
        var data = new Numbers(3, workers: 3) { OnEnd = numbers => numbers.Offset += 10 };
        Assert.Equal([10, 11, 12, 20, 21, 22], model.During(() => model.Fit(data, epochs: 2, verbose: 0, shuffle: false)));
    }

    [Fact]
    public void Workers_prepare_at_once_and_no_more_than_the_queue_holds()
    {
        using var model = new Recorder();
        using var together = new Barrier(3);
        var data = new Numbers(9, workers: 3, maxQueueSize: 3);
        model.Fit(data, verbose: 0);
        var before = data.Made;
        // Three in flight: none of them ends before all three are there.
        data.OnGet = index => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(30)), $"batch {index} was prepared alone");
        var most = 0;
        model.Predict(
            data, verbose: 0,
            callbacks: [new LambdaCallback(onPredictBatchBegin: (batch, _) => most = Math.Max(most, data.Made - before - batch))])
            .Dispose();
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public void One_worker_prepares_one_batch_at_a_time_on_another_thread()
    {
        using var model = new Recorder();
        var (running, most) = (0, 0);
        var threads = new ConcurrentBag<int>();
        var data = new Numbers(8, workers: 1);
        model.Fit(data, verbose: 0);
        data.OnGet = _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            threads.Add(Environment.CurrentManagedThreadId);
            Interlocked.Decrement(ref running);
        };
        model.Predict(data, verbose: 0).Dispose();
        Assert.Equal(1, most);
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, threads);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Endless_data_is_read_as_far_as_it_is_asked_for(int workers)
    {
        using var model = new Recorder();
        var data = new Numbers(null, workers, maxQueueSize: 2);
        Assert.Equal([0, 1, 2, 3, 4, 5], model.During(() => model.Fit(data, epochs: 2, stepsPerEpoch: 3, verbose: 0)));
        // One to look at, those trained on, and those that waited.
        Assert.InRange(data.Made, 7, 9);
        Assert.Equal([0, 1], model.During(() => model.Fit([Recorder.Ignored()], verbose: 0, validationData: data, validationSteps: 2)));
        Assert.Equal([0, 1], model.During(() => model.Evaluate(data, steps: 2, verbose: 0)));
        using var warnings = new WarningLog();
        model.Fit(data, stepsPerEpoch: 1, verbose: 0, shuffle: true);
        Assert.Contains("`shuffle=true` was passed, but will be ignored", Assert.Single(warnings.Messages), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void An_exception_while_preparing_is_passed_on_in_its_turn_and_leaves_no_tensors(int workers)
    {
        using var model = new Recorder();
        var data = new Numbers(6, workers);
        model.Fit(data, verbose: 0);
        data.OnGet = index =>
        {
            if (index == 3)
                throw new TimeoutException("no batch 3");
        };
        var seen = model.During(
            () => Assert.Equal("no batch 3", Assert.Throws<TimeoutException>(() => model.Fit(data, verbose: 0, shuffle: false)).Message));
        Assert.Equal([0, 1, 2], seen);
        Assert.All(data.Tensors, tensor => Assert.True(tensor.IsInvalid));
        data.OnGet = null;
        Assert.True(double.IsFinite(model.Fit(data, verbose: 0)["loss"][0]));
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Every_tensor_that_was_made_dies_also_when_training_stops_early(int workers)
    {
        using var model = new Recorder();
        var data = new Numbers(20, workers, maxQueueSize: 7);
        model.Fit(data, verbose: 0, callbacks: [new LambdaCallback(onTrainBatchEnd: (batch, _) => model.StopTraining = batch == 2)]);
        model.Fit(data, verbose: 0, stepsPerEpoch: 4);
        model.Evaluate(data, verbose: 0);
        Assert.True(data.Tensors.Count >= 2 * (3 + 4 + 20));
        Assert.All(data.Tensors, tensor => Assert.True(tensor.IsInvalid));
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Cancelling_ends_the_workers_and_keeps_the_history(int workers)
    {
        using var model = new Recorder();
        using var cancel = new CancellationTokenSource();
        var data = new Numbers(12, workers);
        var callback = new LambdaCallback(onTrainBatchEnd: (batch, _) =>
        {
            if (model.History!.Epoch.Count == 1 && batch == 2)
                cancel.Cancel();
        });
        Assert.Throws<OperationCanceledException>(
            () => model.Fit(data, epochs: 3, verbose: 0, callbacks: [callback], cancellationToken: cancel.Token));
        Assert.Equal([0], model.History!.Epoch);
        Assert.All(data.Tensors, tensor => Assert.True(tensor.IsInvalid));
        // Of those that waited some were never begun.
        Assert.InRange(data.Made, 1 + 12 + 3, 1 + 24);
        Assert.True(double.IsFinite(model.Fit(data, verbose: 0)["loss"][0]));
    }

    [Fact]
    public void Tensors_that_the_dataset_keeps_stay_and_class_weights_count()
    {
        using var scope = NewDisposeScope();
        using var model = new Recorder();
        var (x, y) = (ones(2, 3), tensor(new[] { 0f, 1 }).reshape(2, 1));
        var data = new Kept((x, y));
        double Loss(Dictionary<int, double>? weights) => model.Fit(data, verbose: 0, classWeight: weights)["loss"][0];
        var plain = Loss(null);
        Assert.Equal(2 * plain, Loss(new() { [0] = 2, [1] = 2 }), 5);
        Assert.False(x.IsInvalid || y.IsInvalid);
        var weighted = new Kept((x, y, ones(2)));
        var error = Assert.Throws<ArgumentException>(
            () => model.Fit(weighted, verbose: 0, classWeight: new Dictionary<int, double> { [0] = 2 }));
        Assert.Contains("`classWeight`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_datasets_are_refused_in_words()
    {
        using var model = new Recorder();
        Assert.Contains(
            "empty", Small.Unchanged<ArgumentException>(
            model, () => model.Fit(new Numbers(0, 1), verbose: 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "GetBatch(0) gave null", Small.Unchanged<InvalidOperationException>(
            model, () => model.Fit(new Kept(null!), verbose: 0)).Message, StringComparison.Ordinal);
        Rejects.With<ArgumentOutOfRangeException>("workers", () => new Numbers(1, -1));
        Rejects.With<ArgumentOutOfRangeException>("maxQueueSize", () => new Numbers(1, 1, 0));
        Assert.Equal(3, new Numbers(3, 0).Count());
    }

    [Fact]
    public void Datasets_train_as_the_arrays_that_they_are_cut_from()
    {
        double[] Losses(Func<Model, History> fit)
        {
            using var model = new Recorder();
            model.SetWeights([full([3, 1], 0.3f), zeros(1)]);
            return [.. fit(model)["loss"], .. model.History!["val_loss"]];
        }

        using var scope = NewDisposeScope();
        var data = new Numbers(4, workers: 2);
        var (x, y) = (cat([.. data.Select(batch => batch.X[0])], 0), cat([.. data.Select(batch => batch.Y[0])], 0));
        Assert.Equal(
            Losses(model => model.Fit(
                x, y, batchSize: 2, epochs: 3, verbose: 0, shuffle: false, validationData: (x, y), validationBatchSize: 2)),
            Losses(model => model.Fit(data, epochs: 3, verbose: 0, shuffle: false, validationData: data)));
    }

    private sealed class Kept(Batch batch) : PyDataset
    {
        public override int? NumBatches => 1;

        public override Batch GetBatch(int index) => batch;
    }
}
