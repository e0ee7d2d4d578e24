using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace KerasSharp.Saving;

/// <summary>The <c>.keras</c> file: a zip of the config, the weights and what else layers keep.</summary>
/// <remarks>Source: keras/src/saving/saving_lib.py.</remarks>
internal static class KerasArchive
{
    public const string Extension = ".keras", WeightsName = "model.weights.h5";
    private const string ConfigName = "config.json", MetadataName = "metadata.json", AssetsName = "assets/", Version = "3.16.0";

    public static void Write(Model model, string path)
    {
        var config = ModelJson.Write(model);
        var metadata = new JsonObject
        {
            ["keras_version"] = Version,
            ["date_saved"] = DateTime.Now.ToString("yyyy-MM-dd@HH:mm:ss", CultureInfo.InvariantCulture),
        };
        using var scope = NewDisposeScope();
        var weights = StateWriter.Draw(model);
        using var assets = new AssetFolder();
        foreach (var (inner, item) in StoredState.Of(model))
            (item as Layer)?.SaveAssets(assets.FolderOf(inner, make: true));
        AtomicFile.Write(path, file =>
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
            Text(archive, MetadataName, metadata.ToJsonString());
            Text(archive, ConfigName, config);
            foreach (var asset in assets.Files())
            {
                using var to = archive.CreateEntry(AssetsName + asset, CompressionLevel.NoCompression).Open();
                using var from = File.OpenRead(assets.PathOf(asset));
                from.CopyTo(to);
            }

            using var stream = archive.CreateEntry(WeightsName, CompressionLevel.NoCompression).Open();
            weights.WriteTo(stream);
        });
    }

    public static Model Read(LoadSession load, bool compile)
    {
        var (path, limits) = (load.Path, load.Limits);
        using var archive = new ZipDirectory(path, limits);
        var config = Modern(
            archive, ModelJson.Parse(archive.ReadAll(ConfigName, limits.TextBytes), path, ConfigName, limits), path, limits);
        if (!archive.Contains(WeightsName))
            throw new ModelFileException(path, WeightsName, "it is missing.");
        Model? model = null;
        try
        {
            // The model is given up when the load fails: the checksum of its weights may be verified while they are read.
            using var weights = OpenWeights(archive, path, limits, verify: false);
            model = ModelJson.Build(config, load, ConfigName, compile, archive.Length);
            StateReader.Load(model, weights, skipMismatch: false);
            ReadAssets(model, archive, path, limits);
            return model;
        }
        catch (Exception e)
        {
            model?.Dispose();

            // Whatever it led to, damaged data is called that.
            archive.Verify(WeightsName);
            if (e is ModelFileException or OutOfMemoryException)
                throw;
            throw new ModelFileException(path, null, e.Message, e);
        }
    }

    /// <summary>The config and the metadata of a file as they are, and what is read of its weights.</summary>
    public static (Config Config, Config Metadata, T Weights) Inspect<T>(string path, ModelFileLimits limits, Func<Hdf5File, T> read)
    {
        using var archive = new ZipDirectory(path, limits);
        var (config, metadata) = (Json(ConfigName), Json(MetadataName));
        if (!archive.Contains(WeightsName))
            throw new ModelFileException(path, WeightsName, "it is missing.");
        using var file = Hdf5File.Open(archive.Open(WeightsName, verify: true), $"{path}/{WeightsName}", limits);
        return (config, metadata, read(file));

        Config Json(string name) => archive.Contains(name)
            ? ModelJson.Parse(archive.ReadAll(name, limits.TextBytes), path, name, limits)
            : throw new ModelFileException(path, name, "it is missing.");
    }

    /// <summary>The weights of a file, for a model that is there already.</summary>
    public static void ReadWeights(Model model, string path, bool skipMismatch, ModelFileLimits limits)
    {
        using var archive = new ZipDirectory(path, limits);
        using var weights = OpenWeights(archive, path, limits, verify: true);
        StateReader.Load(model, weights, skipMismatch);
    }

    /// <summary>The config in the form of this version, whatever version wrote the file.</summary>
    private static Config Modern(ZipDirectory archive, Config config, string path, ModelFileLimits limits)
    {
        var metadata = archive.Contains(MetadataName)
            ? ModelJson.Parse(archive.ReadAll(MetadataName, limits.TextBytes), path, MetadataName, limits) : [];
        return ModelFileException.InEntry(
            path, ConfigName, () => LegacyConfig.Modern(config, FileVersion.Of(metadata.Find("keras_version") as string, config)));
    }

    private static WeightSource OpenWeights(ZipDirectory archive, string path, ModelFileLimits limits, bool verify) =>
        new(path, Hdf5File.Open(archive.Open(WeightsName, verify), $"{path}/{WeightsName}", limits));

    private static void ReadAssets(Model model, ZipDirectory archive, string path, ModelFileLimits limits)
    {
        var names = archive.Names.Where(name => name.StartsWith(AssetsName, StringComparison.Ordinal)).ToList();
        using var assets = new AssetFolder();
        foreach (var name in names)
        {
            var content = archive.ReadAll(name, limits.TextBytes);
            try
            {
                assets.Add(name[AssetsName.Length..], content);
            }
            catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
            {
                throw new ModelFileException(path, name, $"it cannot be a file in a folder: {e.Message}", e);
            }
        }

        foreach (var (inner, item) in StoredState.Of(
            model, names.Select(name => Path.GetDirectoryName(name[AssetsName.Length..])!.Replace('\\', '/')).ToHashSet()))
        {
            if (item is Layer layer && Directory.Exists(assets.FolderOf(inner, make: false)))
                layer.LoadAssets(assets.FolderOf(inner, make: false));
        }
    }

    private static void Text(ZipArchive archive, string name, string text)
    {
        using var stream = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
