namespace KerasSharp.Tests;

/// <summary>Draws that Keras's torch backend gives for the same seeds.</summary>
public sealed class DistributionTests
{
    [Fact]
    public void Gamma()
    {
        using var scope = NewDisposeScope();
        Close(
            [3.293224811553955f, 2.583796501159668f, 1.5672301054000854f, 1.9312140941619873f, 0.9787571430206299f, 1.439060091972351f],
            KerasRandom.Gamma((2, 3), 2.5, seed: 1));
        Close(
            [0.23634669184684753f, 0.0008882189868018031f, 0.03055551089346409f, 0.37752944231033325f], KerasRandom.Gamma(4, 0.3, seed: 7));
        Close(
            [0.7377498745918274f, 3.1854588985443115f, 3.6355671882629395f, 0.27287954092025757f, 1.1902178525924683f, 7.884209156036377f],
            KerasRandom.Gamma((2, 3), new[] { 0.5f, 1, 5 }, seed: 3));
    }

    [Fact]
    public void Beta()
    {
        using var scope = NewDisposeScope();
        Close(
            [0.7275054454803467f, 0.8909574151039124f, 0.6447780728340149f, 0.8504238128662109f, 0.9998775720596313f, 0.9715015888214111f],
            KerasRandom.Beta((2, 3), 2, 0.5, seed: 1));
    }

    [Fact]
    public void Binomial()
    {
        using var scope = NewDisposeScope();
        Close([1, 2, 2, 4, 2, 4], KerasRandom.Binomial((2, 3), 10, 0.3, seed: 1));
        Close([23, 25, 26, 23, 20, 25], KerasRandom.Binomial((2, 3), 40, 0.6, seed: 5));
    }

    [Fact]
    public void AGeneratorGoesOn()
    {
        using var scope = NewDisposeScope();
        var generator = new SeedGenerator(11);
        Close([2.158524990081787f, 4.783388137817383f, 0.6954563856124878f], KerasRandom.Gamma(3, 1.5, seed: generator));
        Close([0.5740217566490173f, 0.7071074843406677f, 0.3735229969024658f], KerasRandom.Beta(3, 1.5, 2.5, seed: generator));
        Close([2, 4, 0], KerasRandom.Binomial(3, 5, 0.5, seed: generator));
    }

    [Fact]
    public void TypesAreHonoured()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float64, KerasRandom.Gamma(2, 1, ScalarType.Float64).dtype);
        Assert.Equal(ScalarType.BFloat16, KerasRandom.Binomial(2, 1, 1, ScalarType.BFloat16).dtype);
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        Refused("`alpha` must be greater than 0. Received: values from 0 to 0", () => KerasRandom.Gamma(2, 0));
        Refused("`beta` must be greater than 0", () => KerasRandom.Beta(2, 1, -1));
        Refused("`probabilities` must be in [0, 1]", () => KerasRandom.Binomial(2, 1, 1.5));
        Refused("`counts` must be whole", () => KerasRandom.Binomial(2, 1.5, 0.5));
        Refused("broadcast to shape (2,)", () => KerasRandom.Gamma(2, new[] { 1f, 2, 3 }));
        Refused("dtype=int32", () => KerasRandom.Beta(2, 1, 1, ScalarType.Int32));
        Assert.Throws<ArgumentNullException>(() => KerasRandom.Gamma(2, (ArrayLike)null!));

        static void Refused(string part, Action draw) =>
            Rejects.WithAny<ArgumentException>(part, draw);
    }

    private static void Close(float[] expected, Tensor actual)
    {
        var values = actual.to_type(ScalarType.Float32).data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }
}
