using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Goldens;

/// <summary>What Keras prints, to the character: summaries, progress bars, messages of callbacks.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class TextGoldenTests : GoldenTests
{
    [Theory, GoldenCases("text/summary")]
    public void Summaries_are_Keras_s(string id) => Replay("text/summary", id, golden =>
    {
        golden.RefuseUnknown(
            "id", "stage", "terminal_columns", "kwargs", "text", "model", "trainable_flags", "optimizer", "optimizer_variables");
        using var model = ModelOf(golden);
        foreach (var (name, trainable) in golden["trainable_flags"].Fields)
        {
            if (!trainable.As<bool>())
                model.GetLayer(name).Trainable = false;
        }

        if (golden.Has("optimizer"))
        {
            model.Compile(golden["optimizer"].Make<Optimizer>());
            if (golden["optimizer_variables"].Items.Count() > 2)
                model.Optimizer.Build(model.TrainableWeights);
        }

        SummaryCase.Check(golden, model);
    });

    [Theory, GoldenCases("text/progress")]
    public void Progress_is_Keras_s(string id) => Replay("text/progress", id, golden =>
    {
        if (golden["call"].As<string>() == "Progbar")
        {
            ReplayBar(golden);
            return;
        }

        golden.RefuseUnknown(
            "id", "call", "kwargs", "callbacks", "model", "compile", "initial_weights", "x", "y", "clock_start", "clock_step", "raw",
            "plain");
        using var model = ModelOf(golden);
        model.SetWeights([.. golden["initial_weights"].Items.Select(weight => (ArrayLike)weight["value"].AsTensor())]);
        TrainingGoldenTests.Compile(model, golden["compile"]);
        var output = new StringWriter { NewLine = "\n" };
        var (now, step) = (golden["clock_start"].As<double>() - golden["clock_step"].As<double>(), golden["clock_step"].As<double>());
        List<Callback> callbacks = [.. golden["callbacks"].Items.Select(TrainingGoldenTests.CallbackOf)];
        callbacks.Add(new ProgbarLogger(() => now += step));
        callbacks.ForEach(callback => callback.Output = output);

        var arguments = golden["kwargs"];
        arguments.RefuseUnknown("batch_size", "epochs", "initial_epoch", "shuffle", "verbose", "validation_split");
        var (batchSize, verbose) = (arguments["batch_size"].As<int>(), arguments["verbose"].As<int>());
        var (x, y) = (golden["x"].AsTensor(), golden["y"].AsTensor());
        switch (golden["call"].As<string>())
        {
            case "fit":
                model.Fit(
                    x, y, batchSize, arguments["epochs"].As<int>(), verbose, callbacks, arguments.Has("validation_split")
                    ? arguments["validation_split"].As<double>() : 0,
                    shuffle: arguments["shuffle"].As<bool>(), initialEpoch: arguments.Has("initial_epoch")
                    ? arguments["initial_epoch"].As<int>() : 0);
                break;
            case "evaluate":
                model.Evaluate(x, y, batchSize, verbose, callbacks: callbacks);
                break;
            case "predict":
                model.Predict(x, batchSize, verbose, callbacks: callbacks);
                break;
            default:
                throw new InvalidDataException($"{golden.Label}: the runner does not know the call '{golden["call"].As<string>()}'.");
        }

        Assert.Equal(golden["raw"].As<string>(), output.ToString());
    });

    /// <summary>A bar by itself: what each update prints, and all of it together.</summary>
    private static void ReplayBar(GoldenCase golden)
    {
        golden.RefuseUnknown("id", "call", "target", "kwargs", "clock_start", "clock_step", "updates", "raw", "plain");
        var arguments = golden["kwargs"];
        arguments.RefuseUnknown("stateful_metrics", "interval", "verbose", "width", "unit_name");
        var (now, step) = (golden["clock_start"].As<double>() - golden["clock_step"].As<double>(), golden["clock_step"].As<double>());
        var output = new StringWriter { NewLine = "\n" };
        var bar = new Progbar(
            golden.Has("target") ? golden["target"].As<int?>() : null, arguments.Has("width") ? arguments["width"].As<int>() : 20,
            arguments.Has("verbose") ? arguments["verbose"].As<int>() : 1,
            arguments.Has("interval") ? arguments["interval"].As<double>() : 0.05,
            arguments.Has("stateful_metrics") ? arguments["stateful_metrics"].As<string[]>() : null, null,
            arguments.Has("unit_name") ? arguments["unit_name"].As<string>() : "step", output, () => now += step);
        foreach (var update in golden["updates"].Items)
        {
            var before = output.ToString().Length;
            bar.Update(
                update["current"].As<int>(),
                update.Has("values")
                    ? update["values"].Items.Select(
                    pair => KeyValuePair.Create(pair.Items.First().As<string>(), pair.Items.Last().As<double>())).ToArray() : null,
                update.Has("finalize") ? update["finalize"].As<bool?>() : null);
            Assert.Equal(update["text"].As<string>(), output.ToString()[before..]);
        }

        Assert.Equal(golden["raw"].As<string>(), output.ToString());
    }

    private static Model ModelOf(GoldenCase golden) =>
        (Model)ConfigValue.Deserialize(golden["model"].AsConfig(), typeof(KerasSharp.Layers.Layer));
}
