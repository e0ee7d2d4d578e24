namespace KerasSharp.Tests;

public sealed class SequencesTests
{
    [Fact]
    public void SequencesAreFilledUpAndCut()
    {
        using var scope = NewDisposeScope();
        int[][] sequences = [[1], [2, 3, 4], []];
        Assert.Equal([0, 1, 3, 4, 0, 0], Utils.PadSequences(sequences, maxlen: 2).data<int>().ToArray());
        Assert.Equal([1, 9, 2, 3, 9, 9], Utils.PadSequences(sequences, 2, ScalarType.Int64, "post", "post", 9).data<long>().ToArray());
        Assert.Equal([0.5f, 1.25f], Utils.PadSequences([[1.25]], 2, ScalarType.Float32, value: 0.5).data<float>().ToArray());
        Assert.Equal([long.MaxValue], Utils.PadSequences([[long.MaxValue]], dtype: ScalarType.Int64).data<long>().ToArray());
        Assert.Equal([0, 4], Utils.PadSequences(Array.Empty<int[]>(), 4).shape);
    }

    [Fact]
    public void SamplesMayHaveAxesOfTheirOwn()
    {
        using var scope = NewDisposeScope();
        var padded = Utils.PadSequences(
            [ones(1, 2), ones(3, 2) * 2, zeros(0, 5)], maxlen: 2, ScalarType.Float32, padding: "post", value: -1);
        Assert.Equal([3, 2, 2], padded.shape);
        Assert.Equal([1, 1, -1, -1, 2, 2, 2, 2, -1, -1, -1, -1], padded.data<float>().ToArray());
        Assert.Contains("(3,)", Assert.Throws<ArgumentException>(() => Utils.PadSequences([ones(1, 2), ones(1, 3)])).Message);
    }

    [Fact]
    public void StringsAreFilledUpToo()
    {
        var padded = Utils.PadSequences([["a"], ["b", "c"]], "");
        Assert.Equal(["", "a", "b", "c"], padded);
        Assert.Equal(Shape.Create([2, 2]), padded.Shape);
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        int[][] sequences = [[1]];
        Assert.Contains("padding='left'", Assert.Throws<ArgumentException>(() => Utils.PadSequences(sequences, padding: "left")).Message);
        Assert.Contains(
            "truncating='mid'", Assert.Throws<ArgumentException>(() => Utils.PadSequences(sequences, truncating: "mid")).Message);
        Assert.Contains("maxlen=0", Assert.Throws<ArgumentOutOfRangeException>(() => Utils.PadSequences(sequences, maxlen: 0)).Message);
        Assert.Contains("at least one sequence", Assert.Throws<ArgumentException>(() => Utils.PadSequences(Array.Empty<int[]>())).Message);
        Assert.Contains("null at 0", Assert.Throws<ArgumentException>(() => Utils.PadSequences(new int[][] { null! })).Message);
        Assert.Throws<ArgumentException>(() => Utils.PadSequences([ones(2, 2)], padding: "left"));
    }
}
