using System.Text.RegularExpressions;

namespace KerasSharp.DistributionTests;

public sealed class FaultTests
{
    [MpiTheory]
    [InlineData(
        "units",
        "Rank 1 has \"weight 0: sequential/dense/kernel, shape (3, 5), float32\", rank 0 has \"weight 0: sequential/dense/kernel, shape "
        + "(3, 4), float32\"")]
    [InlineData("steps", "Rank 1 has \"steps an epoch: 3\", rank 0 has \"steps an epoch: 2\"")]
    public void What_differs_is_named_by_every_process(string fault, string message)
    {
        using var folder = new TemporaryFolder();
        var (code, output) = Processes.Run(2, folder.Path, "fault", fault);
        Assert.True(code == 0, output);
        Assert.Contains(message, File.ReadAllText(folder["fault.0"]), StringComparison.Ordinal);
        Assert.Contains(message, File.ReadAllText(folder["fault.1"]), StringComparison.Ordinal);
    }

    [MpiFact]
    public void An_error_in_one_process_ends_all_and_names_it()
    {
        using var folder = new TemporaryFolder();
        var (code, output) = Processes.Run(2, folder.Path, "fault", "error");
        Assert.NotEqual(0, code);
        Assert.Contains(
            "Rank 1 of 2 ends all processes: System.NotSupportedException: a fault of the program", output, StringComparison.Ordinal);
    }

    [MpiTheory]
    [InlineData("stop after a batch", "epochs: 1, steps: 1")]
    [InlineData("stop after an epoch", "epochs: 1, steps: 2")]
    public void A_process_that_stops_the_training_stops_it_in_all(string fault, string done)
    {
        using var folder = new TemporaryFolder();
        var (code, output) = Processes.Run(2, folder.Path, "fault", fault);
        Assert.True(code == 0, output);
        Assert.Equal([done, done], [File.ReadAllText(folder["fault.0"]), File.ReadAllText(folder["fault.1"])]);
    }

    [MpiTheory]
    [InlineData(0)]
    [InlineData(1)]
    public void After_a_kill_the_restarted_job_ends_as_one_without(int rank)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Processes.Run(0, folder.Path, "backup", folder["alone"]).Code);
        var expected = Processes.Result(folder.Path, "backup", 0);

        File.WriteAllText(folder[$"backup.kill{rank}"], "");
        var (code, output) = Processes.Run(2, folder.Path, "backup", folder["backup"]);
        Assert.NotEqual(0, code);
        // Who died is said by the other process, or by mpirun, which at times ends that one and says nothing: then the list of ranks
        // that was printed at the start is all there is.
        var process = Regex.Match(output, $@"rank {rank} is process (\d+) on").Groups[1].Value;
        Assert.True(process != "", output);
        if (output.Contains("has died", StringComparison.Ordinal) || output.Contains("PID", StringComparison.Ordinal))
            Assert.Matches($@"Rank {rank} of 2 \(process {process} on .*\) has died|PID {process} RUNNING AT", output);
        Assert.False(File.Exists(folder[$"backup.kill{rank}"]));

        (code, output) = Processes.Run(2, folder.Path, "backup", folder["backup"]);
        Assert.True(code == 0, output);
        // The history begins with the epoch in which training goes on; the weights come last.
        var actual = Processes.Result(folder.Path, "backup", 1);
        Assert.All(expected.TakeLast(80).Zip(actual.TakeLast(80)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [MpiFact]
    public void Files_are_written_once_and_whole()
    {
        using var folder = new TemporaryFolder();
        var (code, output) = Processes.Run(2, folder.Path, "checkpoint", folder["model.keras"]);
        Assert.True(code == 0, output);
        using var model = Model.Load(folder["model.keras"]);
        var lines = File.ReadAllLines(folder["model.keras.csv"]);
        Assert.Equal(
            "epoch,accuracy,loss,sparse_categorical_crossentropy,val_accuracy,val_loss,val_sparse_categorical_crossentropy", lines[0]);
        Assert.Equal(3, lines.Length);
    }
}
