namespace KerasSharp.Tests.Goldens;

/// <summary>Files that Keras wrote: whole models and weights, in all three formats; predictions, and training that goes on.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class FilesGoldenTests : GoldenTests
{
    [Theory, GoldenCases("files")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        golden.RefuseUnknown(
            "keras", "backend", "family", "id", "class_name", "note", "files", "saved_with", "model", "weights", "weights_h5_datasets",
            "legacy_h5_datasets", "inputs", "predictions", "compiled", "compile", "optimizer_variables", "continuation");
        Utils.ClearSession(freeMemory: false);
        using var whole = Model.Load(PathOf(golden, "keras"));
        Check(golden, whole);
        Assert.Equal(golden["compiled"].As<bool>(), whole.IsCompiled);
        if (golden.Has("optimizer_variables"))
            CheckAll(golden["optimizer_variables"], whole.Optimizer.Variables, Tolerance.Exact);

        using var legacy = Model.Load(PathOf(golden, "h5"));
        Check(golden, legacy);
        if (golden.Has("optimizer_variables"))
            CheckAll(golden["optimizer_variables"], legacy.Optimizer.Variables, Tolerance.Exact);

        using var built = Model.FromJson(golden["model"].Element.GetRawText());
        built.LoadWeights(PathOf(golden, "weights_h5"));
        Check(golden, built);
        using var other = Model.FromJson(golden["model"].Element.GetRawText());
        other.LoadWeights(PathOf(golden, "h5"));
        other.LoadWeights(PathOf(golden, "keras"));
        Check(golden, other);

        CheckRoundTrip(golden, whole);
        if (golden.Has("continuation"))
        {
            GoOn(golden, whole);
            GoOn(golden, legacy);
        }
    });

    private static string PathOf(GoldenCase golden, string kind) => GoldenFolder.Companion(golden, golden["files"][kind].As<string>());

    private static void Check(GoldenCase golden, Model model)
    {
        CheckAll(golden["weights"], model.Weights, Tolerance.Exact);
        foreach (var stateful in model.Layers.OfType<RecurrentLayer>().Where(layer => layer.Stateful))
            stateful.ResetState();
        using var scope = NewDisposeScope();
        var outputs = model.PredictAll(Arrays(golden["inputs"], model.Body.InputNames), verbose: 0);
        if (golden["predictions"].IsTensor)
            GoldenAssert.Close(golden["predictions"], Assert.Single(outputs), new Tolerance(1e-5, 2e-6));
        else
            Assert.All(model.OutputNames.Zip(outputs), pair => GoldenAssert.Close(
                golden["predictions"][pair.First], pair.Second, new Tolerance(1e-5, 2e-6)));
    }

    /// <summary>What is written again has the datasets that Keras writes, and loads.</summary>
    private static void CheckRoundTrip(GoldenCase golden, Model model)
    {
        var folder = Directory.CreateTempSubdirectory("files");
        try
        {
            var (weights, whole, legacy) =
                (Path.Combine(folder.FullName, "m.weights.h5"), Path.Combine(folder.FullName, "m.keras"), Path.Combine(
                folder.FullName, "m.h5"));
            model.SaveWeights(weights);
            Assert.Equal(golden["weights_h5_datasets"].Items.Select(Describe), Saving.Hdf5Listing.Of(weights));
            model.Save(whole);
            using var again = Model.Load(whole);
            Check(golden, again);
            Assert.Equal(model.IsCompiled, again.IsCompiled);
            if (model.IsCompiled)
                CheckAll(golden["optimizer_variables"], again.Optimizer.Variables, Tolerance.Exact);
            model.SaveWeights(legacy);
            again.LoadWeights(legacy);
            Check(golden, again);
            if (golden.Has("continuation"))
                GoOn(golden, again);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Describe(GoldenNode dataset) =>
        $"{dataset["path"].As<string>()} [{string.Join(", ", dataset["shape"].As<long[]>())}] {dataset["dtype"].As<string>()}";

    private static void GoOn(GoldenCase golden, Model model)
    {
        var node = golden["continuation"];
        node.RefuseUnknown("note", "targets", "logs", "weights_after");
        var (x, y) = (Arrays(golden["inputs"], model.Body.InputNames), Arrays(node["targets"], model.OutputNames));
        foreach (var logs in node["logs"].Items)
        {
            var found = model.TrainOnBatch(x, y);
            Assert.Equal(logs.Fields.Select(field => field.Key).Order(), found.Names.Order());
            foreach (var (name, expected) in logs.Fields)
                GoldenAssert.Close(expected, found[name], Tolerance.Training);
        }

        CheckAll(node["weights_after"], model.Weights, Tolerance.AdamWeights);
    }

    private static void CheckAll(GoldenNode expected, IReadOnlyList<Variable> actual, Tolerance tolerance)
    {
        Assert.Equal(expected.Items.Count(), actual.Count);
        foreach (var (node, variable) in expected.Items.Zip(actual))
            GoldenAssert.Close(node["value"], variable.Value, tolerance);
    }

    private static ArrayLike Arrays(GoldenNode node, string[] order)
    {
        if (node.IsTensor)
            return node.AsTensor();
        return (
            node.Element.ValueKind == System.Text.Json.JsonValueKind.Array
            ? node.Items : node.Fields.Count() == 1 ? node.Fields.Select(field => field.Value) : order.Select(name => node[name]))
            .Select(item => item.AsTensor()).ToArray();
    }
}
