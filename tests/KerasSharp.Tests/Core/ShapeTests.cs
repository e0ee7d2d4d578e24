using FsCheck.Xunit;

namespace KerasSharp.Tests.Core;

/// <summary>Shapes: how they are written, compared and printed.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void A_collection_a_tuple_and_an_array_make_the_same_shape()
    {
        Shape collection = [28, 28, 1];
        Shape tuple = (28, 28, 1);
        Assert.Equal(collection, tuple);
        Assert.Equal(collection, new long[] { 28, 28, 1 });
        Assert.Equal(collection.GetHashCode(), tuple.GetHashCode());
    }

    [Fact]
    public void Unknown_sizes_print_as_None_and_match_any()
    {
        Shape shape = [null, 10];
        Assert.Equal("(None, 10)", shape.ToString());
        Assert.Equal("(5,)", Shape.Of(5).ToString());
        Assert.True(shape.Accepts([32, 10]));
        Assert.False(shape.Accepts([32, 11]));
        Assert.False(shape.Accepts([32]));
        Assert.Null(shape.Elements);
    }

    [Fact]
    public void A_negative_size_is_refused() =>
        Assert.Contains("Received: shape=(2, -1)", Assert.Throws<ArgumentOutOfRangeException>(() => Shape.Create([2, -1])).Message);

    [Property]
    public bool With_changes_one_axis_alone(byte a, byte b, byte c)
    {
        Shape shape = [a, b];
        return shape.With(-1, c).Equals([a, c]) && shape.WithLast(c).Equals([a, c]) && shape.WithBatch().Equals([null, a, b])
            && shape.Elements == a * b;
    }
}
