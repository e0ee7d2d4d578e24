using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class CategoricalFocalCrossentropyTests()
    : FormulaTests(reduction => new CategoricalFocalCrossentropy(reduction: reduction), OneHot, Probabilities, [0.008025186f, 0.1474867f])
{
    [Fact]
    public void Each_class_can_have_a_weight_of_its_own()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { 0, 1 } });
        var yPred = tensor(new float[,] { { 0.4f, 0.6f } });
        var one = new CategoricalFocalCrossentropy(alpha: 1).Apply(yTrue, yPred).item<float>();
        Assert.Equal(3 * one, new CategoricalFocalCrossentropy(alpha: [0.5, 3]).Apply(yTrue, yPred).item<float>(), 1e-6f);
    }
}
