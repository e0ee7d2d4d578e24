namespace KerasSharp.Tests.Callbacks;

public sealed class BackupAndRestoreKillTests
{
    /// <summary>Trainings that are killed (SIGKILL) at random moments and started again end as one that was not, to the last bit.</summary>
    [Fact]
    public void A_training_survives_kills_at_random_moments() =>
        // Side by side: most of the time goes into starting processes.
        Parallel.Invoke(() => Survives("epoch", kills: 10, seed: 1), () => Survives("3", kills: 12, seed: 2));

    private static void Survives(string frequency, int kills, int seed)
    {
        using var whole = new TemporaryFolder();
        using (var process = KilledTraining.Start(whole.Path, frequency))
        {
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }

        var random = new Random(seed);
        var done = 0;
        while (done < kills)
        {
            using var folder = new TemporaryFolder();
            while (!File.Exists(folder["end.safetensors"]))
            {
                using var process = KilledTraining.Start(folder.Path, frequency);
                if (done < kills && Died(process, random))
                    done++;
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
            }

            Assert.Equal(File.ReadAllBytes(whole["end.safetensors"]), File.ReadAllBytes(folder["end.safetensors"]));
            Assert.Equal(["end.safetensors"], folder.Files);
        }
    }

    /// <summary>Kills the process in the middle of training; false if it was done before.</summary>
    private static bool Died(System.Diagnostics.Process process, Random random)
    {
        for (var batches = random.Next(40); batches >= 0; batches--)
        {
            if (process.StandardOutput.ReadLine() is null)
                return false;
        }

        Thread.Sleep(TimeSpan.FromMilliseconds(random.NextDouble() * 5));
        process.Kill();
        process.WaitForExit();
        return process.ExitCode == 128 + 9;
    }
}
