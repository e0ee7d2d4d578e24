namespace KerasSharp.Tests;

public sealed class CategoriesTests
{
    [Fact]
    public void ClassesBecomeVectors()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0, 1, 0, 1, 0, 0], Utils.ToCategorical(new[] { 1, 0 }, 3).data<float>().ToArray());
        Assert.Equal([2, 2], Utils.ToCategorical(tensor(new[,] { { 1L }, { 0 } })).shape);
        Assert.Equal([0, 4], Utils.ToCategorical(Array.Empty<int>(), 4).shape);
    }

    [Fact]
    public void WrongClassesAreRefused()
    {
        Assert.Contains(
            "0 to 2. Received: values from 0 to 3", Assert.Throws<ArgumentException>(() => Utils.ToCategorical(new[] { 0, 3 }, 3)).Message);
        Assert.Contains("from -1", Assert.Throws<ArgumentException>(() => Utils.ToCategorical(new[] { -1, 3 })).Message);
        Assert.Contains("at least one class", Assert.Throws<ArgumentException>(() => Utils.ToCategorical(Array.Empty<int>())).Message);
        Assert.Contains("numClasses=0", Assert.Throws<ArgumentOutOfRangeException>(() => Utils.ToCategorical(new[] { 0 }, 0)).Message);
    }

    [Fact]
    public void VectorsAreNormalized()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[,] { { 3.0, -4 }, { 0, 0 } });
        Assert.Equal([0.6, -0.8, 0, 0], Utils.Normalize(x).data<double>().ToArray());
        Assert.Equal([0.75, -1, 0, 0], Utils.Normalize(x, order: double.PositiveInfinity).data<double>().ToArray());
        Assert.Equal([1, -1, 0, 0], Utils.Normalize(x, axis: 0, order: 1).data<double>().ToArray());
        Assert.Equal([1, 2], Utils.Normalize(new[] { 3, 4 }).shape);
        Assert.Contains("axis=2", Assert.Throws<ArgumentOutOfRangeException>(() => Utils.Normalize(x, axis: 2)).Message);
    }
}
