using System.Diagnostics;

namespace KerasSharp.Tests.Saving;

/// <summary>Kills and full disks leave every file whole.</summary>
public sealed class InterruptedSavingTests
{
    private const int Kills = 50, Lanes = 2;

    /// <summary>A process that saves is killed (SIGKILL) at random moments: each file is the old one or the new one, whole.</summary>
    [Fact]
    public void Files_survive_kills_at_random_moments()
    {
        var struck = 0;
        Parallel.For(0, Lanes, lane => Interlocked.Add(ref struck, Kill(new Random(lane), Kills / Lanes)));
        Assert.True(struck >= Kills / 5, $"Only {struck} of {Kills} kills came in the middle of a file.");
    }

    /// <summary>Files larger than the process may write: an error that names the file, the old files whole, and nothing beside
    /// them.</summary>
    [Fact]
    public void Without_room_the_old_file_stays()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var folder = new TemporaryFolder();
        using (var model = SavingProcess.Model(1))
            Array.ForEach(SavingProcess.Files, file => SavingProcess.Save(model, folder[file]));
        using var process = SavingProcess.Start(folder.Path, first: 2, times: 1, SavingProcess.Files);
        var id = process.StandardOutput.ReadLine();
        using (var limit = Process.Start("prlimit", ["--pid", id!, "--fsize=50000"]))
        {
            limit.WaitForExit();
            Assert.Equal(0, limit.ExitCode);
        }

        process.StandardInput.WriteLine();
        var answers = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(SavingProcess.Files.Length, answers.Length);
        foreach (var (file, answer) in SavingProcess.Files.Zip(answers))
        {
            Assert.StartsWith("IOException: ", answer, StringComparison.Ordinal);
            Assert.Contains(folder[file], answer, StringComparison.Ordinal);
            Assert.Equal(1, SavingProcess.Read(folder[file]));
        }

        Assert.Equal(SavingProcess.Files.Order(StringComparer.Ordinal), folder.Files);
    }

    /// <summary>A killed process leaves its unfinished file; who saves there next removes it, and nothing else.</summary>
    [Fact]
    public void The_next_save_removes_what_a_killed_one_left()
    {
        using var folder = new TemporaryFolder();
        var file = SavingProcess.Files[0];
        var random = new Random(3);
        string[] left = [];
        for (var attempt = 0; left.Length == 0; attempt++)
        {
            Assert.True(attempt < 50, "No kill came in the middle of a file.");
            using var process = SavingProcess.Start(folder.Path, 1, times: 1_000_000, file);
            process.StandardOutput.ReadLine();
            process.StandardInput.WriteLine();
            Assert.NotNull(process.StandardOutput.ReadLine());
            Thread.Sleep(TimeSpan.FromMilliseconds(random.NextDouble() * 20));
            process.Kill();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            left = [.. folder.Files.Except([file])];
        }

        Assert.Matches($@"^\.{System.Text.RegularExpressions.Regex.Escape(file)}\.[0-9a-f]{{32}}\.tmp$", Assert.Single(left));
        string[] others = [$".other.{file}.{Guid.NewGuid():N}.tmp", $".{file}.notes.tmp", $".{file}.{Guid.NewGuid():N}"];
        Array.ForEach(others, name => File.WriteAllText(folder[name], "mine"));
        using var model = SavingProcess.Model(2);
        SavingProcess.Save(model, folder[file]);
        Assert.Equal([.. others.Append(file).Order(StringComparer.Ordinal)], folder.Files);
        Assert.Equal(2, SavingProcess.Read(folder[file]));
    }

    /// <summary>Another process, and two threads of this one, save to the same files at the same time: all succeed, and each file is
    /// whole.</summary>
    [Fact]
    public async Task Several_may_save_to_one_path_at_once()
    {
        const int Times = 40;
        using var folder = new TemporaryFolder();
        using var process = SavingProcess.Start(folder.Path, 1, Times, SavingProcess.Files);
        process.StandardOutput.ReadLine();
        process.StandardInput.WriteLine();
        var answers = Task.Run(process.StandardOutput.ReadToEnd);
        Parallel.For(0, 2, lane =>
        {
            for (var i = 0; i < Times || !answers.IsCompleted; i++)
            {
                using var model = SavingProcess.Model(1000 + lane);
                Array.ForEach(SavingProcess.Files, file => SavingProcess.Save(model, folder[file]));
            }
        });
        Assert.Equal(Enumerable.Repeat(SavingProcess.Files, Times).SelectMany(files => files), (await answers).Split(
            '\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(SavingProcess.Files.Order(StringComparer.Ordinal), folder.Files);
        Assert.All(SavingProcess.Files, file => Assert.InRange(SavingProcess.Read(folder[file]), 1, 1001));
    }

    /// <summary>While a file is written, another one may be written and put in its place; the slower one comes last.</summary>
    [Fact]
    public void A_file_that_is_still_written_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var path = folder["file"];
        AtomicFile.Write(path, file =>
        {
            file.WriteByte(1);
            AtomicFile.Write(path, other => other.WriteByte(2));
            AtomicFile.RemoveOrphans(path);
            Assert.Equal([2], File.ReadAllBytes(path));
        });
        Assert.Equal([1], File.ReadAllBytes(path));
        Assert.Equal(["file"], folder.Files);
    }

    /// <summary>Kills so many processes; returns how many of them were writing a file.</summary>
    private static int Kill(Random random, int kills)
    {
        using var folder = new TemporaryFolder();
        var (struck, next) = (0, 1);
        var last = new Dictionary<string, double>();
        for (var kill = 0; kill < kills; kill++, next += 1_000_000)
        {
            // One format a process: most of the time goes into starting it.
            var file = SavingProcess.Files[kill % SavingProcess.Files.Length];
            using var process = SavingProcess.Start(folder.Path, next, times: 1_000_000, file);
            process.StandardOutput.ReadLine();
            process.StandardInput.WriteLine();
            for (var i = random.Next(3); i > 0; i--)
                Assert.NotNull(process.StandardOutput.ReadLine());
            Thread.Sleep(TimeSpan.FromMilliseconds(random.NextDouble() * 20));
            process.Kill();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(128 + 9, process.ExitCode);
            if (File.Exists(folder[file]))
            {
                var value = SavingProcess.Read(folder[file]);
                Assert.True(value >= last.GetValueOrDefault(file), $"{file} went back from {last.GetValueOrDefault(file)} to {value}.");
                last[file] = value;
            }

            var beside = folder.Files.Except(SavingProcess.Files).ToArray();
            struck += beside.Length > 0 ? 1 : 0;
            Array.ForEach(beside, name => File.Delete(folder[name]));
        }

        Assert.Equal(SavingProcess.Files.Length, last.Count);
        return struck;
    }
}
