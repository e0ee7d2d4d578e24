using System.Globalization;
using System.Text.RegularExpressions;

namespace KerasSharp.Tests.Goldens;

/// <summary>Sequences of calls on one model against Keras: compilations, trainings, single batches, evaluations, what is trainable; what
/// each returns, prints and leaves in the weights.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class ScenarioGoldenTests : GoldenTests
{
    [Theory, GoldenCases("scenario")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        golden.RefuseUnknown("id", "model", "initial_weights", "data", "steps", "optimizer_variables", "note");
        Utils.ClearSession(freeMemory: false);
        using var model = (Model)ConfigValue.Deserialize(golden["model"].AsConfig(), typeof(Layer));
        model.SetWeights([.. golden["initial_weights"].Items.Select(weight => (ArrayLike)weight["value"].AsTensor())]);
        var folder = Directory.CreateTempSubdirectory("kerassharp-scenario-").FullName;
        try
        {
            foreach (var step in golden["steps"].Items)
                new Run(model, golden["data"], step, folder).Go();
            Assert.Equal(
                golden["optimizer_variables"].Items.Select(variable => variable["path"].As<string>()), model.Optimizer.Variables.Select(
                variable => variable.Path));
            foreach (var (expected, actual) in golden["optimizer_variables"].Items.Zip(model.Optimizer.Variables))
                GoldenAssert.Close(expected["value"], actual.Value, Tolerance.AdamWeights);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        model.Optimizer.Dispose();
    });

    /// <summary>One step of a sequence.</summary>
    private sealed class Run(Model model, GoldenNode data, GoldenNode step, string folder)
    {
        private readonly StringWriter _output = new() { NewLine = "\n" };

        public void Go()
        {
            switch (step["op"].As<string>())
            {
                case "compile":
                    TrainingGoldenTests.Compile(model, step["compile"], step.Has("keep_optimizer") ? model.Optimizer : null);
                    break;
                case "trainable":
                    var layer = step["path"].As<int[]>().Aggregate((Layer)model, (outer, place) => ((Model)outer).Layers[place]);
                    layer.Trainable = step["value"].As<bool>();
                    if (step.Has("trainable"))
                        Assert.Equal(step["trainable"].As<string[]>(), model.TrainableWeights.Select(weight => weight.Path));
                    break;
                case "learning_rate":
                    model.Optimizer.LearningRate = step["value"].As<double>();
                    break;
                case "reset_metrics":
                    model.ResetMetrics();
                    break;
                case "reset_state":
                    foreach (var inner in model.Layers.OfType<RecurrentLayer>())
                        inner.ResetState();
                    break;
                case "summary":
                    Summary();
                    break;
                case "fit":
                    Fit();
                    break;
                case "train_on_batch":
                    CheckLogs(
                        model.TrainOnBatch(
                        Rows("x"), Rows("y"), step.Has("sample_weight") ? Rows("sample_weight") : null, ClassWeight(step)).ToDictionary());
                    break;
                case "test_on_batch":
                    CheckLogs(
                        model.TestOnBatch(Rows("x"), Rows("y"), step.Has("sample_weight") ? Rows("sample_weight") : null).ToDictionary());
                    break;
                case "predict_on_batch":
                    CheckPredictions(model.PredictAll(Rows("x"), batchSize: 1000, verbose: 0));
                    break;
                case "evaluate":
                    Evaluate();
                    break;
                case "predict":
                    Predict();
                    break;
                default:
                    throw new InvalidDataException($"{step.Label}: the runner does not know the step '{step["op"].As<string>()}'.");
            }

            if (step.Has("weights"))
                GoldenAssert.AllClose(
                    step["weights"], [.. model.Weights.Select(weight => weight.Value)], model.Optimizer is KerasSharp.Optimizers.SGD
                    ? Tolerance.Training : Tolerance.AdamWeights);
        }

        private static Dictionary<int, double>? ClassWeight(GoldenNode node) =>
            node.Has("class_weight")
                ? node["class_weight"].Fields.ToDictionary(
                field => int.Parse(field.Key, CultureInfo.InvariantCulture), field => field.Value.As<double>()) : null;

        /// <summary>Rows of an entry of the data: those of the step, or of another range.</summary>
        private ArrayLike Rows(string entry, int[]? range = null)
        {
            range ??= step["rows"].As<int[]>();
            TorchSharp.torch.Tensor Cut(GoldenNode node) => node.AsTensor().narrow(0, range[0], range[1] - range[0]);
            var node = data[entry];
            return node.IsTensor ? Cut(node)
                : node.AsPlain() is List<object?> ? node.Items.Select(item => (ArrayLike)Cut(item)).ToArray()
                : node.Fields.ToDictionary(field => field.Key, field => Cut(field.Value));
        }

        private ArrayLike All(string entry) => TrainingGoldenTests.DataOf(data[entry]);

        private void Fit()
        {
            var fit = step["fit"];
            fit.RefuseUnknown(
                "batch_size", "epochs", "shuffle", "callbacks", "validation_split", "validation_rows", "class_weight", "sample_weight",
                "initial_epoch", "steps_per_epoch", "validation_freq", "validation_batch_size", "validation_steps", "verbose");
            int? Number(string field) => fit.Has(field) ? fit[field].As<int>() : null;
            var validation = fit.Has("validation_rows") ? fit["validation_rows"].As<int[]>() : null;
            var callbacks = fit["callbacks"].Items.Select(node => TrainingGoldenTests.CallbackOf(node, folder)).ToList();
            var history = model.Fit(
                All("x"), All("y"), Number("batch_size"), fit["epochs"].As<int>(), fit["verbose"].As<int>(), Printing(
                    callbacks, fit["verbose"].As<int>()),
                fit.Has("validation_split") ? fit["validation_split"].As<double>() : 0,
                validation is null ? null : new ValidationData(
                    Rows("x", validation), Rows("y", validation), data.Has("sample_weight") ? Rows("sample_weight", validation) : null),
                fit["shuffle"].AsPlain() is bool all ? all : fit["shuffle"].As<string>(),
                ClassWeight(fit),
                fit.Has("sample_weight") ? All("sample_weight") : null,
                Number("initial_epoch")
                ?? 0, Number("steps_per_epoch"), Number("validation_steps"), Number(
                    "validation_batch_size"), TrainingGoldenTests.FrequencyOf(fit));
            Assert.Equal(step["epochs_run"].As<int[]>(), history.Epoch);
            Assert.Equal(step["history"].Fields.Select(field => field.Key), history.Keys);
            foreach (var (key, values) in step["history"].Fields)
            {
                Assert.Equal(values.Items.Count(), history[key].Count);
                foreach (var (expected, actual) in values.Items.Zip(history[key]))
                    GoldenAssert.Close(expected, actual, Tolerance.Training);
            }

            CheckText(step["output"].As<string>(), _output.ToString().Replace(folder, "FOLDER", StringComparison.Ordinal), "output");
            GoldenAssert.Close(step["learning_rate"], model.Optimizer.LearningRate.Value, Tolerance.Values);
            if (step.Has("csv"))
                CheckText(step["csv"].As<string>(), File.ReadAllText(Path.Combine(folder, "log.csv")), "csv");
            if (step.Has("files"))
                Assert.Equal(step["files"].As<string[]>(), Directory.GetFiles(folder).Select(file => Path.GetFileName(file)!).Order(
                    StringComparer.Ordinal));
        }

        private void Evaluate()
        {
            var arguments = step["arguments"];
            arguments.RefuseUnknown("batch_size", "verbose", "steps");
            var verbose = arguments["verbose"].As<int>();
            CheckLogs(model.Evaluate(
                All("x"), All("y"), arguments["batch_size"].As<int>(), verbose, step.Has("sample_weight")
                ? All("sample_weight") : null, arguments.Has("steps") ? arguments["steps"].As<int>() : null,
                Printing([], verbose)).ToDictionary());
            CheckText(step["output"].As<string>(), _output.ToString(), "output");
        }

        private void Predict()
        {
            var arguments = step["arguments"];
            arguments.RefuseUnknown("batch_size", "verbose", "steps");
            var verbose = arguments["verbose"].As<int>();
            CheckPredictions(
                model.PredictAll(
                All("x"), arguments["batch_size"].As<int>(), verbose, arguments.Has("steps")
                ? arguments["steps"].As<int>() : null, Printing([], verbose)));
            CheckText(step["output"].As<string>(), _output.ToString(), "output");
        }

        private void Summary() => SummaryCase.Check(step, model);

        /// <summary>The callbacks with what they print, and a bar with the recorded clock.</summary>
        private List<Callback> Printing(List<Callback> callbacks, int verbose)
        {
            var (time, tick) = (1000.0 - step["clock_step"].As<double>(), step["clock_step"].As<double>());
            if (verbose > 0)
                callbacks.Add(new ProgbarLogger(() => time += tick));
            callbacks.ForEach(callback => callback.Output = _output);
            return callbacks;
        }

        private void CheckLogs(IReadOnlyDictionary<string, double> actual)
        {
            Assert.Equal(step["logs"].Fields.Select(field => field.Key).Order(), actual.Keys.Order());
            foreach (var (key, expected) in step["logs"].Fields)
                GoldenAssert.Close(expected, actual[key], Tolerance.Training);
        }

        private void CheckPredictions(TorchSharp.torch.Tensor[] actual)
        {
            var expected = TrainingGoldenTests.OutputsOf(step["predictions"]).ToArray();
            Assert.Equal(expected.Length, actual.Length);
            foreach (var (golden, output) in expected.Zip(actual))
                GoldenAssert.Close(golden, output, new Tolerance(1e-3, 1e-4));
        }

        /// <summary>The same text but for the last digits of numbers.</summary>
        private void CheckText(string expected, string actual, string what)
        {
            const string Number = @"(?<![\w.])-?\d+\.\d+(e[+-]\d+)?";
            if (Regex.Replace(expected, Number, "#") != Regex.Replace(actual, Number, "#"))
                Assert.Fail($"{step.Label}.{what}: expected\n{expected}\ngot\n{actual}");
            foreach (var (one, other) in Regex.Matches(expected, Number).Zip(Regex.Matches(actual, Number)))
            {
                var tolerance = one.Value.Length > 9 ? new Tolerance(1e-4, 1e-5) : new Tolerance(1e-3, 1.01e-4);
                Assert.True(
                    tolerance.Holds(
                        double.Parse(one.Value, CultureInfo.InvariantCulture), double.Parse(other.Value, CultureInfo.InvariantCulture)),
                    $"{step.Label}.{what}: {one.Value} and {other.Value} in\n{expected}\nand\n{actual}");
            }
        }
    }
}
