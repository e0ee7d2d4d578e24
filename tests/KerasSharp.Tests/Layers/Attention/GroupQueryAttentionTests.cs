namespace KerasSharp.Tests.Layers;

public sealed class GroupQueryAttentionTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.With<ArgumentException>("numQueryHeads=3, numKeyValueHeads=2", () => new GroupQueryAttention(2, 3, 2));
        Rejects.With<ArgumentOutOfRangeException>("numKeyValueHeads", () => new GroupQueryAttention(2, 3, 0));
        using var scope = NewDisposeScope();
        Rejects.With<ArgumentException>("3 axes", () => new GroupQueryAttention(2, 4, 2).Apply(rand(2, 3, 4, 5), rand(2, 3, 4, 5)));
    }

    [Fact]
    public void WithAsManyHeadsItIsMultiHeadAttention()
    {
        using var scope = NewDisposeScope();
        using var grouped = new GroupQueryAttention(3, 2, 2);
        using var plain = new MultiHeadAttention(2, 3);
        var x = rand(2, 4, 6);
        var expected = plain.Apply(x, x, useCausalMask: true);
        grouped.EnsureBuilt([2, 4, 6], [2, 4, 6]);
        grouped.SetWeights([.. plain.GetWeights().Select(weight => (ArrayLike)weight)]);
        Assert.True(grouped.Apply(x, x, useCausalMask: true).allclose(expected));
    }

    [Fact]
    public void GroupsShareKeysAndValues()
    {
        using var scope = NewDisposeScope();
        using var layer = new GroupQueryAttention(3, 4, 2);
        var (output, scores) = layer.ApplyWithScores(rand(2, 3, 6), rand(2, 5, 6));
        Assert.Equal([2, 3, 6], output.shape);
        Assert.Equal([2, 4, 3, 5], scores.shape);
        Assert.Equal([6, 2, 3], layer.KeyDense!.Kernel!.Shape);
    }
}
