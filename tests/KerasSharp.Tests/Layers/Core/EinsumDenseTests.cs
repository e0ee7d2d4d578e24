namespace KerasSharp.Tests.Layers;

public sealed class EinsumDenseTests
{
    [Theory]
    [InlineData("ab,bc", "Invalid einsum equation")]
    [InlineData("ab,bc->ad", "has no corresponding dim")]
    [InlineData("ab,bcd->ac", "did not have a match")]
    [InlineData("...a...,ab->...b", "Invalid einsum equation")]
    public void WrongEquationsAreRefused(string equation, string message) =>
        Rejects.With<ArgumentException>(message, () => new EinsumDense(equation, 5));

    [Fact]
    public void WrongShapesAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.With<ArgumentException>("takes 3 axes", () => new EinsumDense("abc,cd->abd", (null, 4)).Apply(rand(2, 3)));
        Rejects.With<ArgumentException>("outputShape=(4,)", () => new EinsumDense("abc,cd->abd", 4).Apply(rand(2, 3, 5)));
        Rejects.With<ArgumentException>("shared dimension 'b'", () => new EinsumDense("abc,cd->abd", (7, 4)).Apply(rand(2, 3, 5)));
        Rejects.With<ArgumentException>("Bias dimension 'x'", () => new EinsumDense("ab,bc->ac", 4, biasAxes: "x").Apply(rand(2, 3)));
    }

    /// <summary>As in Keras, whose EinsumDense does not support masking: a recurrent layer behind it sees every step.</summary>
    [Fact]
    public void TheMaskEndsHere()
    {
        using var scope = NewDisposeScope();
        var input = new Input([4], dtype: ScalarType.Int32);
        var embedded = new Embedding(5, 3, maskZero: true).Apply(input);
        Assert.NotNull(embedded.Mask);
        Assert.Null(new EinsumDense("abc,cd->abd", (null, 2)).Apply(embedded).Mask);
        Assert.NotNull(new Dense(2).Apply(embedded).Mask);
    }

    /// <summary>Equations that are one product of matrices and others, against the sum itself.</summary>
    [Theory]
    [InlineData("abc,cd->abd", "d", new long[] { 2, 3, 4 })]
    [InlineData("abcd,cde->abe", "e", new long[] { 2, 3, 4, 2 })]
    [InlineData("abc,cde->abde", "e", new long[] { 2, 3, 4 })]
    [InlineData("abc,dc->abd", "d", new long[] { 2, 3, 4 })]
    [InlineData("abc,bd->adc", "d", new long[] { 2, 3, 4 })]
    [InlineData("...x,xy->...y", "y", new long[] { 2, 3, 3, 4 })]
    [InlineData("ab...,bc->ac...", "c", new long[] { 2, 4, 3, 3 })]
    public void ComputesTheSum(string equation, string biasAxes, long[] shape)
    {
        using var scope = NewDisposeScope();
        var sizes = new Dictionary<char, long?> { ['d'] = 5, ['e'] = 6, ['y'] = 5 };
        var output = equation[(equation.IndexOf('>', StringComparison.Ordinal) + 1)..].Replace("...", "", StringComparison.Ordinal);
        var open = equation.StartsWith("...", StringComparison.Ordinal) ? output : output[1..];
        using var layer = new EinsumDense(
            equation, Shape.Create(
            [.. open.Select(axis => equation == "ab...,bc->ac..." ? 5 : sizes.GetValueOrDefault(axis))]), biasAxes: biasAxes,
            biasInitializer: "ones");
        var x = rand(shape);
        var y = layer.Apply(x);
        Assert.True(y.allclose(einsum(equation, x, layer.Kernel!.Value) + 1, 1e-5, 1e-6));
        Assert.True(layer.ComputeOutputShape(shape).Accepts(y.shape));
    }

    [Fact]
    public void LoraTrainsALowRankChange()
    {
        using var scope = NewDisposeScope();
        using var layer = new EinsumDense("abc,cde->abde", (null, 2, 3), loraRank: 2);
        layer.Apply(rand(2, 3, 4));
        Assert.Equal(["lora_kernel_a", "lora_kernel_b"], layer.TrainableWeights.Select(weight => weight.Name));
        Assert.Equal([4, 2, 2], layer.TrainableWeights[0].Shape);
        Assert.Equal([2, 3], layer.TrainableWeights[1].Shape);
        Assert.Equal(2L, layer.GetConfig()["lora_rank"]);
    }
}
