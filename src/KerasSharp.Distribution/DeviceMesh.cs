namespace KerasSharp;

/// <summary>Devices in a grid whose axes have names. Here a device is a process.</summary>
/// <remarks>Source: keras.distribution.DeviceMesh.</remarks>
public sealed class DeviceMesh
{
    /// <summary>A mesh.</summary>
    /// <param name="shape">The sizes of the axes.</param>
    /// <param name="axisNames">Their names, as many.</param>
    /// <param name="devices">The devices, row by row; null for those of <see cref="Distribution.ListDevices"/>.</param>
    /// <exception cref="ArgumentException">Shape, names and devices do not fit each other.</exception>
    public DeviceMesh(IReadOnlyList<int> shape, IReadOnlyList<string> axisNames, IReadOnlyList<string>? devices = null)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(axisNames);
        if (shape.Count == 0 || shape.Count != axisNames.Count)
            throw new ArgumentException(
                $"`shape` and `axisNames` must have the same length, at least 1. Received: shape=[{string.Join(", ", shape)}], "
                + $"axisNames=[{string.Join(", ", axisNames)}]", nameof(axisNames));
        devices ??= Distribution.ListDevices();
        var size = shape.Aggregate(1L, (product, axis) => product * axis);
        if (size != devices.Count)
            throw new ArgumentException(
                $"`shape` must hold as many places as there are devices. Received: shape=[{string.Join(", ", shape)}] with {size} "
                + $"places, {devices.Count} devices", nameof(shape));
        (Shape, AxisNames, Devices) = ([.. shape], [.. axisNames], [.. devices]);
    }

    /// <summary>The sizes of the axes.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The names of the axes.</summary>
    public IReadOnlyList<string> AxisNames { get; }

    /// <summary>The devices, row by row.</summary>
    public IReadOnlyList<string> Devices { get; }
}
