using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Training;

/// <summary>Much data, many models, many threads. Memory is that of the process: these tests run alone.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class LoadTests
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public void A_million_rows_are_predicted_in_the_memory_of_a_few_batches()
    {
        const int Rows = 1_000_000, BatchSize = 10_000;
        using var model = Wide(inputs: 4);
        using var x = zeros(Rows, 4);
        // A batch's hidden values alone take 10 MB: kept, they would take a gigabyte in the end.
        var watch = new MemoryWatch(after: 10);
        using var y = model.Predict(
            x, BatchSize, verbose: 0, callbacks: [new LambdaCallback(onPredictBatchEnd: (batch, _) => watch.Look(batch))]);
        Assert.Equal([Rows, 1L], y.shape);
        Assert.Equal(99, watch.Batches);
        Assert.True(watch.Growth < 100 * Megabyte, $"Memory grew by {watch.Growth / Megabyte} MB.");
    }

    [Fact]
    public void Predictions_of_many_rows_again_and_again_take_no_more_memory()
    {
        using var model = Wide(inputs: 4);
        using var x = zeros(300_000, 4);
        Predict(4);
        // One result takes 1.2 MB, and the hidden values of a batch 10.
        Collect();
        var before = MemoryInUse.Bytes;
        Predict(8);
        Collect();
        var growth = MemoryInUse.Bytes - before;
        Assert.True(growth < 30 * Megabyte, $"Memory grew by {growth / Megabyte} MB.");

        void Predict(int times)
        {
            for (var i = 0; i < times; i++)
                model.Predict(x, 10_000, verbose: 0).Dispose();
        }
    }

    [Fact]
    public void A_million_rows_of_a_stream_are_predicted_in_the_memory_of_a_few_batches()
    {
        const int Rows = 1_000_000, BatchSize = 10_000;
        using var model = Branched(inputs: 100);
        // All rows together would take 400 MB, the hidden values a gigabyte.
        IEnumerable<Batch> Stream()
        {
            for (var i = 0; i < Rows / BatchSize; i++)
                yield return full([BatchSize, 100], i % 7);
        }

        var watch = new MemoryWatch(after: 10);
        using var y = model.Predict(
            Stream(), verbose: 0, callbacks: [new LambdaCallback(onPredictBatchEnd: (batch, _) => watch.Look(batch))]);
        Assert.Equal([Rows, 1L], y.shape);
        Assert.Equal(99, watch.Batches);
        Assert.True(watch.Growth < 100 * Megabyte, $"Memory grew by {watch.Growth / Megabyte} MB.");
    }

    [Fact]
    public void A_dataset_of_more_than_a_gigabyte_is_trained_on_with_workers_in_the_memory_of_its_queue()
    {
        using var model = Wide(inputs: 500, units: 8);
        var watch = new MemoryWatch(after: 20);
        model.Fit(new Large(), verbose: 0, callbacks: [new LambdaCallback(onTrainBatchEnd: (batch, _) => watch.Look(batch))]);
        Assert.Equal(Large.Count - 1, watch.Batches);
        // The queue holds five batches of 4 MB.
        Assert.True(watch.Growth < 60 * Megabyte, $"Memory grew by {watch.Growth / Megabyte} MB.");
    }

    [Fact]
    public void A_stream_of_more_than_a_gigabyte_is_trained_on_in_the_memory_of_a_few_batches()
    {
        const int Count = 300, Size = 2000, Inputs = 500;
        using var model = Wide(Inputs, units: 8);
        IEnumerable<Batch> Stream()
        {
            for (var i = 0; i < Count; i++)
                yield return (full([Size, Inputs], i % 3), zeros(Size, 1));
        }

        var watch = new MemoryWatch(after: 20);
        var history = model.Fit(Stream(), verbose: 0, callbacks: [new LambdaCallback(onTrainBatchEnd: (batch, _) => watch.Look(batch))]);
        Assert.Equal((Count - 1, 1), (watch.Batches, history.Epoch.Count));
        Assert.True(watch.Growth < 100 * Megabyte, $"Memory grew by {watch.Growth / Megabyte} MB.");
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void The_memory_of_200_models_returns_whether_they_are_disposed_of_or_forgotten(bool dispose, bool functional)
    {
        using var x = zeros(4, 500);
        using var y = zeros(4, 1);
        for (var i = 0; i < 10; i++)
            BuildAndTrain(dispose, functional, x, y);
        Collect();
        var before = MemoryInUse.Bytes;
        // Weights, averages of gradients and gradients of one model take 5 MB or more.
        for (var i = 0; i < 200; i++)
        {
            BuildAndTrain(dispose, functional, x, y);
            if (!dispose && i % 20 == 19)
                Collect();
        }

        Collect();
        var growth = MemoryInUse.Bytes - before;
        Assert.True(growth < 150 * Megabyte, $"Memory grew by {growth / Megabyte} MB.");
    }

    public static TheoryData<string> Kinds => ["stack", "functional", "stateful", "deferred", "own"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Trainings_side_by_side_give_the_numbers_that_they_give_alone(string kind)
    {
        var alone = Enumerable.Range(0, 4).Select(Run).ToArray();
        var together = new (double[] Losses, float[][] Weights)[alone.Length];
        OnThreads(alone.Length, i => together[i] = Run(i));
        for (var i = 0; i < alone.Length; i++)
        {
            Assert.Equal(alone[i].Losses, together[i].Losses);
            Assert.Equal(alone[i].Weights, together[i].Weights);
        }

        (double[] Losses, float[][] Weights) Run(int number)
        {
            using var scope = NewDisposeScope();
            using var model = LoadModels.Make(kind, number + 1);
            var history = model.Fit(LoadModels.X(40), Small.Y(40), batchSize: 8, epochs: 5, verbose: 0, validationSplit: 0.2);
            return ([.. history["loss"], .. history["val_loss"], .. history["accuracy"]], Small.Weights(model));
        }
    }

    [Theory]
    [InlineData("stack")]
    [InlineData("functional")]
    [InlineData("deferred")]
    [InlineData("own")]
    public void One_model_predicts_on_eight_threads(string kind)
    {
        using var model = LoadModels.Make(kind, 1);
        using var twin = LoadModels.Make(kind, 1);
        using var x = LoadModels.X(500).DetachFromDisposeScope();
        using var expected = twin.Predict(x, verbose: 0);
        var values = Small.Values(expected);
        // Some models get their weights by the first call: eight at once.
        OnThreads(8, _ =>
        {
            for (var round = 0; round < 5; round++)
            {
                using var y = model.Predict(x, verbose: 0);
                Assert.Equal(values, Small.Values(y));
            }
        });
        Assert.Equal(twin.Weights.Count, model.Weights.Count);
    }

    [Fact]
    public void A_stateful_model_that_several_threads_predict_with_stays_whole()
    {
        using var model = LoadModels.Make("stateful", 1);
        using var x = LoadModels.X(8).DetachFromDisposeScope();
        OnThreads(8, _ =>
        {
            for (var round = 0; round < 20; round++)
            {
                using var y = model.Predict(x, batchSize: 8, verbose: 0);
                Assert.True(y.isfinite().all().item<bool>());
            }
        });
        var recurrent = model.Layers.OfType<LSTM>().Single();
        recurrent.ResetStates();
        using var first = model.Predict(x, batchSize: 8, verbose: 0);
        recurrent.ResetStates();
        using var again = model.Predict(x, batchSize: 8, verbose: 0);
        Assert.Equal(Small.Values(first), Small.Values(again));
    }

    private static Sequential Wide(int inputs, int units = 256)
    {
        var model = new Sequential([new Input([inputs]), new Dense(units, activation: "relu"), new Dense(1)]);
        model.Compile("sgd", "mse");
        return model;
    }

    private static Model Branched(int inputs)
    {
        var x = new Input([inputs]);
        var model = new Model(x, new Dense(1).Apply(
            new Add().Apply([new Dense(256, activation: "relu").Apply(x), new Dense(256, activation: "tanh").Apply(x)])));
        model.Compile("sgd", "mse");
        return model;
    }

    private static void BuildAndTrain(bool dispose, bool functional, Tensor x, Tensor y)
    {
        var input = new Input([500]);
        var model = functional
            ? new Model(input, new Dense(1).Apply(new Dense(500, activation: "relu").Apply(input)))
            : new Sequential([input, new Dense(500, activation: "relu"), new Dense(1)]);
        model.Compile(new Adam(), "mse");
        model.Fit(x, y, verbose: 0);
        if (!dispose)
            return;
        model.Optimizer.Dispose();
        model.Dispose();
    }

    private static void OnThreads(int count, Action<int> action)
    {
        var errors = new List<Exception>();
        using var start = new Barrier(count);
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                action(i);
            }
            catch (Exception e)
            {
                lock (errors)
                    errors.Add(e);
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Empty(errors);
    }

    private static void Collect()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>How far the memory in use rises above what it was after the first batches.</summary>
    private sealed class MemoryWatch(int after)
    {
        private long _start;
        private long _most;

        public int Batches { get; private set; }

        public long Growth => _most - _start;

        public void Look(int batch)
        {
            Batches = batch;
            if (batch < after || batch % 10 != 0)
                return;
            var now = MemoryInUse.Bytes;
            if (batch == after)
                _start = now;
            _most = Math.Max(_most, now);
        }
    }

    /// <summary>1.2 GB of batches, prepared by two workers.</summary>
    private sealed class Large() : PyDataset(workers: 2, maxQueueSize: 5)
    {
        public const int Count = 300;

        public override int? NumBatches => Count;

        public override Batch GetBatch(int index) => (full([2000, 500], index % 3), zeros(2000, 1));
    }
}
