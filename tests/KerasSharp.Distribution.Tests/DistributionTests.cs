namespace KerasSharp.DistributionTests;

/// <summary>What holds in one process, without mpirun.</summary>
public sealed class DistributionTests
{
    [Fact]
    public void One_process_is_a_distribution_too()
    {
        Distribution.Set(new DataParallel());
        Assert.Equal((0, 1), (Distribution.Rank, Distribution.ProcessCount));
        Assert.Equal(["cpu:0"], Distribution.ListDevices());
        Assert.Equal(0, Distribution.GetDeviceCount("gpu"));
        Assert.Equal([1], Distribution.Current!.DeviceMesh.Shape);
        Assert.Equal(["batch"], Distribution.Current.DeviceMesh.AxisNames);
        Distribution.Set(null);
        Assert.Null(Distribution.Current);
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Refused("jobAddresses=\"a,b\"", () => Distribution.Initialize("a,b"));
        Refused("numProcesses=2", () => Distribution.Initialize(numProcesses: 2));
        Refused("processId=1", () => Distribution.Initialize(processId: 1));
        Refused("deviceType=\"npu\"", () => Distribution.ListDevices("npu"));
        Refused("[cpu:1]", () => new DataParallel(devices: ["cpu:1"]));
        Refused("axes: a, b", () => new DataParallel(new DeviceMesh([1, 1], ["a", "b"])));
        Refused("same length", () => new DeviceMesh([1], ["a", "b"]));
        Refused("2 places, 1 devices", () => new DeviceMesh([2], ["a"]));
    }

    [Fact]
    public void ModelParallel_says_what_to_use() =>
        Assert.Contains(
            "Use DataParallel", Assert.Throws<NotSupportedException>(() => new ModelParallel()).Message, StringComparison.Ordinal);

    private static void Refused(string part, Action action) =>
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
}
