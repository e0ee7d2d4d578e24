using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class HeNormalTests() : ScaledNormalTests(seed => new HeNormal(seed), 2.0 / 40);
