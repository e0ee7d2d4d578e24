using KerasSharp.Metrics;
using KerasSharp.Optimizers;
using KerasSharp.Optimizers.Schedules;
using static KerasSharp.Tests.Saving.Legacy.LegacyFile;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>The compilation in files of Keras 1 and 2.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class TrainingConfigTests
{
    private const string Dense = """{"class_name": "Sequential", "config": {"name": "s", "layers": [{"class_name": "Dense", "config": {"name": "d", "units": 2, "batch_input_shape": [null, 3]}}]}}""";

    [Theory]
    [InlineData("\"my_loss\"", "null", "Adam", "my_loss")]
    [InlineData("\"mse\"", "[\"my_metric\"]", "Adam", "my_metric")]
    [InlineData(
        "\"mse\"", "[[{\"class_name\": \"MeanMetricWrapper\", \"config\": {\"name\": \"f1\", \"fn\": \"f1_of_mine\"}}]]", "Adam",
        "f1_of_mine")]
    [InlineData("\"mse\"", "null", "Addons>RectifiedAdam", "RectifiedAdam")]
    public void What_is_not_understood_costs_the_compilation_only(string loss, string metrics, string optimizer, string named)
    {
        using var log = new WarningLog();
        using var file = File(loss, metrics, $$$$"""{"class_name": "{{{{optimizer}}}}", "config": {"lr": 0.01}}""");
        using var model = Model.Load(file.Path);
        Assert.False(model.IsCompiled);
        Assert.Contains(named, Assert.Single(log.Messages), StringComparison.Ordinal);
        Assert.Equal(2, model.Weights.Count);
    }

    [Theory]
    [InlineData("\"cosine_proximity\"", "[\"acc\", \"mae\"]")]
    [InlineData("\"kullback_leibler_divergence\"", "{\"d\": \"accuracy\"}")]
    [InlineData("{\"d\": \"logcosh\"}", "null")]
    [InlineData(
        "{\"class_name\": \"Huber\", \"config\": {\"reduction\": \"auto\", \"name\": \"huber_loss\", \"delta\": 1.0}}",
        "[{\"class_name\": \"AUC\", \"config\": {\"name\": \"auc\", \"dtype\": \"float32\", \"num_thresholds\": 200, \"curve\": "
        + "\"ROC\", \"summation_method\": \"interpolation\", \"multi_label\": false}}]")]
    [InlineData(
        "{\"class_name\": \"LossFunctionWrapper\", \"config\": {\"fn\": \"mse\", \"reduction\": \"auto\", \"name\": \"l\"}}",
        "[[{\"class_name\": \"SumOverBatchSizeMetricWrapper\", \"config\": {\"name\": \"m\", \"dtype\": \"float32\", \"fn\": "
        + "\"mean_absolute_error\"}}]]")]
    public void Names_of_older_versions_are_understood(string loss, string metrics)
    {
        using var log = new WarningLog();
        using var file = File(
            loss, metrics, """{"class_name": "SGD", "config": {"lr": 0.01, "momentum": 0.0, "decay": 0.0, "nesterov": false}}""");
        using var model = Model.Load(file.Path);
        Assert.True(model.IsCompiled);
        Assert.Empty(log.Messages);
    }

    [Fact]
    public void Decay_is_the_schedule_that_it_was()
    {
        using var file = File(
            "\"mse\"", "null", """{"class_name": "SGD", "config": {"lr": 0.1, "momentum": 0.9, "decay": 0.5, "nesterov": true}}""");
        using var model = Model.Load(file.Path);
        var config = Assert.IsType<Config>(model.Optimizer.GetConfig()["learning_rate"]);
        Assert.Equal("InverseTimeDecay", config["class_name"]);
        // lr / (1 + decay · step)
        var schedule = new InverseTimeDecay(0.1, 1, 0.5);
        Assert.Equal(0.1 / 2, schedule.GetConfig().Get<double>("initial_learning_rate") / (1 + (0.5 * 2)), 1e-9);
        Assert.Equal(0.5, ((Config)config["config"]!).Get<double>("decay_rate"));
        Assert.Equal(1, ((Config)config["config"]!).Get<double>("decay_steps"));
    }

    [Fact]
    public void Nadam_and_no_epsilon_are_understood()
    {
        using var file = File("\"mse\"", "null", """{"class_name": "Nadam", "config": {"lr": 0.002, "beta_1": 0.9, "beta_2": 0.999, "epsilon": null, "schedule_decay": 0.004}}""");
        using var model = Model.Load(file.Path);
        Assert.Equal(1e-7, Assert.IsType<Nadam>(model.Optimizer).GetConfig().Get<double>("epsilon"), 1e-12);
    }

    private static LegacyFile File(string loss, string metrics, string optimizer) =>
        OfModel(Dense, "2.2.4", $$$$"""{"optimizer_config": {{{{optimizer}}}}, "loss": {{{{loss}}}}, "metrics": {{{{metrics}}}}, "sample_weight_mode": null, "loss_weights": null}""").Layer("d", ("d/kernel:0", [3, 2]), ("d/bias:0", [2]));
}
