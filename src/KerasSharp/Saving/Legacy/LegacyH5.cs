using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Saving.Legacy;

/// <summary>The <c>.h5</c> files of Keras 2, which Keras 3 reads and writes too: weights by layer, in order.</summary>
/// <remarks>Source: keras/src/legacy/saving/legacy_h5_format.py.</remarks>
internal static class LegacyH5
{
    public const string LayerNames = "layer_names";
    private const string WeightNames = "weight_names", TopLevel = "top_level_model_weights", WeightsGroup = "model_weights", OptimizerGroup = "optimizer_weights";

    public static void WriteWeights(Model model, string path)
    {
        using var scope = NewDisposeScope();
        var writer = new Hdf5Writer();
        SetNames(writer.Root, LayerNames, [.. model.Layers.Select(layer => layer.Name)]);
        writer.Root.SetAttribute("backend", "torch");
        writer.Root.SetAttribute("keras_version", "3.16.0");
        foreach (var layer in model.Layers)
            Write(writer.Root.Group(layer.Name), InOrder(layer));
        Write(writer.Root.Group(TopLevel), Own(model));
        AtomicFile.Write(path, writer.WriteTo);
    }

    /// <summary>A whole model.</summary>
    public static Model Read(string path, IReadOnlyDictionary<string, Type>? customObjects, bool compile, ModelFileLimits limits)
    {
        using var file = Hdf5File.Open(path, limits);
        if (!file.Root.Attributes.TryGetValue("model_config", out var text))
        {
            throw new ModelFileException(path, null, file.Root.Attributes.ContainsKey(LayerNames) || file.Root.Contains("layers")
                ? "it holds weights and no model; make the model and call `LoadWeights`." : "it holds no model: the attribute 'model_config' is missing.");
        }

        var config = LegacyConfig.Modern(ModelJson.Parse(System.Text.Encoding.UTF8.GetBytes(text.Text), path, "model_config", limits));
        var model = ModelJson.Build(config, path, "model_config", compile: false, file.Length, limits, customObjects);
        try
        {
            var weights = file.Root.FindGroup(WeightsGroup) ?? throw new ModelFileException(path, WeightsGroup, "it is missing.");
            ReadWeights(model, weights, path, byName: false, skipMismatch: false);
            if (compile)
                Compile(model, file, path, customObjects, limits);
            return model;
        }
        catch (Exception e)
        {
            model.Dispose();
            if (e is ModelFileException or OutOfMemoryException)
                throw;
            throw new ModelFileException(path, null, e.Message, e);
        }
    }

    /// <summary>Weights, or those of a whole model.</summary>
    public static void ReadWeights(Model model, Hdf5File file, string path, bool byName, bool skipMismatch) =>
        ReadWeights(model, file.Root.Attributes.ContainsKey(LayerNames) || file.Root.Attributes.ContainsKey(LayerNames + "0") ? file.Root : file.Root.FindGroup(WeightsGroup)
            ?? throw new ModelFileException(path, null, "it holds no weights of Keras: neither 'layer_names' nor 'model_weights' is there."), path, byName, skipMismatch);

    private static void ReadWeights(Model model, Hdf5Group group, string path, bool byName, bool skipMismatch)
    {
        using var assignments = new Assignments();
        var problems = new List<string>();
        var stored = Names(group, LayerNames).Select(name => (Name: name, Weights: Datasets(Group(group, name, path), path))).ToList();
        foreach (var (layer, name, weights) in byName ? ByName(model, stored) : InTurn(model, stored, path))
            Plan($"layer '{layer.Name}' ('{name}' in the file)", InOrder(layer), weights, layer, assignments, problems);
        if (group.FindGroup(TopLevel) is { } top)
            Plan("the model itself", Own(model), Datasets(top, path), null, assignments, problems);
        if (problems.Count > 0 && !skipMismatch)
            throw new ModelFileException(path, null, $"its weights are not those of model '{model.Name}'; nothing was loaded: {string.Join("; ", problems)}.");
        foreach (var problem in problems)
            Warnings.Warn($"Left out when loading '{path}': {problem}.");
        assignments.Apply();
    }

    private static IEnumerable<(Layer, string, List<Hdf5Dataset>)> ByName(Model model, List<(string Name, List<Hdf5Dataset> Weights)> stored) =>
        stored.SelectMany(entry => model.Layers.Where(layer => layer.Name == entry.Name).Select(layer => (layer, entry.Name, entry.Weights)));

    private static IEnumerable<(Layer, string, List<Hdf5Dataset>)> InTurn(Model model, List<(string Name, List<Hdf5Dataset> Weights)> stored, string path)
    {
        var layers = model.Layers.Where(layer => layer.Weights.Count > 0).ToList();
        var filled = stored.Where(entry => entry.Weights.Count > 0).ToList();
        return layers.Count == filled.Count ? layers.Zip(filled, (layer, entry) => (layer, entry.Name, entry.Weights)) : throw new ModelFileException(
            path, null, $"layer count mismatch: model '{model.Name}' has {layers.Count} layers with weights ({string.Join(", ", layers.Select(layer => layer.Name))}), the file {filled.Count} ({string.Join(", ", filled.Select(entry => entry.Name))}).");
    }

    private static void Plan(string what, IReadOnlyList<Variable> targets, List<Hdf5Dataset> stored, Layer? layer, Assignments assignments, List<string> problems)
    {
        if (targets.Count != stored.Count)
        {
            problems.Add($"{what} expects {targets.Count} weights, the file has {stored.Count}");
            return;
        }

        for (var i = 0; i < targets.Count; i++)
        {
            if (targets[i].Value.shape.AsSpan().SequenceEqual(stored[i].Shape))
                assignments.Add(targets[i], stored[i]);
            else
                problems.Add($"{what}: {targets[i].Name} has shape {targets[i].Shape}, in the file ({stored[i].Path}) {Shape.Of(stored[i].Shape)}");
        }

        if (layer is not null)
            assignments.Then(layer.OnLoaded);
    }

    private static void Compile(Model model, Hdf5File file, string path, IReadOnlyDictionary<string, Type>? customObjects, ModelFileLimits limits)
    {
        if (!file.Root.Attributes.TryGetValue("training_config", out var text))
            return;
        var config = ModelJson.Parse(System.Text.Encoding.UTF8.GetBytes(text.Text), path, "training_config", limits);
        if (config.Contains("optimizer_config"))
            config["optimizer"] = config["optimizer_config"];
        using var custom = CustomObjects.Enter(customObjects);
        using var budget = WeightBudget.Enter(path, file.Length, limits);
        CompileConfig.Read(model, LegacyConfig.Modern(config));
        if (!model.IsCompiled || file.Root.FindGroup(OptimizerGroup) is not { } group)
            return;
        using var assignments = new Assignments();
        var problems = new List<string>();
        Plan("the optimizer", model.Optimizer.Variables, Datasets(group, path), null, assignments, problems);
        if (problems.Count == 0)
            assignments.Apply();
        else
            Warnings.Warn($"The optimizer of '{path}' starts anew: {string.Join("; ", problems)}.");
    }

    private static Hdf5Group Group(Hdf5Group group, string name, string path) => group.FindGroup(name) ?? throw new ModelFileException(path, name, "the layer is named and missing.");

    private static List<Hdf5Dataset> Datasets(Hdf5Group group, string path) =>
        [.. Names(group, WeightNames).Select(name => group.FindDataset(name) ?? throw new ModelFileException(path, $"{group.Path}/{name}", "the weight is named and missing."))];

    /// <summary>Long lists of names are cut into several attributes.</summary>
    private static List<string> Names(Hdf5Group group, string attribute)
    {
        if (group.Attributes.TryGetValue(attribute, out var whole))
            return whole.Shape.Contains(0) ? [] : [.. whole.Texts];
        var names = new List<string>();
        for (var i = 0; group.Attributes.TryGetValue($"{attribute}{i}", out var part); i++)
            names.AddRange(part.Texts);
        return names;
    }

    private static void SetNames(Hdf5GroupWriter group, string attribute, IReadOnlyList<string> names)
    {
        if (Hdf5ObjectWriter.Fits(names.Count))
        {
            group.SetAttribute(attribute, names);
            return;
        }

        var part = 0;
        foreach (var chunk in names.Chunk(4000))
            group.SetAttribute($"{attribute}{part++}", chunk);
    }

    private static void Write(Hdf5GroupWriter group, IReadOnlyList<Variable> weights)
    {
        var names = new List<string>();
        foreach (var weight in weights)
        {
            var name = weight.Path;
            for (var i = 1; group.Contains(name); i++)
                name = $"{weight.Path}_{i}";
            StateWriter.Add(group, name, weight.Value);
            names.Add(name);
        }

        SetNames(group, WeightNames, names);
    }

    /// <summary>What training changes first, through all the layer.</summary>
    private static IReadOnlyList<Variable> InOrder(Layer layer) => [.. layer.TrainableWeights, .. layer.NonTrainableWeights];

    private static IReadOnlyList<Variable> Own(Model model) => [.. model.StoredVariables.Select(stored => stored.Variable)];
}
