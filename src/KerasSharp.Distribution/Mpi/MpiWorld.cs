namespace KerasSharp;

/// <summary>The processes that mpirun started, this one among them.</summary>
internal sealed class MpiWorld
{
    /// <summary>What the launchers tell their processes: MPICH's, PMIx, Slurm with either, Microsoft's, Open MPI's.</summary>
    private static readonly string[] Launched = ["PMI_SIZE", "PMIX_RANK", "MSMPI_BIN_RANK", "OMPI_COMM_WORLD_SIZE"];

    private static readonly Lock Starting = new();
    private static MpiWorld? world;
    private static PeerWatch? watch;

    private MpiWorld(int rank, int count) => (Rank, Count) = (rank, count);

    /// <summary>Which process this is.</summary>
    public int Rank { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The processes; starts MPI at the first call. Without mpirun and without a library this one alone.</summary>
    /// <exception cref="InvalidOperationException">mpirun started this process, but no fitting library is installed.</exception>
    public static MpiWorld Get()
    {
        lock (Starting)
            return world ??= Start();
    }

    /// <summary>The processes as those that train a model; from the first time on each watches over the others.</summary>
    /// <param name="sharesBatches">Whether each takes its share of a common batch.</param>
    public Replicas ToReplicas(bool sharesBatches)
    {
        var replicas = new MpiReplicas(Rank, Count) { SharesBatches = sharesBatches };
        watch ??= PeerWatch.Start(replicas);
        return replicas;
    }

    /// <summary>This process's place among those on the same machine, and how many these are.</summary>
    public (int Rank, int Count) PlaceOnHost()
    {
        var hosts = ToReplicas(sharesBatches: true).Gather(Environment.MachineName);
        return (hosts.Take(Rank).Count(host => host == hosts[Rank]), hosts.Count(host => host == hosts[Rank]));
    }

    private static unsafe MpiWorld Start()
    {
        var launcher = Launched.FirstOrDefault(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 });
        if (!MpiLibrary.IsInstalled)
        {
            return launcher is null ? new MpiWorld(0, 1) : throw new InvalidOperationException(
                $"This process was started to run with others ({launcher} is set), but no MPI library was found. "
                + $"{MpiLibrary.HowToInstall}");
        }

        MpiLibrary.Redirect();
        var argc = 0;
        byte** argv = null;
        MpiError.Check(MPI.Unsafe.MPI_Init_thread(ref argc, ref argv, MPI.Unsafe.MPI_THREAD_SERIALIZED, out _), "MPI_Init_thread");
        AppDomain.CurrentDomain.UnhandledException += (_, e) => Fail(e.ExceptionObject);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Finish();
        MpiError.Check(MPI.Unsafe.MPI_Comm_rank(MPI.Unsafe.MPI_COMM_WORLD, out var rank), "MPI_Comm_rank");
        MpiError.Check(MPI.Unsafe.MPI_Comm_size(MPI.Unsafe.MPI_COMM_WORLD, out var size), "MPI_Comm_size");
        if (size == 1 && int.TryParse(Environment.GetEnvironmentVariable("OMPI_COMM_WORLD_SIZE"), out var others) && others > 1)
            throw new InvalidOperationException(
                $"Open MPI's mpirun started {others} processes, which cannot find each other: the library is MPICH's. Start them with "
                + $"its own: `mpirun.mpich -n {others} …`.");
        return new MpiWorld(rank, size);
    }

    /// <summary>Ends all processes, for a reason that is printed with this one's rank.</summary>
    public static void Fail(object reason)
    {
        if (world is not { Count: > 1 } some)
            return;
        // One write: other processes may print too, and mpirun ends this one at any moment.
        Console.Error.Write($"Rank {some.Rank} of {some.Count} ends all processes: {reason}\n");
        Console.Error.Flush();
        Abort(1);
    }

    /// <summary>Ends all processes.</summary>
    public static void Abort(int code) => _ = MPI.Unsafe.MPI_Abort(MPI.Unsafe.MPI_COMM_WORLD, code);

    /// <summary>Takes leave of the others; one that ends with an error does not leave them waiting.</summary>
    private static void Finish()
    {
        watch?.Stop();
        if (Environment.ExitCode == 0)
            _ = MPI.Unsafe.MPI_Finalize();
        else if (world is { Count: > 1 })
            Abort(Environment.ExitCode);
    }
}
