using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class GroupQueryAttentionTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains(
            "numQueryHeads=3, numKeyValueHeads=2", Assert.Throws<ArgumentException>(
            () => new GroupQueryAttention(2, 3, 2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "numKeyValueHeads", Assert.Throws<ArgumentOutOfRangeException>(
            () => new GroupQueryAttention(2, 3, 0)).Message, StringComparison.Ordinal);
        using var scope = NewDisposeScope();
        Assert.Contains(
            "3 axes", Assert.Throws<ArgumentException>(
            () => new GroupQueryAttention(2, 4, 2).Apply(rand(2, 3, 4, 5), rand(2, 3, 4, 5))).Message, StringComparison.Ordinal);
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
