namespace KerasSharp.DistributionTests;

/// <summary>A test that starts processes with MPICH's mpirun; skipped where that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MpiFactAttribute : FactAttribute
{
    public MpiFactAttribute() => Skip = Reason;

    /// <summary>Why the test is skipped; null where it runs.</summary>
    internal static string? Reason => Processes.Launcher is null ? "MPICH's mpirun is not installed (`apt-get install mpich`)." : null;
}
