using KerasSharp.Losses;
using KerasSharp.Metrics;
using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Goldens;

/// <summary>Whole trainings against Keras: history, weights, optimizer state, evaluation, predictions; seeded ones from the seed
/// alone.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class TrainingGoldenTests : GoldenTests
{
    [Theory, GoldenCases("training")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        golden.RefuseUnknown(
            "id", "note", "seeded", "set_random_seed", "global_generator_log", "model", "trainable_params", "non_trainable_params",
            "initial_weights", "compile", "data", "fit",
            "epochs_run", "history", "final_weights", "optimizer_variables", "evaluate", "predict_first_rows", "batch_indices_per_epoch");
        Utils.ClearSession(freeMemory: false);
        if (golden.Has("set_random_seed"))
            Utils.SetRandomSeed(golden["set_random_seed"].As<int>());
        using var model = (Model)ConfigValue.Deserialize(golden["model"].AsConfig(), typeof(KerasSharp.Layers.Layer));
        Assert.Equal(golden["trainable_params"].As<long>(), model.TrainableWeights.Sum(weight => weight.Value.numel()));
        Assert.Equal(golden["non_trainable_params"].As<long>(), model.NonTrainableWeights.Sum(weight => weight.Value.numel()));
        if (golden.Has("set_random_seed"))
            CheckWeights(golden["initial_weights"], model.Weights, Tolerance.SeededUniform);
        else
            model.SetWeights([.. golden["initial_weights"].Items.Select(weight => (ArrayLike)weight["value"].AsTensor())]);
        Compile(model, golden["compile"]);

        var history = Fit(model, golden);
        var adaptive = model.Optimizer is not SGD;
        Assert.Equal(golden["epochs_run"].As<int[]>(), history.Epoch);
        Assert.Equal(golden["history"].Fields.Select(field => field.Key), history.Keys);
        foreach (var (key, values) in golden["history"].Fields)
        {
            foreach (var (expected, actual) in values.Items.Zip(history[key]))
                GoldenAssert.Close(expected, actual, Tolerance.Training);
        }

        if (golden.Has("final_weights"))
            CheckWeights(golden["final_weights"], model.Weights, adaptive ? Tolerance.AdamWeights : Tolerance.Training);
        var variables = golden.Has("optimizer_variables") ? golden["optimizer_variables"].Items.ToList() : [];
        if (variables.Count > 0)
            Assert.Equal(
                variables.Select(variable => variable["path"].As<string>()), model.Optimizer.Variables.Select(variable => variable.Path));
        foreach (var (expected, actual) in variables.Zip(model.Optimizer.Variables))
            GoldenAssert.Close(expected["value"], actual.Value, adaptive ? Tolerance.AdamWeights : Tolerance.Training);

        var (x, y) = (DataOf(golden["data"]["x"]), DataOf(golden["data"]["y"]));
        var batchSize = golden["fit"]["batch_size"].As<int>();
        // Stateful models are not evaluated: that would move their state.
        if (golden.Has("evaluate"))
        {
            var evaluation = model.Evaluate(
                x, y, batchSize: batchSize, verbose: 0, sampleWeight: DataOrNone(golden["data"], "sample_weight"));
            Assert.Equal(golden["evaluate"].Fields.Select(field => field.Key).Order(), evaluation.Names.Order());
            foreach (var (key, expected) in golden["evaluate"].Fields)
                GoldenAssert.Close(expected, evaluation[key], Tolerance.Training);
        }

        if (golden.Has("predict_first_rows"))
        {
            var tolerance = adaptive ? new Tolerance(1e-3, 1e-4) : Tolerance.Training;
            foreach (var (expected, output) in OutputsOf(golden["predict_first_rows"]).Zip(
                model.PredictAll(x, batchSize: batchSize, verbose: 0)))
                GoldenAssert.Close(expected, output.narrow(0, 0, expected["shape"].As<long[]>()[0]), tolerance);
        }

        model.Optimizer.Dispose();
    });

    internal static void Compile(Model model, GoldenNode node, Optimizer? optimizer = null)
    {
        node.RefuseUnknown(
            "optimizer", "loss", "loss_weights", "metrics", "weighted_metrics", "run_eagerly", "steps_per_execution", "jit_compile");
        model.Compile(
            optimizer
            ?? node["optimizer"].Make<Optimizer>(), LossOf(node["loss"]), WeightsOf(node["loss_weights"]), MetricsOf(
                node["metrics"]), MetricsOf(node["weighted_metrics"]),
            stepsPerExecution: node["steps_per_execution"].As<int>());
    }

    private static LossSpec? LossOf(GoldenNode node) => node.AsPlain() switch
    {
        null => null,
        string identifier => identifier,
        List<object?> => LossSpec.Create([.. node.Items.Select(LossOf)]),
        Config config when config.Contains("class_name") => node.Make<Loss>(),
        _ => node.Fields.ToDictionary(field => field.Key, field => LossOf(field.Value)),
    };

    private static MetricSpec? MetricsOf(GoldenNode node) => node.AsPlain() switch
    {
        null => null,
        string identifier => identifier,
        List<object?> => MetricSpec.Create([.. node.Items.Select(MetricsOf)]),
        Config config when config.Contains("class_name") => node.Make<Metric>(),
        _ => node.Fields.ToDictionary(field => field.Key, field => MetricsOf(field.Value)),
    };

    private static LossWeights? WeightsOf(GoldenNode node) => node.AsPlain() switch
    {
        null => null,
        List<object?> => node.As<double[]>(),
        _ => node.Fields.ToDictionary(field => field.Key, field => field.Value.As<double>()),
    };

    /// <summary>A tensor, a list of them, or a dictionary by name.</summary>
    internal static ArrayLike DataOf(GoldenNode node) => node.IsTensor ? node.AsTensor()
        : node.AsPlain() is List<object?> ? node.Items.Select(item => (ArrayLike)item.AsTensor()).ToArray()
        : node.Fields.ToDictionary(field => field.Key, field => field.Value.AsTensor());

    internal static IEnumerable<GoldenNode> OutputsOf(GoldenNode node) => node.IsTensor ? [node]
        : node.AsPlain() is List<object?>
        ? node.Items : node.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Value);

    private static History Fit(Model model, GoldenCase golden)
    {
        var (fit, data) = (golden["fit"], golden["data"]);
        fit.RefuseUnknown(
            "batch_size", "epochs", "shuffle", "callbacks", "validation_split", "class_weight", "initial_epoch", "steps_per_epoch",
            "validation_freq", "validation_batch_size", "validation_steps");
        data.RefuseUnknown("x", "y", "sample_weight", "validation_x", "validation_y", "validation_sample_weight");
        return model.Fit(
            DataOf(data["x"]),
            DataOf(data["y"]),
            batchSize: fit["batch_size"].As<int>(),
            epochs: fit["epochs"].As<int>(),
            verbose: 0,
            callbacks: fit["callbacks"].Items.Select(CallbackOf),
            validationSplit: Number(fit, "validation_split") ?? 0,
            validationData: data.Has("validation_x")
            ? new ValidationData(DataOf(data["validation_x"]), DataOf(data["validation_y"]), DataOrNone(data, "validation_sample_weight"))
            : null,
            shuffle: fit["shuffle"].AsPlain() is bool all ? all : fit["shuffle"].As<string>(),
            classWeight: fit.Has("class_weight")
                ? fit["class_weight"].Fields.ToDictionary(field => int.Parse(field.Key), field => field.Value.As<double>()) : null,
            sampleWeight: DataOrNone(data, "sample_weight"),
            initialEpoch: (int?)Number(fit, "initial_epoch") ?? 0,
            stepsPerEpoch: (int?)Number(fit, "steps_per_epoch"),
            validationSteps: (int?)Number(fit, "validation_steps"),
            validationBatchSize: (int?)Number(fit, "validation_batch_size"),
            validationFreq: FrequencyOf(fit));
    }

    internal static ValidationFreq FrequencyOf(GoldenNode fit) => !fit.Has("validation_freq") ? 1
        : fit["validation_freq"].AsPlain() is List<object?> ? fit["validation_freq"].As<int[]>() : fit["validation_freq"].As<int>();

    private static ArrayLike? DataOrNone(GoldenNode node, string field) => node.Has(field) ? DataOf(node[field]) : null;

    private static double? Number(GoldenNode node, string field) => node.Has(field) ? node[field].As<double>() : null;

    internal static Callback CallbackOf(GoldenNode node) => CallbackOf(node, "");

    internal static Callback CallbackOf(GoldenNode node, string folder)
    {
        var name = node["class_name"].As<string>();
        if (name == "LearningRateScheduler")
        {
            return new LearningRateScheduler(
                ScheduleText.Parse(node["schedule"]), node.Has("config") ? Verbose(node["config"].AsConfig()) : 0);
        }

        var config = node["config"].AsConfig();
        switch (name)
        {
            case "EarlyStopping":
                config.RefuseUnknown(
                    name, "monitor", "min_delta", "patience", "mode", "baseline", "restore_best_weights", "start_from_epoch", "verbose");
                return new EarlyStopping(
                    config.Get<string>("monitor")!, config.Get("min_delta", 0.0), config.Get("patience", 0), Verbose(config), config.Get(
                        "mode", "auto")!, config.Get<double?>("baseline", null),
                    config.Get("restore_best_weights", false), config.Get("start_from_epoch", 0));
            case "ModelCheckpoint":
                config.RefuseUnknown(
                    name, "filepath", "monitor", "save_best_only", "save_weights_only", "mode", "save_freq", "initial_value_threshold",
                    "verbose");
                return new ModelCheckpoint(
                    Path.Combine(folder, config.Get<string>("filepath")!), config.Get<string>("monitor")!, Verbose(config), config.Get(
                        "save_best_only", false), config.Get("save_weights_only", false),
                    config.Get("mode", "auto")!, node["config"].Has("save_freq") && node["config"]["save_freq"].AsPlain() is long batches
                    ? (int)batches : "epoch", config.Get<double?>("initial_value_threshold", null));
            case "CSVLogger":
                config.RefuseUnknown(name, "filename", "separator", "append");
                return new CSVLogger(
                    Path.Combine(folder, config.Get<string>("filename")!), config.Get("separator", ",")!, config.Get("append", false));
            case "ReduceLROnPlateau":
                config.RefuseUnknown(name, "monitor", "factor", "patience", "min_delta", "cooldown", "min_lr", "mode", "verbose");
                return new ReduceLROnPlateau(
                    config.Get<string>("monitor")!, config.Get("factor", 0.1), config.Get("patience", 10), Verbose(config), config.Get(
                        "mode", "auto")!, minDelta: config.Get("min_delta", 1e-4), cooldown: config.Get("cooldown", 0),
                    minLr: config.Get("min_lr", 0.0));
            case "SwapEMAWeights":
                config.RefuseUnknown(name, "swap_on_epoch");
                return new SwapEMAWeights(config.Get("swap_on_epoch", false));
            case "TerminateOnNaN":
                config.RefuseUnknown(name);
                return new TerminateOnNaN();
            default:
                throw new InvalidDataException($"{node.Label}: the runner does not know the callback '{name}'.");
        }
    }

    private static int Verbose(Config config) => config.Get("verbose", 0);

    private static void CheckWeights(GoldenNode expected, IReadOnlyList<Variable> actual, Tolerance tolerance)
    {
        Assert.Equal(expected.Items.Select(weight => weight["path"].As<string>()), actual.Select(weight => weight.Path));
        foreach (var (golden, weight) in expected.Items.Zip(actual))
            GoldenAssert.Close(golden["value"], weight.Value, tolerance);
    }
}
