using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class CategoricalHingeTests()
    : FormulaTests(reduction => new CategoricalHinge(reduction: reduction), OneHot, Probabilities, [0.5f, 1.1f]);
