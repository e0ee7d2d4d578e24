namespace KerasSharp.Tests.Layers;

public sealed class AttentionTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.With<ArgumentException>("scoreMode=add", () => new Attention(scoreMode: "add"));
        Rejects.With<ArgumentOutOfRangeException>("dropout", () => new Attention(dropout: 1.5));
    }

    [Fact]
    public void WrongInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new Attention();
        Rejects.With<ArgumentException>("length 2 or 3", () => layer.Apply([rand(2, 3, 4)]));
        Rejects.With<ArgumentException>("same batch size", () => layer.Apply(rand(2, 3, 4), rand(3, 3, 4)));
        Rejects.With<ArgumentException>("same size of the last axis", () => layer.Apply(rand(2, 3, 4), rand(2, 3, 5)));
        Rejects.With<ArgumentException>("valueMask.shape=(2, 5)", () => layer.Apply(rand(2, 3, 4), rand(2, 3, 4), valueMask: ones(2, 5)));
    }

    [Fact]
    public void AMaskedValueDoesNotCount()
    {
        using var scope = NewDisposeScope();
        using var layer = new Attention();
        var (query, value) = (rand(1, 1, 2), tensor(new float[] { 1, 2, 30, 40 }).view(1, 2, 2));
        var (output, scores) = layer.ApplyWithScores(
            query, value, valueMask: tensor(new[] { true, false }).view(1, 2), queryMask: ones(1, 1, dtype: ScalarType.Bool));
        Assert.Equal([1f, 2f], output.view(-1).data<float>().ToArray());
        Assert.Equal([1f, 0f], scores.view(-1).data<float>().ToArray());
        var hidden = layer.Apply(query, value, queryMask: zeros(1, 1, dtype: ScalarType.Bool));
        Assert.Equal([0f, 0f], hidden.view(-1).data<float>().ToArray());
    }

    [Fact]
    public void ACausalMaskHidesWhatComesLater()
    {
        using var scope = NewDisposeScope();
        using var layer = new Attention();
        var x = rand(2, 4, 3);
        var (_, scores) = layer.ApplyWithScores(x, x, useCausalMask: true);
        Assert.Equal(0f, scores.triu(1).abs().sum().item<float>());
        Assert.True(layer.Apply(x, x, useCausalMask: true).select(1, 0).allclose(x.select(1, 0)));
    }

    [Fact]
    public void KnowsItsShapesInAModelThatIsDrawnUp()
    {
        var (query, value) = (new Input((3, 4)), new Input((5, 4)));
        var (output, scores) = new Attention().ApplyWithScores(query, value);
        Assert.Equal([null, 3, 4], output.Shape);
        Assert.Equal([null, 3, 5], scores.Shape);
    }

    [Fact]
    public void UnknownSwitchesOfACallAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new Attention(name: "look");
        var error = Assert.Throws<ArgumentException>(() => LayerOutput.Of(
            layer, [rand(1, 2, 3), rand(1, 2, 3)], [null, null], training: false, new Config { { "use_casual_mask", true } }));
        Assert.Contains("\"look\" has no option 'use_casual_mask'", error.Message, StringComparison.Ordinal);
    }
}
