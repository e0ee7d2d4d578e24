using KerasSharp.Initializers;
using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Training;

/// <summary>Training, evaluation and prediction that end at any call of any hook, by an exception or a cancellation: what was done stays
/// done, as if a custom loop had done it, and nothing else.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _x = Small.X();
    private readonly Tensor _y = Small.Y();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public void Training(bool cancels, int stepsPerExecution)
    {
        var names = Names(callbacks => FitTwoEpochs(Made(stepsPerExecution), callbacks));
        Assert.Equal(stepsPerExecution == 1 ? 2 + 2 + (2 * (2 + 4 + 2 + 4)) : 2 + 2 + (2 * (2 + 2 + 2 + 2)), names.Length);
        for (var at = 0; at < names.Length; at++)
        {
            using var model = Made(stepsPerExecution);
            using var twin = Made(1);
            var history = model.History;
            var live = Alive(model);
            // A cancellation is heard before the next step; after the last one all is done.
            var ends = Interrupt(cancels, at, names[at], (callbacks, token) => FitTwoEpochs(model, callbacks, token));
            Assert.Equal(
                !cancels || !names.Skip(at + 1).All(name => name is "OnTestEnd" or "OnEpochEnd" or "OnTrainEnd")
                || names[at] is "OnTestBatchEnd", ends);
            Assert.Equal(live, Alive(model));
            Assert.False(model.training);

            if (names[at] is "SetModel" && !cancels)
                Assert.Same(history, model.History);
            else
                Assert.Equal(
                    ends ? Epochs(names.Take(cancels ? at + 1 : at)) + (cancels && names[at] == "OnTestEnd" ? 1 : 0)
                    : 2, model.History!.Epoch.Count);

            for (var step = 2; step < model.Optimizer.Iterations; step++)
                twin.TrainOnBatch(_x.narrow(0, 5 * (step % 2), 5), _y.narrow(0, 5 * (step % 2), 5));
            AssertAlike(twin, model, $"{names[at]}, call {at}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Evaluation_and_prediction(bool cancels)
    {
        foreach (var run in new Action<Model, Callback[], CancellationToken>[]
        {
            (model, callbacks, token) => model.Evaluate(_x, _y, batchSize: 4, verbose: 0, callbacks: callbacks, cancellationToken: token),
            (model, callbacks, token) =>
                model.Predict(_x, batchSize: 4, verbose: 0, callbacks: callbacks, cancellationToken: token).Dispose(),
        })
        {
            var names = Names(callbacks => run(Made(1), callbacks, default));
            Assert.Equal(2 + 2 + 6, names.Length);
            for (var at = 0; at < names.Length; at++)
            {
                using var model = Made(1);
                using var twin = Made(1);
                var (live, history) = (Alive(model), model.History);
                Assert.Equal(!cancels || at < names.Length - 1, Interrupt(
                    cancels, at, names[at], (callbacks, token) => run(model, callbacks, token)));
                Assert.Equal(live, Alive(model));
                Assert.Same(history, model.History);
                AssertAlike(twin, model, $"{names[at]}, call {at}");
            }
        }
    }

    [Fact]
    public void What_is_cancelled_before_it_begins_does_not_begin()
    {
        using var model = Made(1);
        var none = new Hooks((_, hook) => Assert.Fail(hook));
        var token = new CancellationToken(canceled: true);
        Small.Unchanged<OperationCanceledException>(
            model, () => model.Fit(_x, _y, verbose: 0, callbacks: [none], cancellationToken: token));
        Small.Unchanged<OperationCanceledException>(
            model, () => model.Fit([(Batch)(_x, _y)], verbose: 0, callbacks: [none], cancellationToken: token));
        Small.Unchanged<OperationCanceledException>(
            model, () => model.Evaluate(_x, _y, verbose: 0, callbacks: [none], cancellationToken: token));
        Small.Unchanged<OperationCanceledException>(
            model, () => model.Predict(_x, verbose: 0, callbacks: [none], cancellationToken: token));
    }

    [Fact]
    public void Logs_of_a_step_of_one_s_own_die_with_the_interruption()
    {
        using var model = new OwnLogs();
        model.Compile(new SGD(0.1), "mse");
        var target = zeros(10, 1);
        foreach (var hook in new[] { "OnTrainBatchBegin", "OnTrainBatchEnd", "OnEpochEnd" })
        {
            void Fit(string? fails) => model.Fit(_x, target, batchSize: 2, verbose: 0, callbacks: [new Hooks((call, name) =>
            {
                if (name == fails && call > 5)
                    throw new TimeoutException(name);
            })]);
            Fit(null);
            var live = Alive(model);
            Assert.Throws<TimeoutException>(() => Fit(hook));
            Assert.Equal(live, Alive(model));
        }
    }

    private void FitTwoEpochs(Model model, Callback[] callbacks, CancellationToken token = default) =>
        model.Fit(
            _x, _y, batchSize: 5, epochs: 2, shuffle: false, verbose: 0, validationData: (_x, _y), validationBatchSize: 5,
            callbacks: callbacks, cancellationToken: token);

    private static int Epochs(IEnumerable<string> names) => names.Count(name => name == "OnEpochEnd");

    private static string[] Names(Action<Callback[]> run)
    {
        var names = new List<string>();
        run([new Hooks((_, hook) => names.Add(hook))]);
        return [.. names];
    }

    /// <summary>Whether the run ended with the exception.</summary>
    private static bool Interrupt(bool cancels, int at, string name, Action<Callback[], CancellationToken> run)
    {
        using var source = new CancellationTokenSource();
        var hooks = new Hooks((call, hook) =>
        {
            if (call != at)
                return;
            if (!cancels)
                throw new TimeoutException(hook);
            source.Cancel();
        });
        try
        {
            run([new EarlyStopping("loss", restoreBestWeights: false), hooks], source.Token);
            return false;
        }
        catch (TimeoutException e) when (!cancels)
        {
            Assert.Equal(name, e.Message);
            return true;
        }
        catch (OperationCanceledException) when (cancels)
        {
            return true;
        }
    }

    /// <summary>A model that was trained for an epoch of two steps.</summary>
    private Sequential Made(int stepsPerExecution)
    {
        var model = new Sequential([
            new Input([4]), new Dense(5, kernelInitializer: new GlorotUniform(1), name: "a"), new BatchNormalization(
                name: "b"), new Dropout(0.2, seed: 3, noiseShape: [null, 5]),
            new Dense(3, activation: "softmax", kernelInitializer: new GlorotUniform(2), name: "c"),
        ]);
        model.Compile(new Adam(0.01), "sparse_categorical_crossentropy", metrics: ["accuracy"], stepsPerExecution: stepsPerExecution);
        model.Fit(_x, _y, batchSize: 5, shuffle: false, verbose: 0);
        return model;
    }

    private static long Alive(Model model)
    {
        model.ResetMetrics();
        return TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
    }

    /// <summary>The same weights, optimizer and seeds, and the same training from here on.</summary>
    private void AssertAlike(Sequential expected, Sequential actual, string where)
    {
        for (var round = 0; round < 2; round++)
        {
            Assert.True(expected.Optimizer.Iterations == actual.Optimizer.Iterations, where);
            Assert.True(
                Small.Weights(expected).SelectMany(values => values)
                .SequenceEqual(Small.Weights(actual).SelectMany(values => values)), where);
            Assert.Equal(expected.SeedGenerators().Select(generator => generator.State), actual.SeedGenerators().Select(
                generator => generator.State));
            expected.Fit(_x, _y, verbose: 0);
            actual.Fit(_x, _y, verbose: 0);
            Assert.Equal(expected.History!["loss"], actual.History!["loss"]);
            Assert.Equal(expected.History["accuracy"], actual.History["accuracy"]);
        }
    }

    private sealed class OwnLogs : Model
    {
        private readonly Dense _dense = new(1);

        protected override Tensor Call(Tensor x, bool training) => _dense.Apply(x);

        protected override Logs TrainStep(Batch batch)
        {
            base.TrainStep(batch);
            return new Logs([KeyValuePair.Create("mine", batch.X[0].mean())]);
        }
    }
}
