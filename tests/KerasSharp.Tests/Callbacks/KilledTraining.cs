using System.Diagnostics;

namespace KerasSharp.Tests.Callbacks;

/// <summary>A training in a process of its own, which can be killed. This assembly's entry point starts it.</summary>
internal static class KilledTraining
{
    private const int Rows = 40, Epochs = 20;

    /// <summary>Trains, with a backup in a folder, and writes the weights there at the end.</summary>
    /// <param name="arguments">The folder, and "epoch" or a number of batches.</param>
    public static int Run(string[] arguments)
    {
        var (folder, frequency) = (arguments[0], arguments[1]);
        set_num_threads(1);
        Utils.SetRandomSeed(11);
        using var model = new Sequential([
            new Input([4]), new Dense(8, activation: "relu"), new Dropout(0.3), new BatchNormalization(), new GaussianNoise(
                0.1, seed: 3), new Dense(3, activation: "softmax")]);
        model.Compile("adam", "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        using var x = Small.X(Rows);
        using var y = Small.Y(Rows);
        // Each batch takes its time, so that kills find the training in all its moments.
        var slow = new LambdaCallback(onTrainBatchEnd: (batch, _) =>
        {
            Thread.Sleep(2);
            Console.WriteLine(batch);
        });
        SaveFrequency when = frequency == "epoch" ? "epoch" : int.Parse(frequency);
        model.Fit(
            x, y, batchSize: 4, epochs: Epochs, verbose: 0, validationSplit: 0.2,
            callbacks: [
                new ReduceLROnPlateau("loss", factor: 0.5, patience: 2), new BackupAndRestore(Path.Combine(folder, "backup"), when), slow]);
        model.SaveWeights(Path.Combine(folder, "end.safetensors"));
        return 0;
    }

    /// <summary>Starts the training; it prints a line after each batch.</summary>
    public static Process Start(string folder, string frequency)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["exec", typeof(KilledTraining).Assembly.Location, folder, frequency])
        { RedirectStandardOutput = true };
        start.Environment["OMP_NUM_THREADS"] = "1";
        return Process.Start(start)!;
    }
}
