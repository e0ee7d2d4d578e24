namespace KerasSharp.Tests;

/// <summary>Tests that set seeds or count names from the start: both belong to the process, so these run one after the other and alone.</summary>
[CollectionDefinition("seeds and names", DisableParallelization = true)]
public sealed class SeedsAndNames;
