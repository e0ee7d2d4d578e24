namespace KerasSharp.Tests.Layers;

[Collection(nameof(GlobalRandomState))]
public sealed class PipelineTests
{
    [Fact]
    public void LayersComeOneAfterTheOther()
    {
        using var scope = NewDisposeScope();
        using var pipeline = new Pipeline([new Rescaling(2.0), new Rescaling(1.0, offset: 1.0), new Flatten()]);
        Assert.Equal([1, 3, 5, 7], pipeline.Apply(tensor(new float[,,] { { { 0, 1 }, { 2, 3 } } })).data<float>().ToArray());
        Assert.Equal(Shape.Create([null, 4]), pipeline.ComputeOutputShape(Shape.Create([null, 2, 2])));
    }

    [Fact]
    public void CalledByItselfItIsTraining()
    {
        using var scope = NewDisposeScope();
        using var pipeline = new Pipeline([new Dropout(0.5, seed: 1)]);
        Assert.Contains(0f, pipeline.Apply(ones(100)).data<float>().ToArray());
        Assert.DoesNotContain(0f, pipeline.Apply(ones(100), training: false).data<float>().ToArray());
    }

    [Fact]
    public void WeightsAreThoseOfItsLayers()
    {
        using var scope = NewDisposeScope();
        using var pipeline = new Pipeline([new Dense(3), new Dense(2)]);
        pipeline.Apply(ones(1, 4));
        Assert.Equal(4, pipeline.Weights.Count);
        using var again = Pipeline.FromConfig(Config.FromJson(pipeline.GetConfig().ToJson()));
        Assert.Equal([2, 2], again.Apply(ones(2, 4)).shape);
        Assert.Equal(pipeline.GetConfig().ToJson().ToJsonString(), again.GetConfig().ToJson().ToJsonString());
    }

    [Fact]
    public void WithoutLayersItIsRefused()
    {
        Assert.Contains("0 layers", Assert.Throws<ArgumentException>(() => new Pipeline([])).Message);
        Assert.Throws<ArgumentException>(() => new Pipeline([null!]));
    }
}
