using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Callbacks;

[Collection(nameof(GlobalRandomState))]
public sealed class BackupAndRestoreTests : IDisposable
{
    private const int Epochs = 4, StepsPerEpoch = 3;

    private readonly TemporaryFolder _folder = new();

    private string Backup => _folder["backup"];

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> OptimizerNames =>
        new("sgd", "rmsprop", "adam", "adamw", "adagrad", "adadelta", "adamax", "nadam", "ftrl", "lion", "lamb", "adafactor", "muon",
        "schedulefreeadamw");

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void Every_optimizer_goes_on_where_it_stood(string optimizer) => Check(() => Model(optimizer), epoch: 2, batch: 1, "epoch");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void With_save_freq_it_goes_on_at_the_batch(int epoch, int batch) => Check(() => Model("adam"), epoch, batch, 1);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Or_at_the_last_saved_batch_before(int frequency) => Check(() => Model("adam"), epoch: 2, batch: 1, frequency);

    [Fact]
    public void Averages_accumulated_gradients_and_schedules_go_on() =>
        Check(
            () =>
                Model(
                new Adam(
                new KerasSharp.Optimizers.Schedules.ExponentialDecay(
                0.05, 2, 0.8), useEma: true, emaMomentum: 0.8, emaOverwriteFrequency: 5, gradientAccumulationSteps: 2)),
            epoch: 2, batch: 1, 1, () => new SwapEMAWeights(swapOnEpoch: true));

    [Fact]
    public void Loss_scales_go_on() =>
        Check(() => Model(new LossScaleOptimizer(new Adam(0.05), dynamicGrowthSteps: 2)), epoch: 2, batch: 1, 1);

    [Fact]
    public void Other_callbacks_go_on_whether_before_or_after()
    {
        Check(
            () => Model("adam"), epoch: 2, batch: 1, "epoch",
            () => new ReduceLROnPlateau("loss", factor: 0.5, patience: 1, minDelta: 10), () => new EarlyStopping(
                "val_loss", patience: 3, mode: "max", minDelta: 10, restoreBestWeights: true));
        Check(() => Model("adam"), epoch: 2, batch: 1, 1, () => new LearningRateScheduler((_, rate) => rate * 0.7));
    }

    [Fact]
    public void Recurrent_states_go_on() => Check(StatefulModel, epoch: 1, batch: 2, 1);

    [Fact]
    public void A_stream_goes_on_where_it_stood()
    {
        static IEnumerable<Batch> Endless()
        {
            for (var i = 0; ; i = (i + 1) % 7)
            {
                using var scope = NewDisposeScope();
                yield return ((Small.X(4) + i).MoveToOuterDisposeScope(), Small.Y(4));
            }
        }

        Compare(
            () => Model("adam"), epoch: 2, batch: 1, 1, [],
            (model, callbacks) => model.Fit(Endless(), epochs: Epochs, verbose: 0, callbacks: callbacks, stepsPerEpoch: StepsPerEpoch));
    }

    [Fact]
    public void The_backup_is_deleted_at_the_end_unless_it_is_to_stay()
    {
        using var model = Model("sgd");
        Fit(model, [new BackupAndRestore(Backup)]);
        Assert.False(Directory.Exists(Backup));
        Fit(model, [new BackupAndRestore(Backup, deleteCheckpoint: false)]);
        Assert.Equal(["latest.safetensors"], Directory.GetFiles(Backup).Select(Path.GetFileName));
        // What is done is not done again.
        Assert.Empty(Fit(model, [new BackupAndRestore(Backup)]).Epoch);
    }

    [Fact]
    public void A_damaged_backup_gives_way_to_the_one_before()
    {
        using var model = Model("adam");
        Assert.Throws<TimeoutException>(() => Fit(model, [new BackupAndRestore(Backup, doubleCheckpoint: true), new Interruption(3, 0)]));
        Assert.Equal(["latest.safetensors", "latest.safetensors.bkp"], Directory.GetFiles(Backup).Select(Path.GetFileName).Order(
            StringComparer.Ordinal));
        File.WriteAllBytes(Path.Combine(Backup, "latest.safetensors"), [1, 2, 3]);
        Assert.Equal([2, 3], Fit(model, [new BackupAndRestore(Backup)]).Epoch);

        Assert.Throws<TimeoutException>(() => Fit(model, [new BackupAndRestore(Backup), new Interruption(3, 0)]));
        File.WriteAllBytes(Path.Combine(Backup, "latest.safetensors"), [1, 2, 3]);
        Assert.Throws<ModelFileException>(() => Fit(model, [new BackupAndRestore(Backup)]));
    }

    [Fact]
    public void Another_model_s_backup_is_refused()
    {
        using var model = Model("adam");
        Assert.Throws<TimeoutException>(() => Fit(model, [new BackupAndRestore(Backup), new Interruption(1, 0)]));
        using var other = Model("sgd");
        Fit(other, []);
        var error = Small.Refused<ArgumentException>(other, () => Fit(other, [new BackupAndRestore(Backup)]), byCallback: true);
        Assert.Contains("optimizer/", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new BackupAndRestore(""));
        Assert.Throws<ArgumentException>(() => new BackupAndRestore("b", "batch"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BackupAndRestore("b", 0));
    }

    [Fact]
    public void It_leaves_no_tensors_behind()
    {
        using var model = Model("adam");
        LiveTensors.AssertSteady(() =>
        {
            Assert.Throws<TimeoutException>(
                () => Fit(
                model,
                [new BackupAndRestore(Backup), new EarlyStopping("loss", restoreBestWeights: true, patience: 9), new Interruption(2, 1)]));
            Fit(model, [new BackupAndRestore(Backup), new EarlyStopping("loss", restoreBestWeights: true, patience: 9)]);
        });
    }

    private void Check(Func<Sequential> make, int epoch, int batch, SaveFrequency frequency, params Func<Callback>[] others) =>
        Compare(make, epoch, batch, frequency, others, Fit);

    private static History Fit(Sequential model, IEnumerable<Callback> callbacks)
    {
        var batch = (int)(model.InputShape![0] ?? 4);
        var rows = model.InputShape.Rank == 3 ? StepsPerEpoch * batch : 15;
        using var x = model.InputShape.Rank == 3 ? Small.X(rows * 2).reshape(rows, 2, 4) : Small.X(rows);
        using var y = Small.Y(rows);
        return model.Fit(
            x, y, batchSize: batch, epochs: Epochs, verbose: 0, callbacks: callbacks, validationSplit: model.InputShape.Rank == 3
            ? 0 : 0.2, shuffle: model.InputShape.Rank != 3);
    }

    /// <summary>A run that is interrupted at a batch and started again, in a model made again, ends as one without interruption, to the
    /// last bit.</summary>
    private void Compare(
        Func<Sequential> make, int epoch, int batch, SaveFrequency frequency, Func<Callback>[] others,
        Func<Sequential, IEnumerable<Callback>, History> fit)
    {
        Callback[] WithOthers(params Callback[] own) => [.. own, .. others.Select(other => other())];
        Utils.SetRandomSeed(5);
        using var whole = make();
        var expected = fit(whole, WithOthers());

        Utils.SetRandomSeed(5);
        using (var killed = make())
            Assert.Throws<TimeoutException>(
                () => fit(killed, WithOthers(new BackupAndRestore(Backup, frequency), new Interruption(epoch, batch))));
        Utils.SetRandomSeed(99);
        using var resumed = make();
        // Another place in the list: what the others know is found by their place, so the interruption's is kept.
        var history = fit(resumed, WithOthers(new BackupAndRestore(Backup, frequency), new LambdaCallback()));

        Assert.Equal(Small.Weights(whole), Small.Weights(resumed));
        Assert.Equal(expected.Epoch.TakeLast(history.Epoch.Count), history.Epoch);
        foreach (var key in expected.Keys.Where(_ => history.Epoch.Count > 0))
            Assert.Equal(expected[key].TakeLast(history.Epoch.Count), history[key]);
        Assert.False(Directory.Exists(Backup));
    }

    private static Sequential Model(Optimizer optimizer)
    {
        var model = new Sequential([
            new Input([4]), new Dense(6, activation: "relu"), new Dropout(0.3), new BatchNormalization(), new GaussianNoise(
                0.1), new AlphaDropout(0.1, seed: 3), new Dense(3, activation: "softmax")]);
        model.Compile(optimizer, "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        return model;
    }

    private static Sequential StatefulModel()
    {
        var model = new Sequential(
            [new Input([2, 4], batchSize: 3), new LSTM(4, stateful: true, dropout: 0.2), new Dense(3, activation: "softmax")]);
        model.Compile("adam", "sparse_categorical_crossentropy");
        return model;
    }

    private sealed class Interruption(int epoch, int batch) : Callback
    {
        private int _epoch;

        public override void OnEpochBegin(int epoch, Logs logs) => _epoch = epoch;

        public override void OnBatchEnd(int number, Logs logs)
        {
            if (_epoch == epoch && number == batch)
                throw new TimeoutException();
        }
    }
}
