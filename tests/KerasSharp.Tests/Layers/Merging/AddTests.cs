namespace KerasSharp.Tests.Layers;

public sealed class AddTests() : MergeTests([5f, 5f], name => new Add(name));
