using KerasSharp.Layers;

namespace KerasSharp.ML.Scoring;

/// <summary>Models as bytes of <c>.keras</c> files.</summary>
internal static class ModelBytes
{
    /// <summary>The model's file.</summary>
    public static byte[] Of(Model model) => InFolder(path =>
    {
        model.Save(path);
        return File.ReadAllBytes(path);
    });

    /// <summary>The model of a file.</summary>
    public static Model Load(byte[] file) => InFolder(path =>
    {
        File.WriteAllBytes(path, file);
        return Model.Load(path);
    });

    /// <summary>A model of its own with the same layers, weights and compilation.</summary>
    /// <exception cref="InvalidOperationException">The model's compilation cannot be copied.</exception>
    public static Model Copy(Model model)
    {
        if (model.IsCompiled && model.GetCompileConfig().Count == 0)
        {
            throw new InvalidOperationException(
                $"The model '{model.Name}' was compiled with a function of your own, which cannot be copied for each training. "
                + $"Give a delegate that makes the model, or compile it in "
                + $"`{nameof(KerasTrainerOptions)}.{nameof(KerasTrainerOptions.Compile)}`.");
        }

        return model.Built ? Load(Of(model)) : Model.FromJson(model.ToJson());
    }

    private static T InFolder<T>(Func<string, T> use)
    {
        var folder = Directory.CreateTempSubdirectory("kerassharp");
        try
        {
            return use(Path.Combine(folder.FullName, "model.keras"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
