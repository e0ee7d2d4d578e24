namespace KerasSharp.Tests.Layers;

public sealed class RescalingTests
{
    [Fact]
    public void BytesBecomeFloats()
    {
        using var scope = NewDisposeScope();
        var y = new Rescaling(1.0 / 255, -1.0).Apply(tensor(new byte[] { 0, 51, 255 }));
        Assert.Equal(ScalarType.Float32, y.dtype);
        Assert.All(new[] { -1f, -0.8f, 0 }.Zip(y.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void NumbersAndArraysStandInTheConfigAsGiven()
    {
        using var number = new Rescaling(2, offset: 1);
        Assert.Equal("2.0", number.GetConfig().ToJson()["scale"]!.ToJsonString());
        using var array = new Rescaling(new[] { 0.5f, 2 });
        Assert.Equal("[0.5,2.0]", array.GetConfig().ToJson()["scale"]!.ToJsonString());
        Assert.Equal("0.0", array.GetConfig().ToJson()["offset"]!.ToJsonString());
    }

    [Fact]
    public void DoublesStandInTheConfigAsDoublesAndComeBackAsSuch()
    {
        using var number = new Rescaling(1 / 127.5, offset: new[] { 0.1, 0.2 });
        var config = number.GetConfig().ToJson();
        Assert.Equal("0.00784313725490196", config["scale"]!.ToJsonString());
        Assert.Equal("[0.1,0.2]", config["offset"]!.ToJsonString());
        using var again = Rescaling.FromConfig(number.GetConfig());
        Assert.Equal(config.ToJsonString(), again.GetConfig().ToJson().ToJsonString());
    }

    [Fact]
    public void HalfPrecisionIsComputedInHalfPrecision()
    {
        using var scope = NewDisposeScope();
        using var layer = new Rescaling(new[] { 0.5f, 2 }) { DType = "mixed_bfloat16" };
        Assert.Equal(ScalarType.BFloat16, layer.Apply(ones(3, 2)).dtype);
    }

    [Fact]
    public void AScaleThatDoesNotFitIsRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new Rescaling(new[] { 1f, 2, 3 }, name: "scale_it");
        Assert.Contains("`scale` of layer \"scale_it\"", Assert.Throws<ArgumentException>(() => layer.Apply(ones(2, 4))).Message);
        Assert.Throws<ArgumentNullException>(() => new Rescaling(null!));
    }
}
