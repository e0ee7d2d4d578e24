namespace KerasSharp.Tests.Layers;

public sealed class AverageTests() : MergeTests([2.5f, 2.5f], name => new Average(name));
