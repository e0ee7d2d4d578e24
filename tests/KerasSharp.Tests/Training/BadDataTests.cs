namespace KerasSharp.Tests.Training;

/// <summary>Data that does not fit the model, the losses or itself is refused in words, and leaves the model as it was.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class BadDataTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _x = Small.X();
    private readonly Tensor _y = Small.Y();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_wrong_shape_into_Fit_names_the_layer_what_it_takes_and_what_came()
    {
        using var model = Small.Classifier();
        using var wide = zeros(10, 5);
        var error = Small.Refused<ArgumentException>(model, () => model.Fit(wide, _y, verbose: 0));
        Assert.StartsWith(
            "Input 0 of layer \"small\" is incompatible with the layer: expected shape=(None, 4), found shape=(10, 5)", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_shape_into_Predict_and_Evaluate_is_refused_alike()
    {
        using var model = Small.Classifier();
        using var deep = zeros(10, 4, 4);
        Assert.Contains(
            "found shape=(10, 4, 4)", Small.Refused<ArgumentException>(
            model, () => model.Predict(deep, verbose: 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "\"small\"", Small.Refused<ArgumentException>(
            model, () => model.Evaluate(deep, _y, verbose: 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "\"small\"", Small.Refused<ArgumentException>(model, () => model.PredictOnBatch(deep)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "\"small\"", Small.Refused<ArgumentException>(model, () => model.TrainOnBatch(deep, _y)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deferred_model_that_refuses_its_first_data_is_not_built_by_it()
    {
        using var model = new Sequential(
            [new Dense(4), new Conv2D(2, 3, name: "conv"), new Flatten(), new Dense(3, activation: "softmax")]);
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
        Assert.Contains(
            "(0, 4)", Small.Refused<ArgumentException>(model, () => model.Fit(x, y, verbose: 0)).Message, StringComparison.Ordinal);
        Small.Refused<ArgumentException>(model, () => model.Fit(x, y, verbose: 0, stepsPerEpoch: 2));
        Small.Refused<ArgumentException>(model, () => model.Predict(x, verbose: 0));
        Small.Refused<ArgumentException>(model, () => model.Predict(new float[0, 4], verbose: 0));
        Assert.Contains(
            "at least one array", Small.Refused<ArgumentException>(
            model, () => model.Fit([], verbose: 0)).Message, StringComparison.Ordinal);
        Small.Refused<ArgumentException>(model, () => model.Evaluate([], verbose: 0));
    }

    [Theory]
    [InlineData("targets of another rank")]
    [InlineData("weights of two axes")]
    [InlineData("inputs without axes")]
    [InlineData("two inputs")]
    [InlineData("a dictionary without the input")]
    [InlineData("two targets")]
    [InlineData("characters")]
    [InlineData("ragged rows")]
    [InlineData("no arrays")]
    public void Data_of_the_wrong_form_is_refused_in_words(string what)
    {
        using var model = Small.Classifier();
        var (cube, wide, scalar) = (zeros(10, 2, 2), ones(10, 2), tensor(1f));
        var (expected, action) = what switch
        {
            "targets of another rank" => ("(10, 2, 2)", (Action)(() => model.Fit(_x, cube, verbose: 0))),
            "weights of two axes" => ("(10, 2)", () => model.Fit(_x, _y, sampleWeight: wide, verbose: 0)),
            "inputs without axes" => ("a scalar, shape ()", () => model.Fit(scalar, _y, verbose: 0)),
            "two inputs" => ("expects 1 input", () => model.Fit([_x, _x], _y, verbose: 0)),
            "a dictionary without the input" => ("is missing. Expected: ", () => model.Fit(x: new() { ["other"] = _x }, y: _y, verbose: 0)),
            "two targets" => ("2 targets were given", () => model.Fit(_x, [_y, _y], verbose: 0)),
            "characters" => ("an array of Char", () => model.Fit(new char[10, 4], _y, verbose: 0)),
            "ragged rows" => ("Expected 4 along axis 1. Received: 3", () => model.Fit(
                new float[][] { [1, 2, 3, 4], [1, 2, 3] }, new int[2], verbose: 0)),
            _ => ("`x` must hold at least one array", () => model.Fit(x: [], y: _y, verbose: 0)),
        };
        Assert.Contains(expected, Small.Refused<ArgumentException>(model, action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_validation_data_is_refused_before_training_starts()
    {
        using var model = Small.Classifier();
        model.Fit(_x, _y, verbose: 0);
        var (wide, short_) = (zeros(10, 5), Small.Y(9));
        Assert.Contains(
            "found shape=(10, 5)", Small.Refused<ArgumentException>(
            model, () => model.Fit(_x, _y, validationData: (wide, _y), verbose: 0)).Message, StringComparison.Ordinal);
        Small.Refused<ArgumentException>(model, () => model.Fit(_x, _y, validationData: (_x, short_), verbose: 0));
        Small.Refused<ArgumentException>(model, () => model.Fit(_x, _y, validationData: new(_x), verbose: 0));
        Assert.Contains(
            "empty", Small.Refused<ArgumentException>(
            model, () => model.Fit(_x, _y, validationData: Array.Empty<Batch>(), verbose: 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "9", Small.Refused<ArgumentException>(
            model, () => model.Fit(_x, _y, validationData: new([(Batch)(_x, short_)]), verbose: 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_batch_of_a_stream_that_does_not_fit_ends_training_and_changes_nothing_more()
    {
        using var model = new Sequential([new Input([4]), new BatchNormalization(), new Dense(3, activation: "softmax")]);
        model.Compile("adam", "sparse_categorical_crossentropy");
        float[][] before = [];
        IEnumerable<Batch> Stream(Batch bad)
        {
            yield return (Small.X(5), Small.Y(5));
            before = Small.Weights(model);
            yield return bad;
        }

        foreach (
            var bad in new Batch[] { (zeros(5, 6), Small.Y(5)), (Small.X(5), zeros(5, 2, 2)), (Small.X(5), Small.Y(4)),
            (zeros(0, 4), Small.Y(0)), Small.X(5), new([Small.X(5), Small.X(5)], [Small.Y(5)], []) })
        {
            Assert.Throws<ArgumentException>(() => model.Fit(Stream(bad), verbose: 0));
            // The statistics of a normalization move with its call: they are the model's, not the loss's.
            Assert.Equal(before.Skip(4), Small.Weights(model).Skip(4));
            Assert.Equal(before.Take(2), Small.Weights(model).Take(2));
            Small.Trains(model);
        }
    }

    [Fact]
    public void Too_many_steps_for_arrays_are_warned_of_and_what_there_is_is_used()
    {
        using var model = Small.Classifier();
        using var warnings = new WarningLog();
        Assert.Equal(2, model.Fit(_x, _y, batchSize: 5, stepsPerEpoch: 9, epochs: 2, verbose: 0)["loss"].Count);
        Assert.Equal(4, model.Optimizer.Iterations);
        Assert.Equal([10L, 3L], model.Predict(_x, steps: 9, verbose: 0).shape);
        Assert.True(double.IsFinite(model.Evaluate(_x, _y, steps: 9, verbose: 0).Loss));
        Assert.Equal(4, warnings.Messages.Count(message => message.StartsWith("Your input ran out of data", StringComparison.Ordinal)));
    }
}
