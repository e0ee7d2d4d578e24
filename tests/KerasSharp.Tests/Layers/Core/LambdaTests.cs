namespace KerasSharp.Tests.Layers;

public sealed class LambdaTests
{
    [Fact]
    public void RunsItsFunctionAndFindsItsShape()
    {
        using var scope = NewDisposeScope();
        using var layer = new Lambda((Tensor x) => cat([x, -x], -1));
        Assert.Equal([1f, 2f, -1f, -2f], layer.Apply(tensor(new float[] { 1, 2 }).view(1, 2)).view(-1).data<float>().ToArray());
        Assert.Equal([null, 4], layer.ComputeOutputShape((Shape)(null, 2)));
        using var told = new Lambda((Tensor x) => x, outputShape: 7);
        Assert.Equal([5, 7], told.ComputeOutputShape((5, 3)));
    }

    [Fact]
    public void TakesSeveralInputsOrMaskAndMode()
    {
        using var scope = NewDisposeScope();
        using var both = new Lambda((Tensor[] inputs) => inputs[0] - inputs[1]);
        Assert.Equal(-2f, both.Apply([ones(1, 1), ones(1, 1) * 3])[0].item<float>());
        using var aware = new Lambda((x, mask, training) => training ? x * 2 : mask is null ? x : x * mask, mask: (_, mask) => mask);
        Assert.Equal(2f, aware.Apply(ones(1, 1), training: true).item<float>());
        Assert.Equal(0f, aware.Apply(ones(1, 1), mask: zeros(1, 1)).item<float>());
        Rejects.With<ArgumentException>("expects 1 input", () => aware.Apply([ones(1, 1), ones(1, 1)]));
    }

    [Fact]
    public void StandsInASequential()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input(3), new Dense(2), new Lambda((Tensor x) => x.sum(1L, keepdim: true))]);
        Assert.Equal([4, 1], model.Apply(rand(4, 3)).shape);
    }

    [Fact]
    public void HasNoConfig()
    {
        using var layer = new Lambda((Tensor x) => x, name: "twice");
        Rejects.With<NotSupportedException>("twice", layer.GetConfig);
        var saved = new Config { { "class_name", "Lambda" }, { "config", new Config { { "name", "twice" } } } };
        Rejects.With<ConfigException>("its function is code", () => ConfigValue.Deserialize(saved, typeof(Layer)));
    }
}
