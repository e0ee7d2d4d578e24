namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class DataTests : TorchSharpTests
{
    [Fact]
    public void ElementsAreReadInRowMajorOrderWhateverTheStrides()
    {
        using var x = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal([1, 4, 2, 5, 3, 6], x.t().data<float>().ToArray());
        Assert.Equal(new float[,] { { 1, 4 }, { 2, 5 }, { 3, 6 } }, x.t().data<float>().ToNDArray());
        Assert.Equal(5, x.t().data<float>()[1, 1]);
        Assert.Equal(6, x.data<float>().Count);
        Assert.Equal([1, 2, 3, 4, 5, 6], x.data<float>());
        Assert.Equal(4, x.ReadCpuSingle(3));
        var target = new float[8];
        x.data<float>().CopyTo(target, 2);
        Assert.Equal([0, 0, 1, 2, 3, 4, 5, 6], target);
    }

    [Fact]
    public void ElementsAreWritten()
    {
        using var x = zeros(2, 2);
        var data = x.data<float>();
        data[0, 1] = 5;
        data[1, 1] = 6;
        Check.Values(x, 0, 5, 0, 6);
        x.t().data<float>().CopyFrom([1, 2, 3, 4]);
        Check.Values(x, 1, 3, 2, 4);
    }

    [Fact]
    public void BytesAreTheMemory()
    {
        using var x = tensor(new short[] { 1, 2 });
        Assert.Equal([1, 0, 2, 0], x.bytes.ToArray());
        x.bytes = new byte[] { 3, 0, 4, 0 };
        Check.Values(x, 3, 4);
        Assert.Throws<InvalidOperationException>(() => ones(2, 2).t().bytes.Length);
        using var stream = new MemoryStream();
        x.WriteBytesToStream(stream);
        stream.Position = 0;
        using var y = zeros(2L, dtype: ScalarType.Int16);
        y.ReadBytesFromStream(stream);
        Check.Values(y, 3, 4);
    }

    [Fact]
    public void WrongTypesAndSizesAreRefused()
    {
        using var x = ones(2L);
        Assert.Contains("not compatible", Assert.Throws<ArgumentException>(() => x.data<double>()).Message);
        Assert.Throws<ArgumentException>(() => x.item<float>());
        Assert.ThrowsAny<Exception>(() => x.ToSingle());
    }

    [Theory]
    [InlineData(ScalarType.Byte, 3)]
    [InlineData(ScalarType.Int8, 3)]
    [InlineData(ScalarType.Int16, 3)]
    [InlineData(ScalarType.Int32, 3)]
    [InlineData(ScalarType.Int64, 3)]
    [InlineData(ScalarType.Float16, 3.5)]
    [InlineData(ScalarType.BFloat16, 3.5)]
    [InlineData(ScalarType.Float32, 3.5)]
    [InlineData(ScalarType.Float64, 3.5)]
    [InlineData(ScalarType.Bool, 1)]
    public void ConversionsKeepTheValue(ScalarType type, double expected)
    {
        using var x = tensor(3.5).to(type);
        Assert.Equal(type, x.dtype);
        Assert.Equal(expected, x.ToDouble());
        Assert.Equal((float)expected, x.ToSingle());
        Assert.Equal((long)expected, x.ToInt64());
        Assert.Equal((int)expected, x.ToInt32());
        Assert.True(x.ToBoolean());
        Assert.Equal(expected, x.to(ScalarType.Float64).item<double>());
        Assert.Equal(type.ElementSize(), x.element_size());
    }

    [Fact]
    public void ToReturnsTheSameMemoryWhenNothingChanges()
    {
        using var x = zeros(2L);
        x.to(ScalarType.Float32)[0] = 1;
        x.to(ScalarType.Float32, copy: true)[0] = 2;
        x.cpu()[1] = 3;
        Check.Values(x, 1, 3);
        using var y = zeros(2L);
        using var z = y.to(ScalarType.Int32, disposeAfter: true);
        Assert.True(y.IsInvalid);
    }

    [Fact]
    public void Description()
    {
        Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());
        Assert.Equal("[], type = Int64, device = cpu", tensor(1L).ToString());
        var text = tensor(new[,] { { 1, 2 }, { 3, 4 } }).ToString(TorchSharp.TensorStringStyle.Numpy);
        Assert.Equal(
            "[[1, 2] [3, 4]]", string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("[ ", "["));
    }

    [Fact]
    public void StorageIsTheMemoryBelowViews()
    {
        using var x = arange(6).@float().reshape(2, 3);
        var storage = x[1].storage<float>();
        Assert.Equal(6, storage.Count);
        storage[0] = 42;
        Assert.Equal(42, x[0, 0].item<float>());
    }

    [Fact]
    public void LimitsOfTypes()
    {
        Assert.Equal(1.1920928955078125e-07, finfo(ScalarType.Float32).eps);
        Assert.Equal(32, finfo().bits);
        Assert.Equal(65504, finfo(ScalarType.Float16).max);
        Assert.True(is_integral(ScalarType.Int32));
        Assert.True(is_floating_point(ScalarType.BFloat16));
        Assert.Equal(ScalarType.Float32, float32);
    }
}
