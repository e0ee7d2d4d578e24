namespace KerasSharp.Tests.Layers;

public sealed class AdditiveAttentionTests
{
    [Fact]
    public void ScoresAreSumsOfHyperbolicTangents()
    {
        using var scope = NewDisposeScope();
        using var layer = new AdditiveAttention(useScale: false);
        var (query, value) = (tensor(new float[] { 0.5f, -1 }).view(1, 1, 2), tensor(new float[] { 1, 2, -3, 0.25f }).view(1, 2, 2));
        var (output, scores) = layer.ApplyWithScores(query, value);
        double[] raw = [Math.Tanh(1.5) + Math.Tanh(1), Math.Tanh(-2.5) + Math.Tanh(-0.75)];
        var first = Math.Exp(raw[0]) / (Math.Exp(raw[0]) + Math.Exp(raw[1]));
        Assert.Equal((float)first, scores[0, 0, 0].item<float>(), 5);
        Assert.Equal((float)((first * 1) + ((1 - first) * -3)), output[0, 0, 0].item<float>(), 5);
    }

    [Fact]
    public void WrongInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new AdditiveAttention(name: "look");
        var error = Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 3), rand(2, 3)));
        Assert.Contains("\"look\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("3 axes", error.Message, StringComparison.Ordinal);
    }
}
