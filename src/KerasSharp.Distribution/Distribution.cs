using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>Training in several processes, over MPI.</summary>
/// <remarks>
/// All processes run the same program and call <c>Fit</c>, <c>Evaluate</c> and <c>TrainOnBatch</c> in the same order; <c>Predict</c> and
/// <c>Save</c> are each process's own. The callbacks of KerasSharp that write files or print act in the first process; what a program
/// prints itself, it prints once with <c>if (Distribution.Rank == 0)</c>. Source: keras.distribution.
/// </remarks>
public static class Distribution
{
    private static DataParallel? set;

    /// <summary>Which of the processes this is, counted from 0; 0 without MPI.</summary>
    public static int Rank => MpiWorld.Get().Rank;

    /// <summary>The number of processes; 1 without MPI.</summary>
    public static int ProcessCount => MpiWorld.Get().Count;

    /// <summary>The distribution that was set; null for none. Source: keras.distribution.distribution.</summary>
    public static DataParallel? Current => set;

    /// <summary>Starts MPI. The other methods do so too where it was not called.</summary>
    /// <param name="jobAddresses">Not taken: <c>mpirun</c> knows the hosts (<c>-hosts a,b</c>).</param>
    /// <param name="numProcesses">The number of processes that is expected; null for any.</param>
    /// <param name="processId">The rank that is expected; null for any.</param>
    /// <exception cref="ArgumentException">Addresses are given, or a number is not what mpirun says.</exception>
    /// <exception cref="InvalidOperationException">mpirun started this process, but no fitting MPI library is installed.</exception>
    /// <remarks>Source: keras.distribution.initialize.</remarks>
    public static void Initialize(string? jobAddresses = null, int? numProcesses = null, int? processId = null)
    {
        if (jobAddresses is not null)
            throw new ArgumentException(
                $"The hosts are told to mpirun: `mpirun -hosts {jobAddresses} -n …`. Received: jobAddresses=\"{jobAddresses}\"",
                nameof(jobAddresses));
        var world = MpiWorld.Get();
        if (numProcesses is { } count && count != world.Count)
            throw new ArgumentException($"mpirun started {world.Count} processes. Received: numProcesses={count}", nameof(numProcesses));
        if (processId is { } rank && rank != world.Rank)
            throw new ArgumentException($"This process has the rank {world.Rank}. Received: processId={rank}", nameof(processId));
    }

    /// <summary>The devices, one a process: <c>cpu:0</c>, <c>cpu:1</c>, … or <c>gpu:0</c>, ….</summary>
    /// <param name="deviceType">"cpu", "gpu", or null for that of <see cref="KerasConfig.Device"/>.</param>
    /// <exception cref="ArgumentException">The type is another.</exception>
    /// <remarks>Source: keras.distribution.list_devices.</remarks>
    public static IReadOnlyList<string> ListDevices(string? deviceType = null)
    {
        var own = KerasConfig.Device.type == DeviceType.CPU ? "cpu" : "gpu";
        var type = deviceType?.ToLowerInvariant() ?? own;
        if (type is not ("cpu" or "gpu" or "tpu"))
            throw new ArgumentException(
                $"`deviceType` must be \"cpu\", \"gpu\", \"tpu\" or null. Received: deviceType=\"{deviceType}\"", nameof(deviceType));
        return type == own ? [.. Enumerable.Range(0, ProcessCount).Select(rank => $"{type}:{rank}")] : [];
    }

    /// <summary>The number of devices of a type.</summary>
    /// <inheritdoc cref="ListDevices"/>
    /// <remarks>Source: keras.distribution.get_device_count.</remarks>
    public static int GetDeviceCount(string? deviceType = null) => ListDevices(deviceType).Count;

    /// <summary>Trains the models of this process together with those of the others from now on.</summary>
    /// <param name="distribution">How; null for each process by itself.</param>
    /// <exception cref="InvalidOperationException">mpirun started this process, but no fitting MPI library is installed; or the process has
    /// no GPU of its own.</exception>
    /// <remarks>
    /// On machines with several GPUs each process of a machine takes its own. Source: keras.distribution.set_distribution.
    /// </remarks>
    public static void Set(DataParallel? distribution)
    {
        set = distribution;
        if (distribution is null || ProcessCount == 1)
        {
            Replicas.Current = null;
            return;
        }

        if (KerasConfig.Device.type == DeviceType.CUDA)
            KerasConfig.Device = OwnGpu();
        Replicas.Current = MpiWorld.Get().ToReplicas(distribution.AutoShardDataset);
    }

    /// <summary>Adds up gradients of a loop of your own over all processes, in place.</summary>
    /// <param name="gradients">The gradients, each of the mean over this process's rows; null where a weight has none.</param>
    /// <param name="rows">The rows of this process.</param>
    /// <remarks>They are then those of the mean over the rows of all. A step of a model does this itself (<c>Update</c>).</remarks>
    public static void Sum(IReadOnlyList<Tensor?> gradients, long rows)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        if (Replicas.Current is not { } replicas)
            return;
        using var share = BatchShare.Begin(MpiWorld.Get().ToReplicas(sharesBatches: false), rows);
        GradientSums.Apply(gradients, share);
    }

    /// <summary>Each process's number, by rank; all call it.</summary>
    /// <param name="number">This process's.</param>
    public static double[] Gather(double number) =>
        Array.ConvertAll(
            MpiWorld.Get().ToReplicas(sharesBatches: true).Gather(BitConverter.DoubleToInt64Bits(number)), BitConverter.Int64BitsToDouble);

    private static Device OwnGpu()
    {
        var (rank, here) = MpiWorld.Get().PlaceOnHost();
        var count = cuda.device_count();
        return here <= count ? new Device(DeviceType.CUDA, rank) : throw new InvalidOperationException(
            $"Each process takes a GPU of its own: this machine has {count}, and {here} processes.");
    }
}
