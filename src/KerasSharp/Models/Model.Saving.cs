
namespace KerasSharp;

public partial class Model
{
    private const string WeightsExtensions = ".weights.h5, .weights.json (with maxShardSize), .h5 or .safetensors";

    /// <summary>Saves the whole model: architecture, compilation, weights, the optimizer's state and what layers keep beside
    /// them.</summary>
    /// <param name="filepath">Where to; it ends in <c>.keras</c>. Missing folders are made; the file is written beside and then
    /// renamed.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <exception cref="ArgumentException">The path ends in something else.</exception>
    /// <exception cref="ConfigException">The model holds something that no file can hold, such as a function of your own.</exception>
    /// <exception cref="IOException">The file is there and must not be replaced, or cannot be written.</exception>
    /// <remarks>Keras 3 in Python reads it. A class of your own that is not partial, or private, cannot be loaded again: a warning names
    /// it. Source: keras.Model.save.</remarks>
    public void Save(string filepath, bool overwrite = true)
    {
        if (!filepath.EndsWith(KerasArchive.Extension, StringComparison.Ordinal))
            throw new ArgumentException(
                "Invalid filepath extension for saving: it must end in `.keras`. For weights alone, use `SaveWeights`. Received: "
                + $"filepath={filepath}", nameof(filepath));
        CheckOverwrite(filepath, overwrite);
        if (!Built)
            Warnings.Warn(
                $"You are saving model '{Name}', which has not yet been built. It might not contain any weights yet. Consider building "
                + "the model first by calling it on some data.");
        KerasArchive.Write(this, filepath);
    }

    /// <summary>Loads a whole model that <see cref="Save"/> or Keras saved.</summary>
    /// <param name="filepath">A <c>.keras</c> file of Keras 2.12 to 3, or a <c>.h5</c> file of Keras 1 to 3. What is in it decides, not its
    /// name.</param>
    /// <param name="customObjects">Your own classes by the names that the file has for them; null for those that are registered.</param>
    /// <param name="compile">Whether the model is compiled as it was, its optimizer going on where it was.</param>
    /// <param name="limits">What the file may ask for; null for <see cref="ModelFileLimits.Default"/>.</param>
    /// <remarks>Nothing in a file chooses code to run: only Keras's own classes and those you name or registered are made, and Python code
    /// is never run. Source: keras.saving.load_model.</remarks>
    /// <exception cref="ModelFileException">The file is damaged, unsafe, or holds what is not known here; the message names the entry and
    /// the reason.</exception>
    /// <exception cref="ArgumentException">The path ends in something else.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Model Load(
        string filepath, IReadOnlyDictionary<string, Type>? customObjects = null, bool compile = true, ModelFileLimits? limits = null)
    {
        var session = new LoadSession(filepath, customObjects, limits ?? ModelFileLimits.Default);
        var kind = ModelFileKinds.Of(filepath);
        if (kind == ModelFileKind.Zip || (kind is null && filepath.EndsWith(KerasArchive.Extension, StringComparison.Ordinal)))
            return session.Run(load => KerasArchive.Read(load, compile));
        if (kind == ModelFileKind.Hdf5 || IsHdf5(filepath))
            return session.Run(load => LegacyH5.Read(load, compile));
        throw new ArgumentException(
            $"Invalid filename: expected a `.keras` or `.h5` extension. Received: filepath={filepath}", nameof(filepath));
    }

    /// <summary>Saves the weights, and where the model is compiled the optimizer's state.</summary>
    /// <param name="filepath">
    /// Where to: <c>.weights.h5</c> for Keras's own format; <c>.weights.json</c> for several files of it; <c>.h5</c> for the format of
    /// Keras 2; <c>.safetensors</c> for weights alone under their paths. The file is written beside and then renamed.
    /// </param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="maxShardSize">The largest size of a file in GiB, with <c>.weights.json</c>; null for one file.</param>
    /// <exception cref="ArgumentException">The path ends in something else, or a weight is larger than a file may be.</exception>
    /// <exception cref="InvalidOperationException">The model is not built.</exception>
    /// <exception cref="IOException">The file is there and must not be replaced, or cannot be written.</exception>
    /// <remarks>Source: keras.Model.save_weights.</remarks>
    public void SaveWeights(string filepath, bool overwrite = true, double? maxShardSize = null)
    {
        var sharded = filepath.EndsWith(ShardedWeights.Extension, StringComparison.Ordinal);
        if (sharded != maxShardSize is not null)
            throw new ArgumentException(
                "The filename must end in `.weights.json` when `maxShardSize` is specified, and only then. Received: "
                + $"filepath={filepath}, maxShardSize={maxShardSize}", nameof(filepath));
        if (maxShardSize is <= 0)
            throw new ArgumentOutOfRangeException(nameof(maxShardSize), maxShardSize, "It must be positive.");
        var safeTensors = filepath.EndsWith(".safetensors", StringComparison.Ordinal);
        if (!sharded && !safeTensors && !IsHdf5(filepath))
            throw new ArgumentException($"The filename must end in {WeightsExtensions}. Received: filepath={filepath}", nameof(filepath));
        if (!Built)
            throw new InvalidOperationException(
                $"The model '{Name}' has no weights to save yet. Build it first, with an `Input` or by calling it on data.");
        CheckOverwrite(filepath, overwrite);
        if (safeTensors)
        {
            SaveSafeTensors(filepath);
        }
        else if (sharded)
        {
            ShardedWeights.Write(this, filepath, maxShardSize!.Value);
        }
        else if (filepath.EndsWith(".weights.h5", StringComparison.Ordinal))
        {
            using var scope = TorchSharp.torch.NewDisposeScope();
            AtomicFile.Write(filepath, StateWriter.Draw(this).WriteTo);
        }
        else
        {
            H5WeightWriter.Write(this, filepath);
        }
    }

    /// <summary>Loads weights that <see cref="SaveWeights"/> or Keras saved; nothing is changed if one does not fit.</summary>
    /// <param name="filepath">A <c>.weights.h5</c>, <c>.weights.json</c>, <c>.keras</c>, <c>.h5</c> or <c>.safetensors</c> file.</param>
    /// <param name="skipMismatch">Whether layers that do not fit are left as they are, with a warning.</param>
    /// <param name="byName">For <c>.h5</c> files of Keras 2's format: whether layers are found by their names instead of in order; others
    /// are left as they are.</param>
    /// <param name="limits">What the file may ask for; null for <see cref="ModelFileLimits.Default"/>.</param>
    /// <exception cref="ArgumentException">The path ends in something else, or an option is not for this kind of file.</exception>
    /// <exception cref="InvalidOperationException">The model is not built.</exception>
    /// <exception cref="ModelFileException">The file is damaged, or holds other weights than the model has; the message lists
    /// them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <remarks>Source: keras.Model.load_weights.</remarks>
    public void LoadWeights(string filepath, bool skipMismatch = false, bool byName = false, ModelFileLimits? limits = null)
    {
        limits ??= ModelFileLimits.Default;
        var safeTensors = filepath.EndsWith(".safetensors", StringComparison.Ordinal);
        var sharded = filepath.EndsWith(ShardedWeights.Extension, StringComparison.Ordinal);
        var kind = safeTensors || sharded ? null : ModelFileKinds.Of(filepath);
        var whole = kind == ModelFileKind.Zip || (kind is null && filepath.EndsWith(KerasArchive.Extension, StringComparison.Ordinal));
        if (kind is null && !safeTensors && !sharded && !whole && !IsHdf5(filepath))
            throw new ArgumentException(
                $"The filename must end in {WeightsExtensions}, or .keras. Received: filepath={filepath}", nameof(filepath));
        if (byName && (safeTensors || sharded || whole))
            throw new ArgumentException(
                "`byName: true` is for `.h5` files of Keras 2's format; other files have no names of layers.", nameof(byName));
        if (skipMismatch && safeTensors)
            throw new ArgumentException("`skipMismatch: true` is not for `.safetensors` files.", nameof(skipMismatch));
        if (!Built)
            throw new InvalidOperationException(
                $"The model '{Name}' has no weights yet to load into. Build it first, with an `Input` or by calling it on data.");
        ModelFileException.Guard(filepath, () =>
        {
            if (safeTensors)
            {
                LoadSafeTensors(filepath, limits);
            }
            else if (whole)
            {
                KerasArchive.ReadWeights(this, filepath, skipMismatch, limits);
            }
            else if (sharded)
            {
                using var source = ShardedWeights.Open(filepath, limits);
                StateReader.Load(this, source, skipMismatch);
            }
            else
            {
                LoadHdf5(filepath, skipMismatch, byName, limits);
            }

            return true;
        });
    }

    /// <summary>The names of weights that hold values that are no numbers, or infinite; a file may hold such, and loading does not
    /// mind.</summary>
    public IReadOnlyList<string> FindNonFiniteWeights()
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        return [
            .. Weights.Where(weight => DTypes.IsFloating(weight.DType) && !weight.Value.detach().isfinite().all().item<bool>())
            .Select(weight => weight.Path)];
    }

    private static bool IsHdf5(string filepath) =>
        filepath.EndsWith(".h5", StringComparison.Ordinal) || filepath.EndsWith(".hdf5", StringComparison.Ordinal);

    private static void CheckOverwrite(string filepath, bool overwrite)
    {
        if (!overwrite && File.Exists(filepath))
            throw new IOException($"The file '{filepath}' exists. Pass `overwrite: true` to replace it.");
    }

    private void LoadHdf5(string filepath, bool skipMismatch, bool byName, ModelFileLimits limits)
    {
        using var source = new WeightSource(filepath, Hdf5File.Open(filepath, limits));
        var file = source.First;
        if (H5Names.Is(file))
            LegacyH5.ReadWeights(this, file, filepath, byName, skipMismatch);
        else if (byName)
            throw new ModelFileException(
                filepath, null, "`byName: true` is for `.h5` files of Keras 2's format; this file has no names of layers.");
        else
            StateReader.Load(this, source, skipMismatch);
    }
}
