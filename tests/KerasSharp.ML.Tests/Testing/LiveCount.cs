namespace KerasSharp.ML.Tests.Testing;

/// <summary>Watches how many tensors live in the process: batches are made on one thread and freed on another.</summary>
internal static class LiveCount
{
    /// <summary>After a first run, further runs must leave the number of live tensors as it is.</summary>
    public static void AssertSteady(Action action)
    {
        action();
        Settle();
        var before = torch.Tensor.TotalCount;
        for (var i = 0; i < 5; i++)
            action();
        Settle();
        Assert.Equal(before, torch.Tensor.TotalCount);
    }

    // Models that earlier tests dropped free their tensors when they are collected.
    private static void Settle()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
