namespace KerasSharp.Tests;

/// <summary>Python's stream of default seeds; the values are those of CPython's <c>random</c>.</summary>
public sealed class PythonRandomTests
{
    [Theory]
    [InlineData(0u, new[] { 906691060, 413654000, 813847340 })]
    [InlineData(1337u, new[] { 663307073, 993786079, 572589546 })]
    [InlineData(4294967295u, new[] { 682209859, 665256254, 218184273 })]
    public void Draws_what_Python_draws(uint seed, int[] expected)
    {
        var stream = new PythonRandom(seed);
        Assert.Equal(expected, new[] { stream.NextDefaultSeed(), stream.NextDefaultSeed(), stream.NextDefaultSeed() });
    }

    [Fact]
    public void Goes_on_beyond_one_block_of_the_twister()
    {
        var stream = new PythonRandom(7);
        var last = 0;
        for (var i = 0; i < 2000; i++)
            last = stream.NextDefaultSeed();
        Assert.Equal(608941713, last);
    }

    [Fact]
    public void Seeding_again_starts_again()
    {
        var stream = new PythonRandom(5);
        var first = stream.NextDefaultSeed();
        stream.NextDefaultSeed();
        stream.Seed(5);
        Assert.Equal(first, stream.NextDefaultSeed());
    }

    [Fact]
    public void Without_a_seed_two_streams_differ() => Assert.NotEqual(
        Enumerable.Repeat(new PythonRandom(), 3).Select(stream => stream.NextDefaultSeed()),
        Enumerable.Repeat(new PythonRandom(), 3).Select(stream => stream.NextDefaultSeed()));
}
