namespace KerasSharp.Tests.Layers;

public sealed class MultiHeadAttentionTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.With<ArgumentOutOfRangeException>("numHeads=0", () => new MultiHeadAttention(0, 2));
        Rejects.With<ArgumentOutOfRangeException>("slidingWindow=0", () => new MultiHeadAttention(1, 2, slidingWindow: 0));
        Rejects.With<ArgumentException>("flashAttention", () => new MultiHeadAttention(1, 2, flashAttention: true));
        using var layer = new MultiHeadAttention(1, 2, flashAttention: false);
        Assert.False(layer.GetConfig().Contains("flash_attention"));
    }

    [Fact]
    public void WrongInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new MultiHeadAttention(2, 3, name: "look");
        Rejects.With<ArgumentException>("it received 1 inputs", () => layer.Apply(rand(2, 3, 4)));
        Rejects.With<ArgumentException>("same batch size", () => layer.Apply(rand(2, 3, 4), rand(3, 3, 4)));
        Rejects.With<ArgumentException>("except the last one", () => layer.Apply(rand(2, 3, 4), rand(2, 3, 4), rand(2, 4, 4)));
        layer.Apply(rand(2, 3, 4), rand(2, 3, 4));
        Rejects.With<ArgumentException>("\"look\"", () => layer.Apply(rand(2, 3, 5), rand(2, 3, 4)));
        Rejects.With<ArgumentException>("\"look\"", () => layer.Apply(rand(2, 3, 4), rand(2, 3, 4), attentionMask: ones(2, 7, 7)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void CausalAndWindowMasksHidePlaces(bool gate)
    {
        using var scope = NewDisposeScope();
        using var layer = new MultiHeadAttention(2, 3, slidingWindow: 2, useGate: gate);
        var x = rand(2, 5, 4);
        var (_, scores) = layer.ApplyWithScores(x, x, useCausalMask: true);
        Assert.Equal([2, 2, 5, 5], scores.shape);
        Assert.Equal(0f, scores.triu(1).abs().sum().item<float>());
        Assert.Equal(0f, scores.tril(-2).abs().sum().item<float>());
        Assert.True(scores.sum(-1).allclose(ones(2, 2, 5)));
    }

    [Fact]
    public void BothWaysOfComputingAgree()
    {
        using var scope = NewDisposeScope();
        using var layer = new MultiHeadAttention(2, 3, valueDim: 5, outputShape: 7);
        var (query, value, mask) = (rand(2, 4, 6), rand(2, 5, 6), rand(2, 4, 5).gt(0.4).logical_or(eye(4, 5).to_type(ScalarType.Bool)));
        var output = layer.Apply(query, value, attentionMask: mask);
        Assert.Equal([2, 4, 7], output.shape);
        Assert.True(output.allclose(layer.ApplyWithScores(query, value, attentionMask: mask).Output, 1e-5, 1e-6));
        Assert.True(layer.Apply(query, query, useCausalMask: true).allclose(
            layer.ApplyWithScores(query, query, useCausalMask: true).Output, 1e-5, 1e-6));
    }

    [Fact]
    public void TheQuerysMaskIsPassedOn()
    {
        using var scope = NewDisposeScope();
        using var layer = new MultiHeadAttention(2, 3);
        var mask = tensor(new[] { true, true, false }).view(1, 3);
        var x = rand(1, 3, 4);
        var output = LayerOutput.Of(layer, [x, x], [mask, mask], training: false);
        Assert.True(output.Masks[0]!.eq(mask).all().item<bool>());
        var other = x.clone();
        other.select(1, 2).fill_(9);
        Assert.True(layer.Apply(other, other, queryMask: mask, valueMask: mask)[0, 0].allclose(output.Tensors[0][0, 0]));
    }

    [Fact]
    public void AttendsAlongSeveralAxes()
    {
        using var scope = NewDisposeScope();
        using var layer = new MultiHeadAttention(2, 3);
        var x = rand(2, 3, 4, 5);
        var (output, scores) = layer.ApplyWithScores(x, x);
        Assert.Equal([2, 3, 4, 5], output.shape);
        Assert.Equal([2, 2, 3, 4, 3, 4], scores.shape);
        // The same as attention along one axis that holds both.
        using var flat = new MultiHeadAttention(2, 3);
        flat.EnsureBuilt([2, 12, 5], [2, 12, 5]);
        flat.SetWeights([.. layer.GetWeights().Select(weight => (ArrayLike)weight)]);
        Assert.True(flat.Apply(x.flatten(1, 2), x.flatten(1, 2)).allclose(output.flatten(1, 2), 1e-5, 1e-6));
    }

    [Theory]
    [InlineData(1, false), InlineData(1, true), InlineData(2, false), InlineData(2, true), InlineData(-2, false)]
    public void MasksFollowTheAxisOfAttention(int axis, bool window)
    {
        using var scope = NewDisposeScope();
        using var layer = new MultiHeadAttention(2, 3, attentionAxes: axis, slidingWindow: window ? 2 : null);
        var x = rand(2, 3, 4, 5);
        var mask = rand(2, 3, 4) > 0.3;
        var (output, scores) = layer.ApplyWithScores(x, x, useCausalMask: true, valueMask: mask);
        Assert.Equal(axis == 1 ? [2, 4, 2, 3, 3] : [2, 3, 2, 4, 4], scores.shape);
        Assert.Equal(0f, scores.triu(1).abs().sum().item<float>());
        // The same as attention along the one axis of sequences, the other axis being more of them.
        using var plain = new MultiHeadAttention(2, 3, slidingWindow: window ? 2 : null);
        plain.EnsureBuilt([null, null, 5], [null, null, 5]);
        plain.SetWeights([.. layer.GetWeights().Select(weight => (ArrayLike)weight)]);
        var (turned, turnedMask) = axis == 1 ? (x.transpose(1, 2), mask.transpose(1, 2)) : (x, mask);
        var (rows, rowMask) = (turned.flatten(0, 1), turnedMask.flatten(0, 1));
        var (expected, expectedScores) = plain.ApplyWithScores(rows, rows, useCausalMask: true, valueMask: rowMask);
        Assert.True(scores.flatten(0, 1).allclose(expectedScores, 1e-5, 1e-6));
        Assert.True((axis == 1 ? output.transpose(1, 2) : output).flatten(0, 1).allclose(expected, 1e-5, 1e-6));
        // What comes later changes nothing before it.
        var later = x.clone();
        later.narrow(axis == 1 ? 1 : 2, 2, 1).fill_(9);
        Assert.True(layer.Apply(later, later, useCausalMask: true).narrow(axis == 1 ? 1 : 2, 0, 2)
            .allclose(layer.Apply(x, x, useCausalMask: true).narrow(axis == 1 ? 1 : 2, 0, 2), 1e-5, 1e-6));
    }

    [Fact]
    public void MasksOfSeveralAxesGoRowByRow()
    {
        using var scope = NewDisposeScope();
        using var layer = new MultiHeadAttention(2, 3, slidingWindow: 5);
        var x = rand(2, 3, 4, 5);
        var mask = rand(2, 3, 4) > 0.3;
        var (output, scores) = layer.ApplyWithScores(x, x, useCausalMask: true, queryMask: mask, valueMask: mask);
        using var flat = new MultiHeadAttention(2, 3, slidingWindow: 5);
        flat.EnsureBuilt([2, 12, 5], [2, 12, 5]);
        flat.SetWeights([.. layer.GetWeights().Select(weight => (ArrayLike)weight)]);
        var (rows, rowMask) = (x.flatten(1, 2), mask.flatten(1, 2));
        var (expected, expectedScores) = flat.ApplyWithScores(rows, rows, useCausalMask: true, queryMask: rowMask, valueMask: rowMask);
        Assert.True(scores.flatten(2, 3).flatten(3, 4).allclose(expectedScores, 1e-5, 1e-6));
        Assert.True(output.flatten(1, 2).allclose(expected, 1e-5, 1e-6));
    }

    [Fact]
    public void AMaskOfTheAxisOfAttentionAloneHoldsForAllOthers()
    {
        using var scope = NewDisposeScope();
        using var layer = new MultiHeadAttention(2, 3, attentionAxes: 2);
        var (x, mask) = (rand(2, 3, 4, 5), rand(2, 4) > 0.4);
        var scores = layer.ApplyWithScores(x, x, valueMask: mask).Scores;
        Assert.True(scores.allclose(layer.ApplyWithScores(x, x, valueMask: mask.unsqueeze(1).expand(2, 3, 4)).Scores));
        Rejects.With<ArgumentException>("must have the shape (2, 3, 4)", () => layer.Apply(x, x, valueMask: ones(2, 5)));
    }

    [Fact]
    public void KernelsOfOneSeedlessInitializerDiffer()
    {
        using var layer = new MultiHeadAttention(2, 3);
        layer.EnsureBuilt([null, 3, 4], [null, 3, 4]);
        Assert.False(layer.QueryDense!.Kernel!.Value.allclose(layer.KeyDense!.Kernel!.Value));
        Assert.Equal([4, 2, 3], layer.QueryDense.Kernel.Shape);
        Assert.Equal([2, 3, 4], layer.OutputDense!.Kernel!.Shape);
    }
}
