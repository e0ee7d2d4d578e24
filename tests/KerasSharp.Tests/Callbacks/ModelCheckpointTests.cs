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
        Course.Run(
            model, new ModelCheckpoint(path, "loss", verbose: 1, saveBestOnly: true, saveWeightsOnly: true) { Output = output }, 5, 3, 4);
        model.LoadWeights(path);
        Assert.Equal(2, Course.Weight(model));
        Assert.Equal(
            $"\nEpoch 1: loss improved from None to 5.00000, saving model to {path}\n\nEpoch 1: finished saving model to {path}\n"
            + $"\nEpoch 2: loss improved from 5.00000 to 3.00000, saving model to {path}\n\nEpoch 2: finished saving model to "
            + $"{path}\n\nEpoch 3: loss did not improve from 3.00000\n",
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
    public void What_was_there_stays_when_writing_fails()
    {
        using var model = Course.Model();
        var path = Path.Combine(_folder, "kept.safetensors");
        Course.Run(model, Checkpoint("kept.safetensors"), 5);
        File.Delete(path);
        Directory.CreateDirectory(path);
        Assert.ThrowsAny<Exception>(() => Course.Run(model, Checkpoint("kept.safetensors"), 5, 4));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Whole_models_are_saved_and_go_on_where_they_were()
    {
        using var model = Course.Model();
        Course.Run(model, new ModelCheckpoint(Path.Combine(_folder, "model-{epoch:02d}.keras"), "loss"), 5, 4);
        Assert.Equal(["model-01.keras", "model-02.keras"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
        using var loaded = Model.Load(Path.Combine(_folder, "model-02.keras"));
        Assert.Equal(model.Optimizer.Iterations, loaded.Optimizer.Iterations);
        Assert.Equal(Testing.Small.Weights(model), Testing.Small.Weights(loaded));
    }

    [Fact]
    public void What_it_cannot_do_is_refused()
    {
        using var model = Course.Model();
        Assert.Throws<ArgumentException>(() => new ModelCheckpoint("model.weights.h5"));
        Assert.Throws<ArgumentException>(() => new ModelCheckpoint("model.keras", saveWeightsOnly: true));
        Assert.Throws<ArgumentException>(() => new ModelCheckpoint("a.safetensors", saveWeightsOnly: true, saveFreq: "batch"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelCheckpoint("a.safetensors", saveWeightsOnly: true, saveFreq: 0));
        Rejects.With<KeyNotFoundException>("'val_loss'", () => Course.Run(model, Checkpoint("{val_loss}.safetensors"), 5));
    }

    private ModelCheckpoint Checkpoint(string pattern) => new(Path.Combine(_folder, pattern), "loss", saveWeightsOnly: true);
}
