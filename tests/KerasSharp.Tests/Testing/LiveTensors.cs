namespace KerasSharp.Tests.Testing;

/// <summary>Watches how many tensors live on this thread.</summary>
internal static class LiveTensors
{
    /// <summary>After a first run, further runs must leave the number of live tensors as it is.</summary>
    public static void AssertSteady(Action action)
    {
        action();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 5; i++)
            action();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
