using KerasSharp.Datasets.Numpy;

namespace KerasSharp.Datasets.Tests.Numpy;

public class NpyFileTests
{
    [Theory]
    [InlineData("v1.npy")]
    [InlineData("v2.npy")]
    [InlineData("v3.npy")]
    [InlineData("fortran.npy")]
    public void Every_version_and_order_is_read(string file)
    {
        using var scope = torch.NewDisposeScope();
        var tensor = NpyFile.Read(Recorded.Bytes(file), file).ToTensor(file);
        Assert.Equal([2, 3], tensor.shape);
        Assert.Equal([0.0, 1, 2, 3, 4, 5], tensor.data<double>().ToArray());
    }

    [Fact]
    public void A_file_cut_at_any_length_is_refused()
    {
        var whole = Recorded.Bytes("v1.npy");
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<DatasetException>(() => NpyFile.Read(whole.AsMemory(0, length), "cut.npy"));
    }

    [Fact]
    public void Types_that_no_tensor_has_are_refused_by_name()
    {
        var bytes = Recorded.Bytes("v1.npy");
        "<c8"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("<f8"u8)));
        Assert.Contains(
            "'<c8'", Assert.Throws<DatasetException>(() => NpyFile.Read(bytes, "complex.npy")).Message, StringComparison.Ordinal);
    }
}
