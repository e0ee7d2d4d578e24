namespace KerasSharp.Tests.Layers;

/// <summary>Bins as the examples of Keras's documentation and tests have them.</summary>
public sealed class HashingTests
{
    private static readonly string[,] Letters = { { "A" }, { "B" }, { "C" }, { "D" }, { "E" } };
    private static readonly string[,] Names = { { "omar" }, { "stringer" }, { "marlo" }, { "wire" }, { "skywalker" } };

    [Fact]
    public void StringsGoToKerassBins()
    {
        using var scope = NewDisposeScope();
        var bins = new Hashing(3).Apply(Letters);
        Assert.Equal([5, 1], bins.shape);
        Assert.Equal(ScalarType.Int64, bins.dtype);
        Assert.Equal([1, 0, 1, 1, 2], Values(bins));
        Assert.Equal([0, 0, 1, 0, 0], Values(new Hashing(2).Apply(Names)));
        Assert.Equal([0, 0, 0, 0, 0], Values(new Hashing(1).Apply(Letters)));
    }

    [Fact]
    public void AMaskTakesBinZero()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1, 1, 0, 2, 2], Values(new Hashing(3, maskValue: "").Apply(["A", "B", "", "C", "D"])));
        Assert.Equal([0, 1, 2, 1, 1], Values(new Hashing(3, maskValue: "omar").Apply(Names)));
        Assert.Equal(0, Values(new Hashing(3, maskValue: 7).Apply(tensor([7L])))[0]);
    }

    [Fact]
    public void ASaltIsAKey()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1, 2, 1, 0, 2], Values(new Hashing(3, salt: (133, 137)).Apply(Letters)));
        Assert.Equal([0, 0, 2, 1, 0], Values(new Hashing(3, salt: 133).Apply(Letters)));
        Assert.Equal([0, 1, 0, 1, 0], Values(new Hashing(2, salt: [133, 137]).Apply(Names)));
        Assert.Equal([1, 0, 1, 0, 1], Values(new Hashing(2, salt: [211, 137]).Apply(Names)));
    }

    [Fact]
    public void IntegersAreHashedAsTheirDigits()
    {
        using var scope = NewDisposeScope();
        var x = tensor([0L, 1, 2, 3, 4]);
        Assert.Equal([1, 0, 1, 0, 2], Values(new Hashing(3).Apply(x)));
        Assert.Equal([1, 1, 2, 0, 1], Values(new Hashing(3, salt: [133, 137]).Apply(x)));
        Assert.Equal(Values(new Hashing(97).Apply(["-12"])), Values(new Hashing(97).Apply(tensor([-12.7f]))));
    }

    [Theory]
    [InlineData("one_hot", new long[] { 1, 5, 3 }, new float[] { 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1 })]
    [InlineData("multi_hot", new long[] { 1, 3 }, new float[] { 1, 1, 1 })]
    [InlineData("count", new long[] { 1, 3 }, new float[] { 2, 2, 1 })]
    public void VectorsComeOut(string mode, long[] shape, float[] values)
    {
        using var scope = NewDisposeScope();
        using var layer = new Hashing(3, outputMode: mode);
        var x = arange(5, ScalarType.Int64).unsqueeze(0);
        var output = layer.Apply(x);
        Assert.Equal(shape, output.shape);
        Assert.Equal(values, output.data<float>().ToArray());
        Assert.Equal((Shape)shape, layer.ComputeOutputShape(x.shape));
    }

    [Fact]
    public void ConfigMakesTheSameLayerAgain()
    {
        using var layer = new Hashing(8, maskValue: "none", salt: 133, outputMode: "count", name: "bins");
        var config = layer.GetConfig();
        Assert.Equal(
            """{"name":"bins","trainable":true,"num_bins":8,"mask_value":"none","salt":[133,133],"output_mode":"count","sparse":false}""",
            Plain(config));
        using var again = Hashing.FromConfig(config);
        Assert.Equal(Plain(config), Plain(again.GetConfig()));
        using var number = Hashing.FromConfig(new Hashing(8, maskValue: 3).GetConfig());
        Assert.Equal(3L, number.MaskValue!.Value.Number);
        Assert.Equal("int64", number.DType.Name);
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains("numBins=0", Assert.Throws<ArgumentOutOfRangeException>(() => new Hashing(0)).Message);
        Assert.Contains("tf_idf", Assert.Throws<ArgumentException>(() => new Hashing(3, outputMode: "tf_idf")).Message);
        Assert.Contains("sparse", Assert.Throws<ArgumentException>(() => new Hashing(3, outputMode: "count", sparse: true)).Message);
        Assert.Contains("[1, 2, 3]", Assert.Throws<ArgumentException>(() => new Hashing(3, salt: [1, 2, 3])).Message);
        using var floats = new Hashing(3) { DType = "float32" };
        Assert.Contains("int32 or int64", Assert.Throws<ArgumentException>(() => floats.Apply(["a"])).Message);
        Assert.Contains("null", Assert.Throws<ArgumentException>(() => new Hashing(3).Apply((StringArray)new string[] { null! })).Message);
    }

    private static string Plain(Config config) => Config.FromJson(config.ToJson()).Without("dtype").ToJson().ToJsonString();

    private static long[] Values(Tensor x) => x.data<long>().ToArray();
}
