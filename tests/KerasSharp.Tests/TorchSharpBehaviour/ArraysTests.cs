namespace KerasSharp.Tests.TorchSharpBehaviour;

/// <summary>Which tensors use an array's own memory: ArrayLike copies where it must and shares where data is read only.</summary>
public sealed class ArraysTests
{
    [Fact]
    public void From_array_and_as_tensor_share_the_array_s_memory()
    {
        using var scope = NewDisposeScope();
        var values = new[] { 1f, 2 };
        var (shared, too) = (from_array(values), as_tensor(values));
        values[0] = 5;
        Assert.Equal((5, 5), (shared[0].item<float>(), too[0].item<float>()));
    }

    [Fact]
    public void Tensor_copies()
    {
        using var scope = NewDisposeScope();
        var values = new[] { 1f, 2 };
        var copy = tensor(values);
        values[0] = 5;
        Assert.Equal(1, copy[0].item<float>());
    }

    [Fact]
    public void A_tensor_made_of_an_array_is_its_own()
    {
        using var scope = NewDisposeScope();
        var (flat, square) = (new[] { 1f, 2 }, new[,] { { 1f, 2 } });
        var (x, y) = (((ArrayLike)flat).ToTensor(), ((ArrayLike)square).ToTensor());
        (flat[0], square[0, 0]) = (5, 5);
        Assert.Equal((1, 1), (x[0].item<float>(), y[0, 0].item<float>()));
    }
}
