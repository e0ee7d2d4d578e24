using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SparsePlusTests() : PointwiseTests<SparsePlus>(
    () => new SparsePlus(), [0, 0.09, 0.25, 0.49, 2], "sparse_plus", "SparsePlus");
