using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class GlorotUniformTests()
    : ScaledUniformTests((seed, inputs, outputs) => new GlorotUniform(seed, inputs, outputs), 6.0 / (40 + 60));
