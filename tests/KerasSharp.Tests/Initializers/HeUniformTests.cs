using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class HeUniformTests() : ScaledUniformTests((seed, inputs, outputs) => new HeUniform(seed, inputs, outputs), 6.0 / 40);
