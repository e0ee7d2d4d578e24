using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class LecunNormalTests() : ScaledNormalTests(seed => new LecunNormal(seed), 1.0 / 40);
