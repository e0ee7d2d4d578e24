using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SparseSigmoidTests() : PointwiseTests<SparseSigmoid>(
    () => new SparseSigmoid(), [0, 0.3, 0.5, 0.7, 1], "sparse_sigmoid", "SparseSigmoid");
