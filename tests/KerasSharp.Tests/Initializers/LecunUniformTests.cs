using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class LecunUniformTests() : ScaledUniformTests((seed, inputs, outputs) => new LecunUniform(seed, inputs, outputs), 3.0 / 40);
