using System.Buffers.Binary;
using System.Text;

namespace KerasSharp.Tests.Saving;

/// <summary>Safetensors files that are wrong, or want to harm, are refused with the entry named, and the model is as it was.</summary>
public sealed class SafeTensorsAttackTests : IDisposable
{
    private const string Good = """{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""";
    private readonly TemporaryFolder _folder = new();
    private readonly Model _model = Small.Classifier();

    private string Path => _folder["m.safetensors"];

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("a", "unknown dtype \"F8_E4M3\"", """{"a":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}""")]
    [InlineData("a", "unknown dtype 7", """{"a":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("a", "unknown dtype none", """{"a":{"shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("a", "needs 16 bytes", """{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("a", "must be an object", """{"a":"F32"}""")]
    [InlineData("a", "shape must be a list", """{"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}""")]
    [InlineData("a", "data_offsets must be a list", """{"a":{"dtype":"F32","shape":[2]}}""")]
    [InlineData("a", "are no range", """{"a":{"dtype":"F32","shape":[2],"data_offsets":[8]}}""")]
    [InlineData("a", "are no range", """{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""")]
    [InlineData("a", "-4, which is no whole number", """{"a":{"dtype":"F32","shape":[2],"data_offsets":[-4,4]}}""")]
    [InlineData("a", "1.5, which is no whole number", """{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}""")]
    [InlineData(
        "a", "99999999999999999999, which is no whole number",
        """{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}}""")]
    [InlineData("a", "needs", """{"a":{"dtype":"F32","shape":[4611686018427387904,4611686018427387904,4],"data_offsets":[0,8]}}""")]
    [InlineData("a", "and the file has 8", """{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""")]
    [InlineData(
        "a", "and the file has 8", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[9223372036854775800,9223372036854775804]}}""")]
    [InlineData(
        "b", "overlaps that of 'a'",
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""")]
    [InlineData("a", "a hole before its data", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""")]
    [InlineData(null, "belong to none", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData(null, "belong to none", """{}""")]
    [InlineData("a", "it is there twice", $$"""{"a":{{Good}},"a":{{Good}}}""")]
    [InlineData("a", "its dtype is there twice", """{"a":{"dtype":"F32","dtype":"I32","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("a", "unknown key 'code'", """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"code":"import os"}}""")]
    [InlineData("__metadata__", "must be an object of texts", $$$"""{"__metadata__":{"a":{"b":"c"}},"a":{{{Good}}}}""")]
    [InlineData("the header", "no JSON object", """[]""")]
    [InlineData("the header", "no valid JSON", """{"a":""")]
    [InlineData(null, "Surplus: a", $$"""{"a":{{Good}}}""")]
    public void A_header_that_is_not_right_is_refused_by_name(string? entry, string reason, string header)
    {
        Write(Encoding.UTF8.GetBytes(header), data: 8);
        var error = Small.Refused<ModelFileException>(_model, () => _model.LoadWeights(Path));
        Assert.Equal((Path, entry), (error.File, error.Entry));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000), InlineData(3_000_000)]
    public void A_header_that_is_nested_too_deep_is_refused(int depth)
    {
        Write(Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', depth)}{new string(']', depth)}}}"), data: 0);
        Assert.Equal("the header", Small.Refused<ModelFileException>(_model, () => _model.LoadWeights(Path)).Entry);
    }

    /// <summary>More axes than any tensor has, a product of which would take long.</summary>
    [Fact]
    public void A_shape_of_too_many_axes_is_refused()
    {
        Write(
            Encoding.UTF8.GetBytes(
            $"{{\"a\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(',', Enumerable.Repeat('1', 100_000))}],\"data_offsets\":[0,4]}}}}"),
            data: 4);
        Assert.Equal("a", Small.Refused<ModelFileException>(_model, () => _model.LoadWeights(Path)).Entry);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        Write([(byte)'{', (byte)'"', 0xff, 0xfe, (byte)'"', (byte)':', (byte)'1', (byte)'}'], data: 0);
        Small.Refused<ModelFileException>(_model, () => _model.LoadWeights(Path));
        Write(Encoding.ASCII.GetBytes("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"""), data: 8);
        Small.Refused<ModelFileException>(_model, () => _model.LoadWeights(Path));
    }

    [Fact]
    public void Limits_hold()
    {
        _model.SaveWeights(Path);
        foreach (var limits in (ModelFileLimits[])[new() { TextBytes = 50 }, new() { TensorBytes = 10 }, new() { ModelBytes = 50 }])
        {
            var error = Small.Refused<ModelFileException>(_model, () => _model.LoadWeights(Path, limits: limits));
            Assert.Contains(nameof(ModelFileLimits), error.Reason, StringComparison.Ordinal);
        }

        _model.LoadWeights(Path, limits: new() { TextBytes = 1000, TensorBytes = 1000, ModelBytes = 1000 });
    }

    /// <summary>A header of gigabytes is refused by its number alone.</summary>
    [Theory]
    [InlineData(0), InlineData(1), InlineData(-1), InlineData(long.MaxValue), InlineData(long.MinValue), InlineData(100), InlineData(
        4_000_000_000)]
    public void A_length_that_cannot_be_is_refused(long length)
    {
        var bytes = new byte[50];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        File.WriteAllBytes(Path, bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("the header", Assert.Throws<ModelFileException>(() => _model.LoadWeights(Path)).Entry);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    /// <summary>What the format allows: any order of the tensors in the header, spaces after it, metadata, values of another type than the
    /// weight's, tensors without values.</summary>
    [Fact]
    public void What_is_right_loads()
    {
        using var model = new Sequential([new Input([2]), new KerasSharp.Layers.Dense(1, name: "d")]);
        var header = """{"d/bias":{"dtype":"I32","shape":[1],"data_offsets":[8,12]},"__metadata__":{"format":"pt"},"d/kernel":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}     """;
        var bytes = Write(Encoding.UTF8.GetBytes(header), data: 12);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(bytes.Length - 12), 0.5f);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(bytes.Length - 8), -2);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), 7);
        File.WriteAllBytes(Path, bytes);
        model.LoadWeights(Path);
        Assert.Equal([0.5f, -2, 7], Small.Weights(model).SelectMany(values => values));
    }

    private byte[] Write(byte[] header, int data)
    {
        var bytes = new byte[8 + header.Length + data];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        header.CopyTo(bytes, 8);
        File.WriteAllBytes(Path, bytes);
        return bytes;
    }
}
