using KerasSharp.Callbacks;
using KerasSharp.Layers;
using KerasSharp.Losses;
using KerasSharp.Tests.Testing;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Training;

/// <summary>Bad input is refused in words, and leaves the model as it was.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly DisposeScopeOf _scope = new();
    private readonly Tensor _x = Small.X();
    private readonly Tensor _y = Small.Y();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_wrong_shape_into_Fit_names_the_layer_what_it_takes_and_what_came()
    {
        using var model = Small.Classifier();
        using var wide = zeros(10, 5);
        var error = Small.Refused<ArgumentException>(model, () => model.Fit(wide, _y, verbose: 0));
        Assert.StartsWith("Input 0 of layer \"small\" is incompatible with the layer: expected shape=(None, 4), found shape=(10, 5)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_shape_into_Predict_and_Evaluate_is_refused_alike()
    {
        using var model = Small.Classifier();
        using var deep = zeros(10, 4, 4);
        Assert.Contains("found shape=(10, 4, 4)", Small.Refused<ArgumentException>(model, () => model.Predict(deep, verbose: 0)).Message, StringComparison.Ordinal);
        Assert.Contains("\"small\"", Small.Refused<ArgumentException>(model, () => model.Evaluate(deep, _y, verbose: 0)).Message, StringComparison.Ordinal);
        Assert.Contains("\"small\"", Small.Refused<ArgumentException>(model, () => model.PredictOnBatch(deep)).Message, StringComparison.Ordinal);
        Assert.Contains("\"small\"", Small.Refused<ArgumentException>(model, () => model.TrainOnBatch(deep, _y)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deferred_model_that_refuses_its_first_data_is_not_built_by_it()
    {
        using var model = new Sequential([new Dense(4), new Conv2D(2, 3, name: "conv"), new Flatten(), new Dense(3, activation: "softmax")]);
        model.Compile("sgd", "sparse_categorical_crossentropy");
        var error = Assert.Throws<ArgumentException>(() => model.Fit(_x, _y, verbose: 0));
        Assert.Contains("\"conv\"", error.Message, StringComparison.Ordinal);
        Assert.False(model.Built);
        Assert.Empty(model.Weights);
        using var images = ones(10, 6, 6, 3);
        Assert.True(double.IsFinite(model.Fit(images, _y, verbose: 0)["loss"][0]));
        Assert.Equal(3, model.Layers[0].BuiltInputShapes![0][^1]);
    }

    [Fact]
    public void A_deferred_model_whose_targets_do_not_fit_may_be_given_other_inputs()
    {
        using var model = Small.Classifier(immediate: false);
        using var wide = zeros(10, 7);
        using var targets = zeros(10, 2, 2);
        Small.Refused<ArgumentException>(model, () => model.Fit(wide, targets, verbose: 0));
        Assert.Equal(4, model.InputShape![^1]);
    }

    [Fact]
    public void Metrics_are_not_resolved_from_data_that_was_refused()
    {
        using var model = Small.Classifier(metrics: ["accuracy"], loss: "categorical_crossentropy");
        Assert.Throws<ArgumentException>(() => model.Fit(_x, _y, verbose: 0));
        using var oneHot = nn.functional.one_hot(_y, 3).to(ScalarType.Float32);
        model.Evaluate(_x, oneHot, verbose: 0);
        using var predicted = model.Predict(_x, verbose: 0);
        var right = Small.Values(predicted.argmax(-1).eq(_y)).Average();
        Assert.Equal(right, model.Evaluate(_x, oneHot, verbose: 0)["accuracy"], 5);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_label_that_is_no_class_is_named(long label)
    {
        using var model = Small.Classifier();
        _y[7] = label;
        var error = Small.Refused<ArgumentException>(model, () => model.Fit(_x, _y, batchSize: 2, verbose: 0));
        Assert.Contains($"{label}", error.Message, StringComparison.Ordinal);
        Assert.Contains("3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_out_of_range_in_a_later_batch_of_a_stream_is_refused()
    {
        using var model = Small.Classifier();
        IEnumerable<Batch> Stream()
        {
            yield return (Small.X(5), Small.Y(5));
            yield return (Small.X(5), Small.Y(5) + 5);
        }

        Assert.Throws<ArgumentException>(() => model.Fit(Stream(), verbose: 0));
        Small.Trains(model);
    }

    [Fact]
    public void X_and_y_of_different_length_are_refused_with_both_lengths()
    {
        using var model = Small.Classifier();
        using var y = Small.Y(9);
        var error = Small.Refused<ArgumentException>(model, () => model.Fit(_x, y, verbose: 0));
        Assert.Contains("'x' sizes: 10; 'y' sizes: 9", error.Message, StringComparison.Ordinal);
        Small.Refused<ArgumentException>(model, () => model.Evaluate(_x, y, verbose: 0));
        Small.Refused<ArgumentException>(model, () => model.Fit([(Batch)(_x, y)], verbose: 0));
    }

    [Fact]
    public void Empty_data_is_refused()
    {
        using var model = Small.Classifier();
        using var x = zeros(0, 4);
        using var y = zeros(0, ScalarType.Int64);
        Assert.Contains("(0, 4)", Small.Refused<ArgumentException>(model, () => model.Fit(x, y, verbose: 0)).Message, StringComparison.Ordinal);
        Small.Refused<ArgumentException>(model, () => model.Fit(x, y, verbose: 0, stepsPerEpoch: 2));
        Small.Refused<ArgumentException>(model, () => model.Predict(x, verbose: 0));
        Small.Refused<ArgumentException>(model, () => model.Predict(new float[0, 4], verbose: 0));
        Assert.Contains("empty", Small.Refused<ArgumentException>(model, () => model.Fit([], verbose: 0)).Message, StringComparison.Ordinal);
        Small.Refused<ArgumentException>(model, () => model.Evaluate([], verbose: 0));
    }

    [Fact]
    public void Training_before_compiling_says_what_is_missing()
    {
        using var model = new Sequential([new Input([4]), new Dense(3, activation: "softmax")]);
        foreach (var action in new Action[] { () => model.Fit(_x, _y), () => model.Evaluate(_x, _y), () => model.TrainOnBatch(_x, _y), () => model.TestOnBatch(_x, _y) })
            Assert.Contains("Compile()", Assert.Throws<InvalidOperationException>(action).Message, StringComparison.Ordinal);
        using var predicted = model.Predict(_x, verbose: 0);
        Assert.Equal([10L, 3L], predicted.shape);
        model.Compile("sgd", "sparse_categorical_crossentropy");
        Small.Trains(model);
    }

    [Fact]
    public void Unknown_identifiers_list_what_there_is_nearest_first()
    {
        using var model = Small.Classifier();
        var weights = Small.Weights(model);
        string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
        Assert.StartsWith("Unknown optimizer: 'adm'. Nearest first, these exist: adam, ", Message(() => model.Compile("adm", "mse")), StringComparison.Ordinal);
        Assert.StartsWith("Unknown loss: 'mean_squard_error'. Nearest first, these exist: mean_squared_error, ", Message(() => model.Compile("adam", "mean_squard_error")), StringComparison.Ordinal);
        Assert.StartsWith("Unknown metric: 'acuracy'. Nearest first, these exist: accuracy, ", Message(() => model.Compile("adam", "mse", metrics: ["acuracy"])), StringComparison.Ordinal);
        Assert.StartsWith("Unknown activation function: 'rellu'. Nearest first, these exist: relu, ", Message(() => new Dense(2, activation: "rellu")), StringComparison.Ordinal);
        Assert.StartsWith("Unknown initializer: 'zeroes'. Nearest first, these exist: zeros, ", Message(() => new Dense(2, kernelInitializer: "zeroes")), StringComparison.Ordinal);
        Assert.Equal(weights, Small.Weights(model));
        Small.Trains(model);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_batch_size_below_one_is_refused(int batchSize)
    {
        using var model = Small.Classifier();
        var error = Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, batchSize: batchSize, verbose: 0));
        Assert.Contains($"`batchSize` must be a positive integer. Received: batchSize={batchSize}", error.Message, StringComparison.Ordinal);
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Predict(_x, batchSize: batchSize, verbose: 0));
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Evaluate(_x, _y, batchSize: batchSize, verbose: 0));
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, verbose: 0, validationSplit: 0.5, validationBatchSize: batchSize));
    }

    [Fact]
    public void Units_below_one_are_refused_when_the_layer_is_made()
    {
        using var model = Small.Classifier();
        Assert.Contains("units", Small.Refused<ArgumentOutOfRangeException>(model, () => model.Add(new Dense(0))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(0.05)]
    public void A_validation_split_that_leaves_nothing_is_refused(double split)
    {
        using var model = Small.Classifier();
        using var x = Small.X(1);
        using var y = Small.Y(1);
        Assert.Contains("1 samples", Small.Refused<ArgumentException>(model, () => model.Fit(x, y, verbose: 0, validationSplit: split)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_validation_split_must_be_a_share(double split)
    {
        using var model = Small.Classifier();
        Assert.Contains("`validationSplit`", Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, verbose: 0, validationSplit: split)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Class_weights_and_sample_weights_exclude_each_other()
    {
        using var model = Small.Classifier();
        using var weights = ones(10);
        var byClass = new Dictionary<int, double> { [0] = 2 };
        Assert.Contains("`classWeight` and `sampleWeight`", Small.Refused<ArgumentException>(model, () => model.Fit(_x, _y, verbose: 0, classWeight: byClass, sampleWeight: weights)).Message, StringComparison.Ordinal);
        Small.Refused<ArgumentException>(model, () => model.TrainOnBatch(_x, _y, sampleWeight: weights, classWeight: byClass));
        Small.Refused<ArgumentException>(model, () => model.Fit([(Batch)(_x, _y, weights)], verbose: 0, classWeight: byClass));
        Small.Refused<ArgumentException>(model, () => model.Fit([(Batch)_x], verbose: 0, classWeight: byClass));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void Verbose_is_0_1_or_2(int verbose)
    {
        using var model = Small.Classifier();
        Assert.Contains($"verbose={verbose}", Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, verbose: verbose)).Message, StringComparison.Ordinal);
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Predict(_x, verbose: verbose));
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Evaluate(_x, _y, verbose: verbose));
    }

    [Fact]
    public void Numbers_of_epochs_and_steps_have_their_bounds()
    {
        using var model = Small.Classifier();
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, epochs: -1, verbose: 0));
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, initialEpoch: -1, verbose: 0));
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, stepsPerEpoch: 0, verbose: 0));
        Small.Refused<ArgumentOutOfRangeException>(model, () => model.Fit(_x, _y, validationFreq: 0, verbose: 0));
        Small.Refused<ArgumentException>(model, () => model.Fit(_x, _y, callbacks: [null!], verbose: 0));
    }

    [Fact]
    public void Losses_and_metrics_for_an_output_that_is_not_there_are_refused()
    {
        using var model = Small.Classifier();
        string Message(LossSpec loss, MetricSpec? metrics = null, LossWeights? weights = null)
        {
            model.Compile("sgd", loss, weights, metrics);
            return Assert.Throws<ArgumentException>(() => model.Fit(_x, _y, verbose: 0)).Message;
        }

        Assert.Contains("no output 'other', which is named in `loss`", Message(new Dictionary<string, LossSpec?> { ["other"] = "mse" }), StringComparison.Ordinal);
        Assert.Contains("no output 'other', which is named in `metrics`", Message(new SparseCategoricalCrossentropy(), new Dictionary<string, MetricSpec?> { ["other"] = "mse" }), StringComparison.Ordinal);
        Assert.Contains("`loss` has 2 entries", Message(["mse", "mse"]), StringComparison.Ordinal);
        Assert.Contains("`lossWeights`", Message(new SparseCategoricalCrossentropy(), weights: [1, 2]), StringComparison.Ordinal);
        model.Compile("sgd", new SparseCategoricalCrossentropy());
        Small.Trains(model);
    }

    [Fact]
    public void Targets_without_a_loss_and_a_loss_without_targets_are_refused()
    {
        using var model = Small.Classifier();
        Assert.Contains("0 targets", Small.Refused<ArgumentException>(model, () => model.Fit(_x, verbose: 0)).Message, StringComparison.Ordinal);
        model.Compile("sgd");
        Assert.Contains("No loss to compute", Assert.Throws<InvalidOperationException>(() => model.Fit(_x, _y, verbose: 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_callback_that_throws_ends_training_with_its_exception_and_leaks_nothing()
    {
        using var model = Small.Classifier();
        model.Fit(_x, _y, verbose: 0);
        var live = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var moment = 0; moment < 3; moment++)
        {
            void Throw(int when)
            {
                if (when == moment)
                    throw new TimeoutException("enough");
            }

            var callback = new LambdaCallback(onEpochBegin: (epoch, _) => Throw(epoch == 1 ? 0 : -1), onTrainBatchEnd: (_, _) => Throw(1), onEpochEnd: (_, _) => Throw(2));
            Assert.Throws<TimeoutException>(() => model.Fit(_x, _y, batchSize: 3, epochs: 3, verbose: 0, callbacks: [new EarlyStopping("loss", restoreBestWeights: true), callback]));
            model.ResetMetrics();
        }

        model.Fit(_x, _y, verbose: 0);
        Assert.Equal(live, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Small.Trains(model);
        Assert.False(model.training);
    }

    private sealed class DisposeScopeOf : IDisposable
    {
        private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

        public void Dispose() => _scope.Dispose();
    }
}
