using KerasSharp.Callbacks;

namespace KerasSharp.Tests.Callbacks;

public sealed class ModelCheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkpoints").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Files => [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Placeholders_are_filled()
    {
        using var model = Course.Model();
        Course.Run(model, Checkpoint("w-{epoch:02d}-{loss:.2f}.safetensors"), 5, 3.126);
        Assert.Equal(["w-01-5.00.safetensors", "w-02-3.13.safetensors"], Files);
    }

    [Fact]
    public void Only_the_best_is_saved_where_that_is_asked_for()
    {
        using var model = Course.Model();
        var output = new StringWriter { NewLine = "\n" };
        var path = Path.Combine(_folder, "best.safetensors");
        Course.Run(model, new ModelCheckpoint(path, "loss", verbose: 1, saveBestOnly: true, saveWeightsOnly: true) { Output = output }, 5, 3, 4);
        model.LoadWeights(path);
        Assert.Equal(2, Course.Weight(model));
        Assert.Equal(
            $"\nEpoch 1: loss improved from None to 5.00000, saving model to {path}\n\nEpoch 1: finished saving model to {path}\n"
            + $"\nEpoch 2: loss improved from 5.00000 to 3.00000, saving model to {path}\n\nEpoch 2: finished saving model to {path}\n\nEpoch 3: loss did not improve from 3.00000\n",
            output.ToString());
    }

    [Fact]
    public void It_saves_after_so_many_batches()
    {
        using var model = Course.Model();
        model.Fit(
            new float[6, 1], new float[6, 1], batchSize: 1, epochs: 2, verbose: 0,
            callbacks: [new ModelCheckpoint(Path.Combine(_folder, "{epoch}-{batch}.safetensors"), saveWeightsOnly: true, saveFreq: 4)]);
        Assert.Equal(["1-4.safetensors", "2-2.safetensors", "2-6.safetensors"], Files);
    }

    [Fact]
    public void The_old_file_stays_when_writing_fails()
    {
        using var model = Course.Model();
        var path = Path.Combine(_folder, "kept.safetensors");
        Course.Run(model, Checkpoint("kept.safetensors"), 5);
        var old = File.ReadAllBytes(path);
        Directory.CreateDirectory($"{path}.{Environment.ProcessId}.tmp");
        Assert.ThrowsAny<Exception>(() => Course.Run(model, Checkpoint("kept.safetensors"), 5, 4));
        Assert.Equal(old, File.ReadAllBytes(path));
    }

    [Fact]
    public void What_it_cannot_do_is_refused()
    {
        using var model = Course.Model();
        Assert.Throws<ArgumentException>(() => new ModelCheckpoint("model.keras"));
        Assert.Throws<ArgumentException>(() => new ModelCheckpoint("model.h5", saveWeightsOnly: true));
        Assert.Throws<ArgumentException>(() => new ModelCheckpoint("a.safetensors", saveWeightsOnly: true, saveFreq: "batch"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelCheckpoint("a.safetensors", saveWeightsOnly: true, saveFreq: 0));
        Assert.Contains("'val_loss'", Assert.Throws<KeyNotFoundException>(() => Course.Run(model, Checkpoint("{val_loss}.safetensors"), 5)).Message, StringComparison.Ordinal);
    }

    private ModelCheckpoint Checkpoint(string pattern) => new(Path.Combine(_folder, pattern), "loss", saveWeightsOnly: true);
}
