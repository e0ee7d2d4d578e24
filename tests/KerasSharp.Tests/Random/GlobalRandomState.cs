namespace KerasSharp.Tests;

/// <summary>Tests that seed the process: they run alone, so that no other test draws in between.</summary>
[CollectionDefinition(nameof(GlobalRandomState), DisableParallelization = true)]
public sealed class GlobalRandomState;
