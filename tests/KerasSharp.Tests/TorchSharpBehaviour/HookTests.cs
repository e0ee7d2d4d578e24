using static TorchSharp.torch.nn;

namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class HookTests : TorchSharpTests
{
    [Fact]
    public void HooksChangeInputAndOutputOfCallButNotOfForward()
    {
        using var twice = new Twice();
        twice.register_forward_pre_hook((_, x) => x + 1);
        twice.register_forward_hook((_, x, y) => y + x * 100);
        Check.Values(twice.call(ones(1)), 204);
        Check.Values(twice.forward(ones(1)), 2);
    }

    [Fact]
    public void AHookThatReturnsNothingChangesNothing()
    {
        using var twice = new Twice();
        twice.register_forward_pre_hook((_, _) => null!);
        twice.register_forward_hook((_, _, _) => null!);
        Check.Values(twice.call(ones(1)), 2);
    }

    [Fact]
    public void HooksRunInOrderAndCanBeRemoved()
    {
        using var twice = new Twice();
        var seen = new List<string>();
        var before = twice.register_forward_pre_hook((Module module) => seen.Add($"before {module.GetName()}"));
        twice.register_forward_hook((Module module) => seen.Add($"after {module.GetName()}"));
        twice.call(ones(1));
        before.remove();
        twice.call(ones(1));
        Assert.Equal(["before Twice", "after Twice", "after Twice"], seen);
    }

    [Fact]
    public void HooksOfTwoInputsReplaceBoth()
    {
        using var sum = new Sum();
        sum.register_forward_pre_hook((_, a, b) => (a * 10, b * 100));
        Check.Values(sum.call(ones(1), ones(1)), 110);
    }

    private sealed class Twice() : Module<Tensor, Tensor>(nameof(Twice))
    {
        public override Tensor forward(Tensor input) => input * 2;
    }

    private sealed class Sum() : Module<Tensor, Tensor, Tensor>(nameof(Sum))
    {
        public override Tensor forward(Tensor input1, Tensor input2) => input1 + input2;
    }
}
