using System.Text;
using KerasSharp.Datasets.Numpy;

namespace KerasSharp.Datasets.Tests.Numpy;

public class UnpicklerTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void What_Python_and_NumPy_write_is_read(int protocol)
    {
        using var scope = torch.NewDisposeScope();
        var all = Assert.IsType<Dictionary<string, object?>>(Unpickler.Load(Recorded.Bytes($"protocol{protocol}.pickle"), "recorded"));
        Assert.Equal([0L, 1, 2, 3, 4, 5], Values<long>("numbers", 2, 3));
        Assert.Equal([1, 258, 65537], Values<int>("big", 3));
        Assert.Equal([(Half)0.5, (Half)(-2)], Values<Half>("half", 2));
        Assert.Equal([0f, 1, 2, 3, 4, 5], Values<float>("fortran", 2, 3));
        Assert.Equal<byte>([0, 127, 128, 255, 10, 13, 39, 34, 92], Values<byte>("bytes", 9));
        Assert.Equal([true, false], Values<bool>("flags", 2));
        Assert.Equal([0, 65535], Values<int>("wide", 2));
        Assert.Equal([0L, uint.MaxValue], Values<long>("wider", 2));
        Assert.Equal([[1, 2], [3], []], Array("objects").ToSequences("objects"));
        Assert.Same(all["objects"], all["again"]);
        Assert.Equal(
            new object?[] { 0L, 1L, -1L, 255L, 256L, 65535L, 65536L, -(1L << 31), 1L << 31, 1L << 62, long.MinValue }, all["integers"]);
        Assert.Equal(new object?[] { 0.5, -1e300, double.PositiveInfinity }, all["floats"]);
        Assert.Equal("Zürich 漢字 \U0001F600 \\u0041 \n", all["text"]);
        Assert.Null(all["none"]);
        Assert.Equal(true, all["yes"]);
        Assert.Equal(false, all["no"]);
        Assert.Equal([0, 1, 2, 3, 4], Assert.IsType<object?[]>(all["tuples"]).Select(tuple => Assert.IsType<object?[]>(tuple).Length));
        var nested = Assert.IsType<List<object?>>(Assert.IsType<Dictionary<string, object?>>(all["nested"])["a"]);
        Assert.Empty(Assert.IsType<List<object?>>(Assert.IsType<Dictionary<string, object?>>(nested[0])["b"]));

        NumpyArray Array(string key) => Assert.IsType<NumpyArray>(all[key]);
        T[] Values<T>(string key, params long[] shape)
            where T : unmanaged
        {
            var tensor = Array(key).ToTensor(key);
            Assert.Equal(shape, tensor.shape);
            return tensor.data<T>().ToArray();
        }
    }

    [Fact]
    public void Strings_of_Python_2_are_bytes()
    {
        // A dictionary of three entries, one for each instruction that writes a string, then the end.
        byte[] pickle = [.. "}(U\u0001aS'x\\n\\x41\\'\\\\'\nU\u0001bT\u0002\0\0\0hiU\u0001cU\u0000u."u8];
        var all = Assert.IsType<Dictionary<string, object?>>(Unpickler.Load(pickle, "python 2"));
        Assert.Equal("x\nA'\\", Text(all["a"]));
        Assert.Equal("hi", Text(all["b"]));
        Assert.Equal("", Text(all["c"]));

        static string Text(object? value) => Encoding.Latin1.GetString(Assert.IsType<ReadOnlyMemory<byte>>(value).Span);
    }

    [Theory]
    [InlineData("cdatetime\ndate\n.", "'datetime.date'")]
    [InlineData("cnumpy\nload\n.", "'numpy.load'")]
    [InlineData("c_codecs\ndecode\n.", "'_codecs.decode'")]
    [InlineData("(icollections\nOrderedDict\n.", "an object of a class")]
    [InlineData("]Nb.", "sets the state")]
    [InlineData("cnumpy\ndtype\n(V\u0069\u0038\ntR.", "not as NumPy writes")]
    public void Anything_but_arrays_and_plain_data_is_refused(string pickle, string expected) =>
        Assert.Contains(
            expected, Assert.Throws<DatasetException>(
            () => Unpickler.Load(Encoding.Latin1.GetBytes(pickle), "file")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a.")]
    [InlineData("(.")]
    [InlineData("h\u0001.")]
    [InlineData("I1x\n.")]
    [InlineData("Nu.")]
    [InlineData("t.")]
    [InlineData("")]
    public void A_damaged_pickle_is_refused(string pickle) =>
        Assert.Contains(
            "damaged", Assert.Throws<DatasetException>(
            () => Unpickler.Load(Encoding.Latin1.GetBytes(pickle), "file")).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_pickle_cut_at_any_length_is_refused(int protocol)
    {
        var whole = Recorded.Bytes($"protocol{protocol}.pickle");
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<DatasetException>(() => Unpickler.Load(whole.AsMemory(0, length), "cut"));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Changed_bytes_are_read_or_refused_but_nothing_else_happens(int protocol)
    {
        var random = new System.Random(protocol);
        var whole = Recorded.Bytes($"protocol{protocol}.pickle");
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var changed = whole.ToArray();
            for (var i = random.Next(1, 4); i > 0; i--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try
            {
                Unpickler.Load(changed, "changed");
            }
            catch (DatasetException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 2999);
    }
}
