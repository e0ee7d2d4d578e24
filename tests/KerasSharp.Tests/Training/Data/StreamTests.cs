using System.Runtime.CompilerServices;

namespace KerasSharp.Tests.Training.Data;

/// <summary>Streams of batches, also asynchronous ones: over several epochs, endless, short, broken, cancelled.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class StreamTests
{
    private readonly List<Tensor> _made = [];
    private int _closed;

    public static TheoryData<bool> Kinds => [false, true];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_epoch_reads_the_stream_anew(bool asynchronous)
    {
        using var model = new Recorder();
        using var warnings = new WarningLog();
        Assert.Equal([0, 1, 2, 0, 1, 2], model.During(() => Fit(model, asynchronous, 3, epochs: 2)));
        Assert.Equal(2, model.History!.Epoch.Count);
        Assert.Empty(warnings.Messages);
        Assert.All(_made, tensor => Assert.True(tensor.IsInvalid));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_steps_an_epoch_goes_on_where_the_last_one_stopped(bool asynchronous)
    {
        using var model = new Recorder();
        Assert.Equal([0, 1, 2, 3, 4, 5], model.During(() => Fit(model, asynchronous, count: null, epochs: 3, stepsPerEpoch: 2)));
        Assert.Equal(1, _closed);
        Assert.All(_made, tensor => Assert.True(tensor.IsInvalid));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_stream_that_ends_early_is_warned_of_and_what_it_trained_is_kept(bool asynchronous)
    {
        using var model = new Recorder();
        using var warnings = new WarningLog();
        Assert.Equal([0, 1, 2, 3, 4], model.During(() => Fit(model, asynchronous, count: 5, epochs: 2, stepsPerEpoch: 4)));
        Assert.Equal(
            "Your input ran out of data; interrupting training. Make sure that your dataset or generator can generate at least "
            + "`stepsPerEpoch * epochs` batches.",
            Assert.Single(warnings.Messages));
        Assert.Equal([0, 1], model.History!.Epoch);
        Assert.Equal(Mean(4), model.History["loss"][1], 4);
    }

    [Fact]
    public void After_it_ran_out_the_stream_begins_anew_with_the_next_epoch()
    {
        using var model = new Recorder();
        using var warnings = new WarningLog();
        Assert.Equal([0, 1, 2, 0, 1], model.During(() => Fit(model, false, count: 3, epochs: 3, stepsPerEpoch: 2)));
        Assert.Single(warnings.Messages);
        Assert.Equal([Mean(0, 1), Mean(2), Mean(0, 1)], model.History!["loss"]);
    }

    [Fact]
    public void A_stream_that_can_be_read_once_gives_empty_epochs_after_the_first_and_says_so()
    {
        using var model = new Recorder();
        using var warnings = new WarningLog();
        var queue = new Queue<int>([0, 1]);
        IEnumerable<Batch> Once()
        {
            while (queue.TryDequeue(out var number))
                yield return Recorder.Numbered(number);
        }

        Assert.Equal([0, 1], model.During(() => model.Fit(Once(), epochs: 2, verbose: 0)));
        Assert.StartsWith("Your input ran out of data", Assert.Single(warnings.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void Shuffling_a_stream_is_warned_of()
    {
        using var model = new Recorder();
        using var warnings = new WarningLog();
        Assert.Equal([0, 1, 2], model.During(() => model.Fit(Batches(3), verbose: 0, shuffle: true)));
        Assert.StartsWith(
            "`shuffle=true` was passed, but will be ignored since the data is a stream of batches.", Assert.Single(
            warnings.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_are_evaluated_and_predicted_on()
    {
        using var model = new Recorder();
        Assert.Equal(Mean(0, 1, 2), (await model.EvaluateAsync(BatchesLater(3), verbose: 0)).Loss, 4);
        Assert.Equal(Mean(0, 1), (await model.EvaluateAsync(BatchesLater(null), verbose: 0, steps: 2)).Loss, 4);
        using Tensor predicted = await model.PredictAsync(BatchesLater(3), verbose: 0);
        Assert.Equal([0f, 0, 3, 3, 6, 6], Small.Values(predicted));
        using var two = Assert.Single(await model.PredictAsync(BatchesLater(null), verbose: 0, steps: 2));
        Assert.Equal([4L, 1L], two.shape);
        Assert.Equal(
            [0, 1, 0, 1], model.During(() => model.Fit([Recorder.Ignored()], epochs: 2, verbose: 0, validationData: new(BatchesLater(2)))));
        Assert.All(_made, tensor => Assert.True(tensor.IsInvalid));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_exception_in_the_stream_is_passed_on_and_what_was_trained_is_kept(bool asynchronous)
    {
        using var model = new Recorder();
        var seen = model.During(() => Assert.Equal(
            "no batch 3", Assert.Throws<TimeoutException>(() => Fit(model, asynchronous, 9, epochs: 2, failAt: 3)).Message));
        Assert.Equal([0, 1, 2], seen);
        Assert.Empty(model.History!.Epoch);
        Assert.Equal(1, _closed);
        Assert.All(_made, tensor => Assert.True(tensor.IsInvalid));
        Assert.Equal([0], model.During(() => Fit(model, asynchronous, 1)));
        // Where the first batch fails, nothing begins.
        var history = model.History;
        Small.Unchanged<TimeoutException>(model, () => Fit(model, asynchronous, 9, failAt: 0));
        Assert.Same(history, model.History);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Cancelling_ends_training_between_batches(bool asynchronous)
    {
        using var model = new Recorder();
        using var cancel = new CancellationTokenSource();
        var callback = new LambdaCallback(onTrainBatchEnd: (batch, _) =>
        {
            if (model.History!.Epoch.Count == 1 && batch == 1)
                cancel.Cancel();
        });
        var seen = model.During(() => Assert.ThrowsAny<OperationCanceledException>(
            () => Fit(model, asynchronous, 3, epochs: 4, callback: callback, cancellation: cancel.Token)));
        Assert.Equal([0, 1, 2, 0, 1], seen);
        Assert.Equal([0], model.History!.Epoch);
        Assert.Equal(2, _closed);
        Assert.All(_made, tensor => Assert.True(tensor.IsInvalid));
        Assert.Equal([0], model.During(() => Fit(model, asynchronous, 1)));
    }

    [Fact]
    public async Task An_asynchronous_stream_that_waits_hears_of_the_cancellation()
    {
        using var model = new Recorder();
        using var cancel = new CancellationTokenSource();
        async IAsyncEnumerable<Batch> Waiting([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            yield return Recorder.Numbered(0);
            cancel.Cancel();
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        var seen = model.During(() => Assert.ThrowsAny<OperationCanceledException>(
            () => model.FitAsync(Waiting(), verbose: 0, cancellationToken: cancel.Token).GetAwaiter().GetResult()));
        Assert.Equal([0], seen);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => model.FitAsync(BatchesLater(2), verbose: 0, cancellationToken: cancel.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => model.EvaluateAsync(BatchesLater(2), verbose: 0, cancellationToken: cancel.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => model.PredictAsync(BatchesLater(2), verbose: 0, cancellationToken: cancel.Token));
    }

    [Fact]
    public async Task The_caller_is_not_held_up_while_a_stream_waits()
    {
        using var model = new Recorder();
        var gate = new TaskCompletionSource();
        async IAsyncEnumerable<Batch> Gated()
        {
            await gate.Task;
            yield return Recorder.Numbered(0);
        }

        var training = model.FitAsync(Gated(), verbose: 0);
        Assert.False(training.IsCompleted);
        gate.SetResult();
        Assert.Equal(Mean(0), (await training)["loss"][0], 4);
        await Assert.ThrowsAsync<ArgumentNullException>(() => model.FitAsync(null!, verbose: 0));
    }

    [Fact]
    public void Weights_of_classes_and_of_samples_count_in_streams()
    {
        using var model = new Recorder();
        Batch batch = (ones(2, 3), tensor(new[] { 0f, 1 }).reshape(2, 1));
        double Loss(Batch of, Dictionary<int, double>? weights = null) => model.Fit([of], verbose: 0, classWeight: weights)["loss"][0];
        // Predictions are 3: squared errors 9 and 4.
        Assert.Equal(6.5, Loss(batch), 5);
        Assert.Equal(((2 * 9) + 4) / 2.0, Loss(batch, new() { [0] = 2 }), 5);
        Assert.Equal(((9 * 0.5) + (4 * 3)) / 2, Loss(batch, new() { [0] = 0.5, [1] = 3, [7] = 100 }), 5);
        Assert.Equal((9 + (4 * 2)) / 2.0, Loss(new(batch.X[0], batch.Y[0], tensor(new[] { 1f, 2 }))), 5);
    }

    private void Fit(
        Model model, bool asynchronous, int? count, int epochs = 1, int? stepsPerEpoch = null, int failAt = -1, Callback? callback = null,
        CancellationToken cancellation = default)
    {
        Callback[] callbacks = callback is null ? [] : [callback];
        if (asynchronous)
            model.FitAsync(
                BatchesLater(
                count, failAt), epochs: epochs, stepsPerEpoch: stepsPerEpoch, verbose: 0, callbacks: callbacks,
                cancellationToken: cancellation).GetAwaiter().GetResult();
        else
            model.Fit(
                Batches(
                count, failAt), epochs: epochs, stepsPerEpoch: stepsPerEpoch, verbose: 0, callbacks: callbacks,
                cancellationToken: cancellation);
    }

    private IEnumerable<Batch> Batches(int? count, int failAt = -1)
    {
        try
        {
            for (var i = 0; count is null || i < count; i++)
                yield return i == failAt ? throw new TimeoutException($"no batch {i}") : Made(i);
        }
        finally
        {
            _closed++;
        }
    }

    private async IAsyncEnumerable<Batch> BatchesLater(int? count, int failAt = -1)
    {
        try
        {
            for (var i = 0; count is null || i < count; i++)
            {
                await Task.Yield();
                yield return i == failAt ? throw new TimeoutException($"no batch {i}") : Made(i);
            }
        }
        finally
        {
            _closed++;
        }
    }

    private Batch Made(int number)
    {
        var batch = Recorder.Numbered(number);
        _made.AddRange([.. batch.X, .. batch.Y]);
        return batch;
    }

    /// <summary>The mean loss of batches: the prediction is three times the number, the target 0.</summary>
    private static double Mean(params int[] numbers) => numbers.Average(number => 9.0 * number * number);
}
