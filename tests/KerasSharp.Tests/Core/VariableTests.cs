namespace KerasSharp.Tests.Core;

/// <summary>What layers and metrics do with their variables.</summary>
public sealed class VariableTests
{
    [Fact]
    public void Values_are_added_and_subtracted_in_place()
    {
        using var scope = NewDisposeScope();
        var variable = new Variable(tensor(new[] { 1f, 2 }), "v");
        var value = variable.Value;
        variable.AssignAdd(tensor(new[] { 10f, 20 }));
        variable.AssignSub(tensor(1f));
        Assert.Equal([10f, 21], Small.Values(value));
        Assert.True(variable.Value.requires_grad);
        Assert.Contains("'v' has shape (2,)", Assert.Throws<ArgumentException>(() => variable.AssignAdd(ones(3, 2))).Message);
        LiveTensors.AssertSteady(() =>
        {
            using var step = NewDisposeScope();
            variable.AssignAdd(1f);
        });
    }

    [Fact]
    public void Arithmetic_with_numbers_and_variables_gives_tensors_with_gradients()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (new Variable(tensor(6f), "a"), new Variable(tensor(2f), "b"));
        Assert.Equal([8f, 4, 12, 3], ((Tensor[])[a + b, a - b, a * b, a / b]).Select(value => value.item<float>()));
        Assert.Equal([7f, 5, 12, 3], ((Tensor[])[a + 1, a - 1, a * 2, a / 2]).Select(value => value.item<float>()));
        Assert.Equal([7f, -5, 12, 2], ((Tensor[])[1 + a, 1 - a, 2 * a, 12 / a]).Select(value => value.item<float>()));
        Assert.Equal([-6f, 9, 9], ((Tensor[])[-a, a + tensor(3f), tensor(3f) + a]).Select(value => value.item<float>()));
        (a * b + 3 * a).backward();
        Assert.Equal([5f, 6], ((Tensor[])[a.Value.grad!, b.Value.grad!]).Select(value => value.item<float>()));
    }
}
