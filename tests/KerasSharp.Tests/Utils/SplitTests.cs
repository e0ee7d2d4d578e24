namespace KerasSharp.Tests;

[Collection(nameof(GlobalRandomState))]
public sealed class SplitTests
{
    [Theory]
    [InlineData(0.8, null, 8, 2)]
    [InlineData(null, 0.25, 8, 2)]
    [InlineData(0.3, 0.3, 3, 3)]
    [InlineData(7, null, 7, 3)]
    [InlineData(6, 0.4, 6, 4)]
    public void SizesAreNumbersOrShares(object? left, object? right, int first, int second)
    {
        using var scope = NewDisposeScope();
        var (a, b) = Utils.SplitDataset(arange(10), Size(left), Size(right));
        Assert.Equal(Enumerable.Range(0, first).Select(i => (long)i), a.data<long>().ToArray());
        Assert.Equal(Enumerable.Range(first, second).Select(i => (long)i), b.data<long>().ToArray());

        static SplitSize? Size(object? value) => value switch { int count => count, double share => share, _ => null };
    }

    [Fact]
    public void AShuffledOrderIsTorchsPermutation()
    {
        using var scope = NewDisposeScope();
        var (left, right) = Utils.SplitDataset(arange(10), 0.7, shuffle: true, seed: 3);
        Assert.Equal([6, 0, 3, 7, 8, 5, 1], left.data<long>().ToArray());
        Assert.Equal([9, 2, 4], right.data<long>().ToArray());
        Utils.SetRandomSeed(5);
        var once = Utils.SplitDataset(arange(10), 5, shuffle: true).Left.data<long>().ToArray();
        Utils.SetRandomSeed(5);
        Assert.Equal(once, Utils.SplitDataset(arange(10), 5, shuffle: true).Left.data<long>().ToArray());
    }

    [Fact]
    public void InputsAndTargetsStayTogether()
    {
        using var scope = NewDisposeScope();
        var (left, right) = Utils.SplitDataset(new Batch(arange(6), arange(6) * 10), leftSize: 4, shuffle: true, seed: 1);
        Assert.All(new[] { left, right }, part => Assert.Equal(
            part.X[0].data<long>().ToArray().Select(x => x * 10), part.Y[0].data<long>().ToArray()));
        Assert.Equal((4, 2), (left.Size, right.Size));
    }

    [Fact]
    public void AStreamStaysInBatches()
    {
        using var scope = NewDisposeScope();
        var stream = Enumerable.Range(0, 5).Select(i => (Batch)(arange(i * 4, (i + 1) * 4), arange(i * 4, (i + 1) * 4)));
        var (left, right) = Utils.SplitDataset(stream, rightSize: 0.25);
        Assert.Equal([4, 4, 4, 3], left.Select(batch => batch.Size));
        Assert.Equal([15, 16, 17, 18, 19], right.SelectMany(batch => batch.Y[0].data<long>().ToArray()));
    }

    [Fact]
    public void WrongSizesAreRefused()
    {
        using var scope = NewDisposeScope();
        var data = arange(10);
        Refused("At least one", () => Utils.SplitDataset(data));
        Refused("leftSize=10", () => Utils.SplitDataset(data, 10));
        Refused("leftSize=1.5", () => Utils.SplitDataset(data, 1.5));
        Refused("rightSize=0", () => Utils.SplitDataset(data, rightSize: 0));
        Refused("not be more", () => Utils.SplitDataset(data, 0.8, 0.4));
        Refused("not be more", () => Utils.SplitDataset(data, 8, 3));
        Refused("0 on the left", () => Utils.SplitDataset(data, 0.01));
        Refused("(3,)", () => Utils.SplitDataset(new Batch(ones(2), ones(3)), 1));
        Refused("at least one batch", () => Utils.SplitDataset(new List<Batch>(), 1));

        static void Refused(string part, Action split) =>
            Rejects.WithAny<ArgumentException>(part, split);
    }
}
