using KerasSharp.Losses;

namespace KerasSharp.Tests.Training;

/// <summary>Losses, metrics and optimizers that do not fit the model are refused in words, and leave the model as it was.</summary>
public sealed class BadCompilationTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _x = Small.X();
    private readonly Tensor _y = Small.Y();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Training_before_compiling_says_what_is_missing()
    {
        using var model = new Sequential([new Input([4]), new Dense(3, activation: "softmax")]);
        foreach (
            var action in new Action[] { () => model.Fit(_x, _y), () => model.Evaluate(_x, _y), () => model.TrainOnBatch(
            _x, _y), () => model.TestOnBatch(_x, _y) })
            Rejects.With<InvalidOperationException>("Compile()", action);
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
        Assert.StartsWith(
            "Unknown optimizer: 'adm'. Nearest first, these exist: adam, ", Message(
            () => model.Compile("adm", "mse")), StringComparison.Ordinal);
        Assert.StartsWith(
            "Unknown loss: 'mean_squard_error'. Nearest first, these exist: mean_squared_error, ", Message(
            () => model.Compile("adam", "mean_squard_error")), StringComparison.Ordinal);
        Assert.StartsWith(
            "Unknown metric: 'acuracy'. Nearest first, these exist: accuracy, ", Message(
            () => model.Compile("adam", "mse", metrics: ["acuracy"])), StringComparison.Ordinal);
        Assert.StartsWith(
            "Unknown activation function: 'rellu'. Nearest first, these exist: relu, ", Message(
            () => new Dense(2, activation: "rellu")), StringComparison.Ordinal);
        Assert.StartsWith(
            "Unknown initializer: 'zeroes'. Nearest first, these exist: zeros, ", Message(
            () => new Dense(2, kernelInitializer: "zeroes")), StringComparison.Ordinal);
        Assert.Equal(weights, Small.Weights(model));
        Small.Trains(model);
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

        Assert.Contains(
            "no output 'other', which is named in `loss`", Message(
            new Dictionary<string, LossSpec?> { ["other"] = "mse" }), StringComparison.Ordinal);
        Assert.Contains(
            "no output 'other', which is named in `metrics`", Message(
            new SparseCategoricalCrossentropy(), new Dictionary<string, MetricSpec?> { ["other"] = "mse" }), StringComparison.Ordinal);
        Assert.Contains("`loss` has 2 entries", Message(["mse", "mse"]), StringComparison.Ordinal);
        Assert.Contains("`lossWeights`", Message(new SparseCategoricalCrossentropy(), weights: [1, 2]), StringComparison.Ordinal);
        model.Compile("sgd", new SparseCategoricalCrossentropy());
        Small.Trains(model);
    }

    [Fact]
    public void Targets_without_a_loss_and_a_loss_without_targets_are_refused()
    {
        using var model = Small.Classifier();
        Assert.Contains(
            "0 targets", Small.Refused<ArgumentException>(model, () => model.Fit(_x, verbose: 0)).Message, StringComparison.Ordinal);
        model.Compile("sgd");
        Rejects.With<InvalidOperationException>("No loss to compute", () => model.Fit(_x, _y, verbose: 0));
    }

    public static TheoryData<string, string> TwoOutputCases => new()
    {
        { "one list for two outputs",
            "Invalid `metrics`. For a model with several outputs it must be a list with one entry an output, or a dictionary by output "
            + "name. Outputs: a, b" },
        { "one metric for two outputs", "Invalid `metrics`" },
        { "one list of weighted metrics", "Invalid `weightedMetrics`" },
        { "metrics of an unknown output", "The model has no output 'c', which is named in `metrics`. Its outputs: a, b" },
        { "weighted metrics of an unknown output", "which is named in `weightedMetrics`" },
        { "a loss of an unknown output", "The model has no output 'c', which is named in `loss`. Its outputs: a, b" },
        { "a loss of one output by name", "Expected keys [a, b] in loss dict, but found loss keys [a]" },
        { "one loss in a list", "The model has 2 outputs (a, b), but `loss` has 1 entries." },
        { "three losses", "but `loss` has 3 entries" },
        { "weights for one of two losses", "`lossWeights` must match the number of losses, got 2 losses and 1 weights." },
        { "a weight of an unknown output", "which is named in `lossWeights`" },
        { "one target", "The model has 2 outputs (a, b), of which 2 have a loss, but 1 target was given." },
        { "three targets", "but 3 targets were given" },
        { "a target of an unknown output", "The model has no output 'c', which is named in `y`. Its outputs: a, b" },
        { "a metric without a target", "`metrics` names a metric for the output 'b', but there is no target for it in `y`." },
        { "no loss at all", "No loss to compute." },
    };

    [Theory]
    [MemberData(nameof(TwoOutputCases))]
    public void What_does_not_fit_two_outputs(string what, string expected)
    {
        using var model = TwoOutputs.Model();
        var (x, a, b) = (TwoOutputs.X, TwoOutputs.A, TwoOutputs.B);
        TwoOutputs.Compile(model);
        model.Fit(x, [a, b], verbose: 0);
        ArrayLike y = what switch
        {
            "one target" or "a metric without a target" => a,
            "three targets" => [a, b, b],
            "a target of an unknown output" => new() { ["a"] = a, ["c"] = b },
            _ => [a, b],
        };
        switch (what)
        {
            case "one list for two outputs":
                TwoOutputs.Compile(model, metrics: ["mae"]);
                break;
            case "one metric for two outputs":
                TwoOutputs.Compile(model, metrics: "mae");
                break;
            case "one list of weighted metrics":
                TwoOutputs.Compile(model, weightedMetrics: ["mae"]);
                break;
            case "metrics of an unknown output":
                TwoOutputs.Compile(model, metrics: new Dictionary<string, string> { ["c"] = "mae" });
                break;
            case "weighted metrics of an unknown output":
                TwoOutputs.Compile(model, weightedMetrics: new Dictionary<string, string> { ["c"] = "mae" });
                break;
            case "a loss of an unknown output":
                TwoOutputs.Compile(model, new Dictionary<string, string> { ["c"] = "mse" });
                break;
            case "a loss of one output by name":
                TwoOutputs.Compile(model, new Dictionary<string, string> { ["a"] = "mse" });
                break;
            case "one loss in a list":
                TwoOutputs.Compile(model, ["mse"]);
                break;
            case "three losses":
                TwoOutputs.Compile(model, ["mse", "mse", "mse"]);
                break;
            case "weights for one of two losses":
                TwoOutputs.Compile(model, ["mse", "mse"], lossWeights: [1]);
                break;
            case "a weight of an unknown output":
                TwoOutputs.Compile(
                    model, new Dictionary<string, string> { ["a"] = "mse", ["b"] = "mse" },
                    lossWeights: new Dictionary<string, double> { ["a"] = 1, ["c"] = 1 });
                break;
            case "a metric without a target":
                TwoOutputs.Compile(model, ["mse", null], [null, ["mae"]]);
                break;
            case "no loss at all":
                model.Compile("sgd");
                break;
            default:
                TwoOutputs.Compile(model);
                break;
        }

        void Fit() => model.Fit(x, y, verbose: 0);
        Exception error = what == "no loss at all"
            ? Small.Unchanged<InvalidOperationException>(model, Fit) : Small.Unchanged<ArgumentException>(model, Fit);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        TwoOutputs.Compile(model);
        Assert.True(double.IsFinite(model.Fit(x, [a, b], verbose: 0)["loss"][0]));
    }

    [Fact]
    public void An_optimizer_of_another_model_is_refused_before_anything_changes()
    {
        using var first = Small.Classifier();
        first.Fit(_x, _y, verbose: 0);
        using var second = Small.Classifier();
        second.Compile(first.Optimizer, "sparse_categorical_crossentropy");
        Assert.Contains(
            "small/hidden/kernel", Small.Unchanged<ArgumentException>(
            second, () => second.Fit(_x, _y, verbose: 0)).Message, StringComparison.Ordinal);
        using var deferred = Small.Classifier(immediate: false);
        deferred.Compile(first.Optimizer, "sparse_categorical_crossentropy");
        Small.Unchanged<ArgumentException>(deferred, () => deferred.Fit(_x, _y, verbose: 0));
        Assert.False(deferred.Built);
    }

    [Fact]
    public void A_model_without_layers_or_outputs_to_give_says_so()
    {
        using var empty = new Sequential();
        empty.Compile("sgd", "mse");
        Rejects.WithAny<Exception>("no layers", () => empty.Fit(_x, _y, verbose: 0));
        using var model = TwoOutputs.Model();
        var x = TwoOutputs.X;
        foreach (var action in new Action[] { () => model.Predict(x, verbose: 0), () => model.PredictOnBatch(x), () => model.Predict(
            [(Batch)x], verbose: 0) })
            Assert.Contains(
                "has 2 outputs; use `PredictAll`", Small.Unchanged<InvalidOperationException>(
                model, action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_layers_add_in_training_alone_is_a_loss_too()
    {
        using var model = new Sequential([new Input([4]), new BatchNormalization(), new Penalty(), new Dense(1)]);
        model.Compile("sgd");
        var target = zeros(10, 1);
        Assert.Equal(3, model.Fit(_x, target, verbose: 0)["loss"][0]);
        using var none = new Sequential([new Input([4]), new BatchNormalization(), new Dense(1)]);
        none.Compile("sgd");
        Small.Unchanged<InvalidOperationException>(none, () => none.Fit(_x, target, verbose: 0));
        Small.Unchanged<InvalidOperationException>(none, () => none.TrainOnBatch(_x, target));
    }

    private sealed class Penalty : Layer
    {
        public override Shape ComputeOutputShape(Shape input) => input;

        protected override Tensor Call(Tensor x, bool training)
        {
            if (training)
                AddLoss((x.sum() * 0) + 3);
            return x;
        }
    }
}
