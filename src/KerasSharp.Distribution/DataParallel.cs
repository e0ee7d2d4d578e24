namespace KerasSharp;

/// <summary>
/// Each process has the whole model and computes its share of every batch; gradients, losses and metrics are added up over all.
/// </summary>
/// <remarks>
/// <c>Distribution.Set(new DataParallel())</c> before the model is made, then the ordinary program, started by <c>mpirun -n 4 dotnet …</c>.
/// <c>batchSize</c> is that of all processes together, and weights and logs are those of one process with the same batches.
/// BatchNormalization normalizes by the rows of its own process; its moving statistics are averaged at the end of each epoch.
/// Source: keras.distribution.DataParallel.
/// </remarks>
public sealed class DataParallel
{
    /// <summary>A distribution over processes.</summary>
    /// <param name="deviceMesh">The processes, with a single axis; null for all.</param>
    /// <param name="devices">The processes, in the place of a mesh; null for all.</param>
    /// <param name="autoShardDataset">
    /// Whether every process is given the same data, of which it takes its share; false where each is given rows of its own, which together
    /// make a batch, and as many batches as the others.
    /// </param>
    /// <exception cref="ArgumentException">Mesh or devices are not all the processes there are, in their order.</exception>
    public DataParallel(DeviceMesh? deviceMesh = null, IReadOnlyList<string>? devices = null, bool autoShardDataset = true)
    {
        if (deviceMesh is not null && deviceMesh.Shape.Count != 1)
            throw new ArgumentException(
                $"`deviceMesh` must have one axis, the batch. Received axes: {string.Join(", ", deviceMesh.AxisNames)}",
                nameof(deviceMesh));
        var all = Distribution.ListDevices();
        var given = deviceMesh?.Devices ?? devices ?? all;
        if (!given.SequenceEqual(all))
        {
            throw new ArgumentException(
                $"Every process that was started takes part: expected the devices [{string.Join(", ", all)}]. Received: "
                + $"[{string.Join(", ", given)}]. Start fewer processes with `mpirun -n`.",
                deviceMesh is null ? nameof(devices) : nameof(deviceMesh));
        }

        DeviceMesh = deviceMesh ?? new DeviceMesh([all.Count], ["batch"], all);
        AutoShardDataset = autoShardDataset;
    }

    /// <summary>The processes.</summary>
    public DeviceMesh DeviceMesh { get; }

    /// <summary>Whether each process takes its share of common data.</summary>
    public bool AutoShardDataset { get; }
}
