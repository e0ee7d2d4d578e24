using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Training;

public sealed class ModelFitTests
{
    [Fact]
    public void Metrics_may_be_an_array_or_a_list_made_before()
    {
        using var scope = NewDisposeScope();
        KerasSharp.Metrics.Metric[] metrics =
            [new KerasSharp.Metrics.MeanAbsoluteError(name: "far"), new KerasSharp.Metrics.MeanSquaredError(name: "square")];
        foreach (MetricSpec given in new MetricSpec[] { metrics, metrics.ToList() })
        {
            using var model = new Sequential([new Input([2]), new Dense(1)]);
            model.Compile("sgd", "mse", metrics: given);
            Assert.Equal(["loss", "far", "square"], model.Evaluate(ones(2, 2), ones(2, 1), verbose: 0).Names);
        }
    }

    [Fact]
    public void Data_of_every_kind_gives_the_same_training()
    {
        using var scope = NewDisposeScope();
        var flat = Small.Values(Small.X());
        var (rectangular, doubles, jagged) = (new float[10, 4], new double[10, 4], new float[10][]);
        for (var i = 0; i < 10; i++)
        {
            jagged[i] = flat[(4 * i)..((4 * i) + 4)];
            for (var j = 0; j < 4; j++)
                doubles[i, j] = rectangular[i, j] = jagged[i][j];
        }

        int[] labels = [.. Enumerable.Range(0, 10).Select(i => i % 3)];
        double Loss(ArrayLike x, ArrayLike y)
        {
            using var model = new Sequential([new Input([4]), new Dense(3, activation: "softmax", kernelInitializer: "ones")]);
            model.Compile(new SGD(0.5), "sparse_categorical_crossentropy");
            return model.Fit(x, y, batchSize: 4, epochs: 3, verbose: 0, shuffle: false)["loss"][2];
        }

        var expected = Loss(Small.X(), Small.Y());
        foreach (var x in new ArrayLike[] { rectangular, doubles, jagged, Small.X().to(ScalarType.Float64) })
            Assert.Equal(expected, Loss(x, labels), 6);
        Assert.Equal(expected, Loss(rectangular, Array.ConvertAll(labels, label => (byte)label)), 6);
        Assert.Equal(expected, Loss(rectangular, Array.ConvertAll(labels, label => (long)label)), 6);
        Assert.Equal(expected, Loss(rectangular, Array.ConvertAll(labels, label => (float)label)), 6);
    }

    [Fact]
    public void Images_of_bytes_and_of_floats_are_taken()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Conv2D(2, 3), new Flatten(), new Dense(1)]);
        model.Compile("sgd", "mse");
        Assert.True(double.IsFinite(model.Fit(new float[6, 5, 5, 1], new float[6], verbose: 0)["loss"][0]));
        Assert.Equal([6L, 1L], model.Predict(new byte[6, 5, 5, 1], verbose: 0).shape);
    }

    [Fact]
    public void A_missing_last_axis_of_size_one_is_added_as_in_Keras()
    {
        using var model = new Sequential([new Input([1]), new Dense(1)]);
        model.Compile("sgd", "mse");
        Assert.True(double.IsFinite(model.Fit(new[] { 1f, 2, 3 }, new[] { 2f, 4, 6 }, verbose: 0)["loss"][0]));
        using var predicted = model.Predict(new[] { 4f }, verbose: 0);
        Assert.Equal([1L, 1L], predicted.shape);
    }

    [Fact]
    public void History_has_sorted_names_and_a_value_an_epoch()
    {
        using var scope = NewDisposeScope();
        using var model = Small.Classifier(metrics: ["accuracy", "sparse_categorical_crossentropy"]);
        var history = model.Fit(Small.X(), Small.Y(), epochs: 4, verbose: 0, validationData: (Small.X(), Small.Y()), initialEpoch: 1);
        Assert.Equal(
            ["accuracy", "loss", "sparse_categorical_crossentropy", "val_accuracy", "val_loss", "val_sparse_categorical_crossentropy"],
            history.Keys);
        Assert.Equal([1, 2, 3], history.Epoch);
        Assert.All(history.Values, pair => Assert.Equal(3, pair.Value.Count));
        Assert.Same(history, model.History);
        Assert.Equal(history["val_loss"][2], model.Evaluate(Small.X(), Small.Y(), verbose: 0).Loss, 6);
    }

    [Fact]
    public void Validation_data_comes_in_all_forms()
    {
        using var scope = NewDisposeScope();
        using var model = Small.Classifier();
        var (x, y, w) = (Small.X(), Small.Y(), ones(10));
        var (xArray, yArray, wArray) = (new float[10, 4], new int[10], new float[10]);
        foreach (
            var data in new ValidationData[] { (x, y), (x, y, w), (xArray, yArray), (xArray, yArray, wArray), new(x, yArray), new(
            Small.Batches(2)) })
            Assert.Single(model.Fit(x, y, verbose: 0, validationData: data)["val_loss"]);
        var everySecond = model.Fit(x, y, epochs: 4, verbose: 0, validationSplit: 0.3, validationFreq: 2);
        Assert.Equal((4, 2), (everySecond["loss"].Count, everySecond["val_loss"].Count));
    }

    [Fact]
    public void Streams_of_batches_and_of_tuples_train_as_arrays_do()
    {
        using var scope = NewDisposeScope();
        double[] Losses(Func<Sequential, History> fit)
        {
            using var model = Small.Classifier();
            model.SetWeights([full([4, 5], 0.2f), zeros(5), (arange(15, ScalarType.Float32) / 15).reshape(5, 3), zeros(3)]);
            return [.. fit(model)["loss"]];
        }

        var (x, y) = (Small.X(), Small.Y());
        var expected = Losses(model => model.Fit(x, y, batchSize: 5, epochs: 2, verbose: 0, shuffle: false));
        Batch[] batches = [(x.narrow(0, 0, 5), y.narrow(0, 0, 5)), new(x.narrow(0, 5, 5), y.narrow(0, 5, 5))];
        Assert.Equal(expected, Losses(model => model.Fit(batches, epochs: 2, verbose: 0)));
        IEnumerable<Batch> Endless()
        {
            for (var i = 0; ; i++)
                yield return batches[i % 2];
        }

        Assert.Equal(expected, Losses(model => model.Fit(Endless(), epochs: 2, verbose: 0, stepsPerEpoch: 2)));
    }

    [Fact]
    public void Tensors_made_for_a_batch_are_freed_and_those_of_the_stream_stay()
    {
        using var scope = NewDisposeScope();
        using var model = Small.Classifier();
        var made = new List<Tensor>();
        var (x, y) = (Small.X(), Small.Y());
        IEnumerable<Batch> Stream()
        {
            for (var i = 0; i < 2; i++)
            {
                made.Add(x.narrow(0, 5 * i, 5).clone());
                yield return (made[^1], y.narrow(0, 5 * i, 5));
            }

            yield return (x, y);
        }

        model.Fit(Stream(), epochs: 2, verbose: 0);
        Assert.Equal(4, made.Count);
        Assert.All(made, tensor => Assert.True(tensor.IsInvalid));
        Assert.False(x.IsInvalid || y.IsInvalid);
    }

    [Fact]
    public void A_stream_is_closed_also_when_training_stops_within_an_epoch()
    {
        using var model = Small.Classifier();
        var closed = 0;
        IEnumerable<Batch> Stream()
        {
            try
            {
                while (true)
                    yield return (Small.X(5), Small.Y(5));
            }
            finally
            {
                closed++;
            }
        }

        model.Fit(Stream(), verbose: 0, callbacks: [new LambdaCallback(onTrainBatchEnd: (batch, _) => model.StopTraining = batch == 3)]);
        Assert.Equal(1, closed);
        model.Fit(Stream(), verbose: 0, stepsPerEpoch: 2);
        Assert.Equal(2, closed);
    }

    [Fact]
    public void Logs_of_a_batch_that_are_read_late_throw_each_time()
    {
        using var model = Small.Classifier();
        Logs? kept = null;
        model.Fit(Small.Batches(2), verbose: 0, callbacks: [new LambdaCallback(onTrainBatchEnd: (_, logs) => kept = logs)]);
        for (var i = 0; i < 2; i++)
            Rejects.With<InvalidOperationException>("within the callback", () => kept!["loss"]);
        model.Fit(Small.Batches(2), verbose: 0, callbacks: [new LambdaCallback(
            onTrainBatchEnd: (_, logs) => Assert.True((kept = logs).ContainsKey("loss")))]);
        Assert.True(double.IsFinite(kept!["loss"]));
    }

    [Fact]
    public void Cancelling_keeps_what_was_reached()
    {
        using var scope = NewDisposeScope();
        using var model = Small.Classifier();
        using var cancel = new CancellationTokenSource();
        var callback = new LambdaCallback(onTrainBatchEnd: (batch, _) =>
        {
            if (model.History!.Epoch.Count == 2 && batch == 1)
                cancel.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => model.Fit(
            Small.X(), Small.Y(), batchSize: 3, epochs: 9, verbose: 0, callbacks: [callback], cancellationToken: cancel.Token));
        Assert.Equal([0, 1], model.History!.Epoch);
        Assert.Throws<OperationCanceledException>(() => model.Predict(Small.X(), verbose: 0, cancellationToken: cancel.Token));
        Assert.Throws<OperationCanceledException>(() => model.Evaluate(Small.X(), Small.Y(), verbose: 0, cancellationToken: cancel.Token));
        Small.Trains(model);
    }

    [Fact]
    public void StopTraining_ends_after_the_batch_and_the_epoch_is_still_reported()
    {
        using var scope = NewDisposeScope();
        using var model = Small.Classifier();
        var batches = 0;
        var callback = new LambdaCallback(onTrainBatchEnd: (_, _) => model.StopTraining = ++batches == 6);
        var history = model.Fit(Small.X(), Small.Y(), batchSize: 2, epochs: 5, verbose: 0, callbacks: [callback], validationSplit: 0.2);
        Assert.Equal((6, 2, 2), (batches, history["loss"].Count, history["val_loss"].Count));
        Small.Trains(model);
    }

    [Fact]
    public void Gradients_left_by_a_loop_of_the_callers_do_not_count()
    {
        using var scope = NewDisposeScope();
        float[][] Trained(bool dirty)
        {
            using var model = new Sequential([new Input([4]), new Dense(3, kernelInitializer: "ones")]);
            model.Compile(new SGD(0.1), "mse");
            if (dirty)
                model.call(Small.X()).sum().backward();
            model.Fit(Small.X(), zeros(10, 3), verbose: 0, shuffle: false);
            return Small.Weights(model);
        }

        Assert.Equal(Trained(dirty: false), Trained(dirty: true));
    }

    [Fact]
    public void No_tensor_stays_behind_however_long_it_runs()
    {
        using var scope = NewDisposeScope();
        using var model = Small.Classifier(metrics: ["accuracy"]);
        var (x, y) = (Small.X(), Small.Y());
        long Live(int epochs)
        {
            model.Fit(x, y, batchSize: 3, epochs: epochs, verbose: 0, validationSplit: 0.3);
            model.Fit(Small.Batches(3), epochs: epochs, verbose: 0, validationData: new(Small.Batches(1)));
            for (var i = 0; i < epochs; i++)
            {
                model.Evaluate(x, y, batchSize: 4, verbose: 0);
                model.Predict(x, batchSize: 4, verbose: 0).Dispose();
                model.TrainOnBatch(x, y);
                model.TestOnBatch(x, y);
                model.PredictOnBatch(x).Dispose();
            }

            return DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }

        var after10 = Live(10);
        Assert.Equal(after10, Live(100));
    }

    [Fact]
    public void Compiling_again_and_again_leaves_no_running_means_behind()
    {
        using var scope = NewDisposeScope();
        using var model = Small.Classifier();
        using var optimizer = new SGD(0.1);
        LiveTensors.AssertSteady(() =>
        {
            model.Compile(optimizer, "sparse_categorical_crossentropy");
            model.Fit(Small.Batches(1), verbose: 0);
        });
    }
}
