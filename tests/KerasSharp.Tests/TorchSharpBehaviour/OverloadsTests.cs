namespace KerasSharp.Tests.TorchSharpBehaviour;

/// <summary>Calls that do not mean what they look like.</summary>
public sealed class OverloadsTests
{
    /// <summary>The literal 0 is also an element type: write <c>sum(0L)</c>.</summary>
    [Fact]
    public void Sum_and_prod_of_0_take_it_for_a_type()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, 3);
        Assert.Equal((ScalarType.Byte, 0), (x.sum(0).dtype, x.sum(0).Dimensions));
        Assert.Equal((ScalarType.Byte, 0), (x.prod(0).dtype, x.prod(0).Dimensions));
        Assert.Equal([3L], x.sum(0L).shape);
    }

    [Fact]
    public void Kl_div_takes_its_target_as_logarithms()
    {
        using var scope = NewDisposeScope();
        var (x, target) = (tensor([-1.0]), tensor([0.5]));
        Assert.Equal(Math.Exp(0.5) * 1.5, nn.functional.kl_div(x, target, reduction: nn.Reduction.Sum).item<double>(), 1e-6);
    }

    [Fact]
    public void ToString_shows_no_values()
    {
        using var scope = NewDisposeScope();
        Assert.DoesNotContain("7", tensor([7f]).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_state_dict_broadcasts()
    {
        using var scope = NewDisposeScope();
        using var module = nn.Linear(3, 1, hasBias: false);
        module.load_state_dict(new() { ["weight"] = full([1, 1], 4f) });
        Assert.Equal([4f, 4, 4], module.weight!.view(-1).data<float>().ToArray());
    }

    [Fact]
    public void Trunc_normal_fills_with_one_value()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(1, nn.init.trunc_normal_(zeros(20)).unique().output.numel());
    }

    /// <summary>The switch belongs to the thread: none of ours may span an await.</summary>
    [Fact]
    public void No_grad_that_another_thread_ends_stays_on()
    {
        var stays = false;
        OnThread(() =>
        {
            var guard = no_grad();
            OnThread(guard.Dispose);
            stays = !is_grad_enabled();
        });
        Assert.True(stays);

        static void OnThread(Action action)
        {
            var thread = new Thread(() => action());
            thread.Start();
            thread.Join();
        }
    }
}
