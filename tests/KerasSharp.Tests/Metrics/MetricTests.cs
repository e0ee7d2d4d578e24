using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class MetricTests
{
    public static TheoryData<string> Registered => [.. ClassNames()];

    public static TheoryData<string> OfTruthAndPredictions => [.. ClassNames().Except(["Mean", "Sum"])];

    [Theory, MemberData(nameof(Registered))]
    public void Its_config_makes_an_equal_metric(string className)
    {
        using var metric = Make(className);
        using var copy = (Metric)ConfigValue.Deserialize(ConfigValue.Serialize(metric), typeof(Metric));
        Assert.Equal(metric.GetType(), copy.GetType());
        Assert.Equal(metric.GetConfig().ToJson().ToJsonString(), copy.GetConfig().ToJson().ToJsonString());
    }

    [Theory, MemberData(nameof(OfTruthAndPredictions))]
    public void Its_updates_and_results_leave_no_tensor_behind_and_no_graph(string className)
    {
        using var scope = NewDisposeScope();
        using var metric = Make(className);
        var (yTrue, yPred, weight) = Batch(className);
        yPred = yPred.is_floating_point() ? yPred.requires_grad_() : yPred;
        LiveTensors.AssertSteady(() =>
        {
            metric.UpdateState(yTrue, yPred);
            metric.UpdateState(yTrue, yPred, weight);
            metric.Result().Dispose();
            metric.ResetState();
        });
        metric.UpdateState(yTrue, yPred);
        Assert.False(metric.Result().requires_grad);
        Assert.All(metric.Variables, variable => Assert.False(variable.Value.requires_grad));
    }

    [Theory, MemberData(nameof(OfTruthAndPredictions))]
    public void Two_batches_are_one_batch_of_both(string className)
    {
        using var scope = NewDisposeScope();
        var (yTrue, yPred, weight) = Batch(className);
        using var whole = Make(className);
        whole.UpdateState(yTrue, yPred, weight);
        using var parts = Make(className);
        parts.UpdateState(yTrue.narrow(0, 0, 1), yPred.narrow(0, 0, 1), weight.narrow(0, 0, 1));
        parts.UpdateState(yTrue.narrow(0, 1, 3), yPred.narrow(0, 1, 3), weight.narrow(0, 1, 3));
        Assert.True(whole.Result().allclose(parts.Result(), 1e-5, 1e-6), $"{whole.Result()} and {parts.Result()}");
    }

    [Theory, MemberData(nameof(OfTruthAndPredictions))]
    public void After_a_reset_nothing_of_the_past_is_left(string className)
    {
        using var scope = NewDisposeScope();
        var (yTrue, yPred, _) = Batch(className);
        using var fresh = Make(className);
        fresh.UpdateState(yTrue, yPred);
        using var used = Make(className);
        used.UpdateState(yTrue.flip(0), yPred);
        used.ResetState();
        Assert.All(used.Variables, variable => Assert.False(variable.Value.any().item<bool>()));
        used.UpdateState(yTrue, yPred);
        Assert.True(fresh.Result().allclose(used.Result(), 0, 0));
    }

    [Fact]
    public void Disposing_it_frees_its_state()
    {
        var metric = new AUC();
        var state = metric.Variables.Select(variable => variable.Value).ToList();
        metric.Dispose();
        Assert.All(state, tensor => Assert.True(tensor.IsInvalid));
    }

    [Theory]
    [InlineData("mse", typeof(MeanSquaredError), "mean_squared_error")]
    [InlineData("MAE", typeof(MeanAbsoluteError), "mean_absolute_error")]
    [InlineData("mape", typeof(MeanAbsolutePercentageError), "mean_absolute_percentage_error")]
    [InlineData("msle", typeof(MeanSquaredLogarithmicError), "mean_squared_logarithmic_error")]
    [InlineData("bce", typeof(BinaryCrossentropy), "binary_crossentropy")]
    [InlineData("sparse_categorical_accuracy", typeof(SparseCategoricalAccuracy), "sparse_categorical_accuracy")]
    [InlineData("RootMeanSquaredError", typeof(RootMeanSquaredError), "root_mean_squared_error")]
    [InlineData("log_cosh_error", typeof(LogCoshError), "logcosh")]
    [InlineData("f1_score", typeof(F1Score), "f1_score")]
    public void Keras_identifiers_name_it(string identifier, Type type, string name)
    {
        using Metric metric = identifier;
        Assert.IsType(type, metric);
        Assert.Equal(name, metric.Name);
    }

    [Theory]
    [InlineData("binary_accuracy", true)]
    [InlineData("auc", true)]
    [InlineData("cosine_similarity", true)]
    [InlineData("mse", false)]
    [InlineData("sparse_categorical_crossentropy", false)]
    [InlineData("root_mean_squared_error", false)]
    [InlineData("mean", null)]
    [InlineData("true_positives", null)]
    public void It_says_which_direction_is_better(string identifier, bool? higher)
    {
        using Metric metric = identifier;
        Assert.Equal(higher, metric.HigherIsBetter);
    }

    private static IEnumerable<string> ClassNames() =>
        Registry.Entries.Where(entry => entry.Kind == typeof(Metric) && entry.Module is not null).Select(entry => entry.ClassName).Order();

    /// <summary>A metric with defaults, and what has none.</summary>
    private static Metric Make(string className) => (Metric)ConfigValue.Deserialize(
        new Config { { "class_name", className }, { "config", Required(className) } }, typeof(Metric));

    private static Config Required(string className) => className switch
    {
        "IoU" or "OneHotIoU" => new() { { "num_classes", 3 }, { "target_class_ids", new[] { 0, 2 } } },
        "MeanIoU" or "OneHotMeanIoU" => new() { { "num_classes", 3 } },
        "SensitivityAtSpecificity" => new() { { "specificity", 0.5 } },
        "SpecificityAtSensitivity" => new() { { "sensitivity", 0.5 } },
        "PrecisionAtRecall" => new() { { "recall", 0.5 } },
        "RecallAtPrecision" => new() { { "precision", 0.5 } },
        "TopKCategoricalAccuracy" or "SparseTopKCategoricalAccuracy" => new() { { "k", 2 } },
        _ => [],
    };

    private static (Tensor YTrue, Tensor YPred, Tensor Weight) Batch(string className)
    {
        var scores = (arange(12, ScalarType.Float32) * 0.9).sin().reshape(4, 3).softmax(-1);
        var labels = tensor([0L, 2, 1, 1]);
        var weight = tensor([1f, 2, 3, 1]);
        return className switch
        {
            "SparseCategoricalAccuracy" or "SparseTopKCategoricalAccuracy" or "SparseCategoricalCrossentropy" => (labels, scores, weight),
            "IoU" or "MeanIoU" => (labels, tensor([0L, 1, 1, 2]), weight),
            "OneHotIoU" or "OneHotMeanIoU" => (nn.functional.one_hot(labels, 3), scores, weight),
            "BinaryIoU" => (tensor([0f, 1, 1, 0]), tensor([0.2f, 0.8f, 0.3f, 0.6f]), weight),
            _ => (nn.functional.one_hot(labels, 3), scores, weight),
        };
    }
}
