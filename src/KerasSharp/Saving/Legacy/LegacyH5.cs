using System.Text;

namespace KerasSharp.Saving.Legacy;

/// <summary>Whole models in <c>.h5</c> files of Keras 1, 2 and 3.</summary>
/// <remarks>Source: keras/src/legacy/saving/legacy_h5_format.py.</remarks>
internal static class LegacyH5
{
    private const string ModelConfig = "model_config", TrainingConfig = "training_config", VersionAttribute = "keras_version";

    /// <summary>Reads a model.</summary>
    public static Model Read(LoadSession load, bool compile)
    {
        var (path, limits) = (load.Path, load.Limits);
        using var file = Hdf5File.Open(path, limits);
        if (!file.Root.Attributes.TryGetValue(ModelConfig, out var text))
        {
            throw new ModelFileException(path, null, H5Names.HasLayers(file.Root) || file.Root.Contains("layers") || file.Root.Contains(
                "_layer_checkpoint_dependencies")
                ? "it holds weights and no model; make the model and call `LoadWeights`."
                : "it holds no model: the attribute 'model_config' is missing.");
        }

        var given = ModelJson.Parse(Encoding.UTF8.GetBytes(text.Text), path, ModelConfig, limits);
        var version = FileVersion.Of(Text(file.Root, VersionAttribute), given);
        var model = ModelJson.Build(
            ModelFileException.InEntry(
            path, ModelConfig, () => LegacyConfig.Modern(given, version)), load, ModelConfig, compile: false, file.Length);
        try
        {
            var weights = file.Root.FindGroup(H5Names.Model) ?? throw new ModelFileException(path, H5Names.Model, "it is missing.");
            if (InputFromWeights.Build(model, weights, path, limits))
                H5Weights.Read(model, weights, path, byName: false, skipMismatch: false);
            if (compile)
                LegacyTraining.Compile(model, file, version, load);
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

    /// <summary>Reads weights, or those of a whole model.</summary>
    public static void ReadWeights(Model model, Hdf5File file, string path, bool byName, bool skipMismatch) =>
        H5Weights.Read(model, H5Names.HasLayers(file.Root) ? file.Root : file.Root.FindGroup(H5Names.Model)
            ?? throw new ModelFileException(
                path, null, "it holds no weights of Keras: neither 'layer_names' nor 'model_weights' is there."), path, byName,
                skipMismatch);

    /// <summary>A text at a group; null where it is missing.</summary>
    public static string? Text(Hdf5Group group, string attribute) =>
        group.Attributes.TryGetValue(attribute, out var text) ? text.Text : null;

    /// <summary>The compilation; null where there is none.</summary>
    public static Config? Training(Hdf5File file, string path, ModelFileLimits limits) =>
        file.Root.Attributes.TryGetValue(TrainingConfig, out var text)
            ? ModelJson.Parse(Encoding.UTF8.GetBytes(text.Text), path, TrainingConfig, limits) : null;
}
