namespace KerasSharp.Tests.Models;

public sealed class CausalModelTests
{
    /// <summary>In a model of causal attention no place sees those after it, also after the model went through its config.</summary>
    [Fact]
    public void A_switch_of_a_call_holds_in_the_model_and_in_its_copy()
    {
        using var scope = NewDisposeScope();
        var input = new Input([6, 4]);
        using var model = new Model(input, new MultiHeadAttention(2, 3).Apply(input, input, useCausalMask: true));
        using var copy = Model.FromConfig(model.GetConfig());
        copy.SetWeights([.. model.GetWeights().Select(weight => (ArrayLike)weight)]);
        var x = rand(2, 6, 4);
        var other = x.clone();
        other.narrow(1, 4, 2).zero_();
        foreach (var one in new[] { model, copy })
        {
            var (before, after) = (one.Apply(x), one.Apply(other));
            Assert.True(before.narrow(1, 0, 4).allclose(after.narrow(1, 0, 4)));
            Assert.False(before.narrow(1, 4, 2).allclose(after.narrow(1, 4, 2)));
        }
    }
}
