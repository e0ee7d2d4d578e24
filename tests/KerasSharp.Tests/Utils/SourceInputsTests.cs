namespace KerasSharp.Tests;

/// <summary>The inputs that a symbolic tensor needs.</summary>
public sealed class SourceInputsTests
{
    [Fact]
    public void EachInputIsNamedOnceInOrder()
    {
        KerasTensor a = new Input([3]), b = new Input([3]), unused = new Input([3]);
        var sum = new Add().Apply([a.Dense(3), b, a]);
        Assert.Equal([a, b], Utils.GetSourceInputs(sum.Dense(2)));
        Assert.Equal([unused], Utils.GetSourceInputs(unused));
        var alone = new KerasTensor([null, 3]);
        Assert.Equal([alone], Utils.GetSourceInputs(alone));
    }

    [Fact]
    public void DeepModelsAreWalkedThrough()
    {
        KerasTensor input = new Input([1]);
        var x = input;
        for (var i = 0; i < 20_000; i++)
            x = x + 1;
        Assert.Equal([input], Utils.GetSourceInputs(x));
    }
}
