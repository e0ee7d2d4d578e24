namespace KerasSharp.Tests.Saving;

/// <summary>Damaged and hostile files: whatever is changed in a file, it loads or it is refused, in time, within memory, and nothing is
/// half done.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class ModelFileFuzzTests : IDisposable
{
    private const int Mutations = 12_000;
    private const string Sharded = "sharded";
    private static readonly TimeSpan LongestLoad = TimeSpan.FromSeconds(20);
    private static readonly ModelFileLimits Limits = new() { FreeBytes = 4 << 20, Expansion = 20 };
    private readonly string _folder = Directory.CreateTempSubdirectory("fuzz").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Mutated_files_load_or_are_refused_with_one_kind_of_exception()
    {
        var originals = Originals();
        var random = new Random(20260101);
        var (handler, refused, loaded) = (Warnings.Handler, 0, 0);
        Warnings.Handler = _ => { };
        try
        {
            using var target = Model();
            using var outer = TorchSharp.torch.NewDisposeScope();
            var before = Small.Weights(target);
            var live = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            for (var i = 0; i < Mutations; i++)
            {
                using var scope = TorchSharp.torch.NewDisposeScope();
                var (name, bytes, asked) = originals[i % originals.Count];
                var path = Path.Combine(_folder, asked);
                File.WriteAllBytes(Path.Combine(_folder, name), Mutate(bytes, random));
                var start = Environment.TickCount64;
                var memory = GC.GetAllocatedBytesForCurrentThread();
                if (TryLoad(path, target))
                {
                    loaded++;
                    target.SetWeights([.. before.Select(
                        (values, index) => (ArrayLike)TorchSharp.torch.tensor(values).reshape(target.Weights[index].Value.shape))]);
                }
                else
                {
                    refused++;
                    Assert.Equal(before, Small.Weights(target));
                }

                if (name.StartsWith(Sharded, StringComparison.Ordinal))
                    File.WriteAllBytes(Path.Combine(_folder, name), bytes);
                Assert.True(Environment.TickCount64 - start < LongestLoad.TotalMilliseconds, $"Mutation {i} of {name} took too long.");
                Assert.True(GC.GetAllocatedBytesForCurrentThread() - memory < 256 << 20, $"Mutation {i} of {name} took too much memory.");
            }

            Assert.Equal(live, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
        finally
        {
            Warnings.Handler = handler;
        }

        Assert.True(refused > Mutations / 10 && loaded > 0, $"{refused} refused, {loaded} loaded");
        Assert.Equal(
            originals.Select(original => original.Name).Order(), Directory.EnumerateFileSystemEntries(_folder)
            .Select(path => Path.GetFileName(path)!).Order());
    }

    private static bool TryLoad(string path, Model target)
    {
        try
        {
            if (!path.EndsWith(".keras", StringComparison.Ordinal) && !path.EndsWith("model.h5", StringComparison.Ordinal))
            {
                target.LoadWeights(path, limits: Limits);
                return true;
            }

            using var model = KerasSharp.Model.Load(path, limits: Limits);
            if (model.IsCompiled)
                model.Optimizer.Dispose();
            return true;
        }
        catch (ModelFileException e)
        {
            Assert.NotEmpty(e.Reason);
            return false;
        }
    }

    private static Sequential Model() =>
        new([
        new Input([4]), new KerasSharp.Layers.Dense(6, "relu"), new KerasSharp.Layers.Dropout(0.2, seed: 1), new KerasSharp.Layers.Dense(
        3, "softmax")]);

    /// <summary>Files of Keras, small ones, and one of our own in each format. Of sharded weights one file is changed, and the map is asked
    /// for.</summary>
    private List<(string Name, byte[] Bytes, string Asked)> Originals()
    {
        var data = Path.Combine(AppContext.BaseDirectory, "Goldens", "data", "files");
        using var model = Model();
        var own = Path.Combine(_folder, "own");
        Directory.CreateDirectory(own);
        model.SaveWeights(Path.Combine(own, "own.weights.h5"));
        model.SaveWeights(Path.Combine(own, "own.safetensors"));
        model.Save(Path.Combine(own, "own.keras"));
        List<string> files =
        [
            Path.Combine(data, "mlp_sequential_adam.keras"), Path.Combine(data, "mlp_sequential_adam.weights.h5"), Path.Combine(
                data, "gru.keras"),
            Path.Combine(own, "own.keras"), Path.Combine(own, "own.weights.h5"), Path.Combine(own, "own.safetensors"),
        ];
        var originals = files.ConvertAll(file => (Path.GetFileName(file), File.ReadAllBytes(file), Path.GetFileName(file)));
        originals.Add(("mlp_model.h5", File.ReadAllBytes(Path.Combine(data, "mlp_functional_sgd.h5")), "mlp_model.h5"));
        model.SaveWeights(Path.Combine(_folder, $"{Sharded}.weights.json"), maxShardSize: 120.0 / (1L << 30));
        originals.AddRange(Directory.GetFiles(_folder).Order(StringComparer.Ordinal).Select(
            file => (Path.GetFileName(file), File.ReadAllBytes(file), $"{Sharded}.weights.json")));
        Directory.Delete(own, recursive: true);
        return originals;
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = (byte[])original.Clone();
        switch (random.Next(7))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes.AsSpan(random.Next(bytes.Length)).Clear();
                return bytes;
            case 2:
                // A number that claims too much.
                var at = random.Next(bytes.Length - 8);
                random.GetItems<byte>([0xff, 0x7f, 0x00, 0x80], random.Next(1, 9)).CopyTo(bytes, at);
                return bytes;
            case 3:
                // A part from elsewhere.
                var (from, to) = (random.Next(bytes.Length - 64), random.Next(bytes.Length - 64));
                bytes.AsSpan(from, 64).ToArray().CopyTo(bytes, to);
                return bytes;
            default:
                for (var i = random.Next(1, 20); i > 0; i--)
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
        }
    }
}
