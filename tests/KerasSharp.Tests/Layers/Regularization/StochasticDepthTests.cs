namespace KerasSharp.Tests.Layers;

[Collection(nameof(GlobalRandomState))]
public sealed class StochasticDepthTests
{
    [Fact]
    public void DropsWholeSamplesInTrainingAndScalesTheOthers()
    {
        using var scope = NewDisposeScope();
        Utils.SetRandomSeed(3);
        using var layer = new StochasticDepth(0.25);
        var y = layer.Apply(ones(4000, 2, 3), training: true);
        var samples = y.view(4000, 6);
        Assert.True(samples.eq(samples[.., ..1]).all().item<bool>());
        Assert.Equal(0.75, samples[.., 0].count_nonzero().item<long>() / 4000.0, 0.03);
        Assert.True(samples[.., 0].eq(0).logical_or(samples[.., 0].isclose(tensor(4 / 3f))).all().item<bool>());
    }

    [Fact]
    public void IsTheInputOutsideOfTraining()
    {
        using var scope = NewDisposeScope();
        using var layer = new StochasticDepth(0.25);
        var x = rand(3, 2);
        Assert.True(layer.Apply(x, training: false).eq(x).all().item<bool>());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void OtherSharesAreRefused(double share) =>
        Rejects.With<ArgumentOutOfRangeException>("dropPathRate", () => new StochasticDepth(share));

    [Fact]
    public void StandsInFilesUnderKerasModule()
    {
        using var layer = new StochasticDepth(0.1);
        var config = ConfigValue.Serialize(layer);
        Assert.Equal(("keras.src.applications.convnext", "StochasticDepth"), (config["module"], config["class_name"]));
        using var again = (StochasticDepth)ConfigValue.Deserialize(config, typeof(Layer));
        Assert.Equal(0.1, again.DropPathRate);
    }
}
