using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class GlorotNormalTests() : ScaledNormalTests(seed => new GlorotNormal(seed), 2.0 / (40 + 60));
