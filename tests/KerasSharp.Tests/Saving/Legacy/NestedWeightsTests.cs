using static KerasSharp.Tests.Saving.Legacy.LegacyFile;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>In .h5 files a layer's weights stand with the trained ones first, whatever layer within they belong to; the names say
/// where.</summary>
public sealed class NestedWeightsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_frozen_when_the_file_was_written_does_not_matter(bool byName)
    {
        var path = Path.GetTempFileName() + ".h5";
        using (var saved = Pair("a"))
        {
            var layers = ((Model)saved.Layers[^1]).Layers;
            Set(layers[0], 2);
            Set(layers[1], 7);
            layers[0].Trainable = false;
            saved.SaveWeights(path);
        }

        using var loaded = Pair("a");
        loaded.LoadWeights(path, byName: byName);
        Assert.Equal([2, 7], ((Model)loaded.Layers[^1]).Layers.Select(layer => Get(layer, 0)));
        File.Delete(path);
    }

    [Fact]
    public void What_is_frozen_when_it_is_read_does_not_either()
    {
        var path = Path.GetTempFileName() + ".h5";
        using (var saved = Pair("a"))
        {
            Set(((Model)saved.Layers[^1]).Layers[0], 2);
            Set(((Model)saved.Layers[^1]).Layers[1], 7);
            saved.SaveWeights(path);
        }

        using var loaded = Pair("a");
        ((Model)loaded.Layers[^1]).Layers[0].Trainable = false;
        loaded.LoadWeights(path);
        Assert.Equal([2, 7], ((Model)loaded.Layers[^1]).Layers.Select(layer => Get(layer, 0)));
        File.Delete(path);
    }

    [Fact]
    public void One_frozen_side_of_a_Bidirectional_is_not_taken_for_the_other()
    {
        var path = Path.GetTempFileName() + ".h5";
        using (var saved = new Sequential([new Input([3, 1]), new Bidirectional(new SimpleRNN(1, name: "r"), name: "b")]))
        {
            var both = (Bidirectional)saved.Layers[0];
            Set(both.ForwardLayer, 2);
            Set(both.BackwardLayer, 7);
            both.ForwardLayer.Trainable = false;
            saved.SaveWeights(path);
        }

        using var loaded = new Sequential([new Input([3, 1]), new Bidirectional(new SimpleRNN(1, name: "r"), name: "b")]);
        loaded.LoadWeights(path);
        var sides = (Bidirectional)loaded.Layers[0];
        Assert.Equal((2, 7), (Get(sides.ForwardLayer, 0), Get(sides.BackwardLayer, 0)));
        File.Delete(path);
    }

    [Fact]
    public void Where_the_names_are_others_the_order_decides()
    {
        var path = Path.GetTempFileName() + ".h5";
        using (var saved = Pair("a"))
        {
            Set(((Model)saved.Layers[^1]).Layers[0], 2);
            Set(((Model)saved.Layers[^1]).Layers[1], 7);
            saved.SaveWeights(path);
        }

        using var loaded = Pair("z");
        loaded.LoadWeights(path);
        Assert.Equal([2, 7], ((Model)loaded.Layers[^1]).Layers.Select(layer => Get(layer, 0)));
        File.Delete(path);
    }

    [Fact]
    public void Layers_of_the_same_names_in_another_order_keep_their_weights()
    {
        var path = Path.GetTempFileName() + ".h5";
        using (var saved = new Sequential([new Input([1]), new Dense(1, name: "first"), new Dense(1, name: "second")]))
        {
            Set(saved.Layers[0], 2);
            Set(saved.Layers[1], 7);
            saved.SaveWeights(path);
        }

        using var loaded = new Sequential([new Input([1]), new Dense(1, name: "second"), new Dense(1, name: "first")]);
        loaded.LoadWeights(path);
        Assert.Equal([7, 2], loaded.Layers.Select(layer => Get(layer, 0)));
        File.Delete(path);
    }

    [Fact]
    public void Numbered_layers_of_the_first_versions_load()
    {
        using var model = new Sequential([new Input([2]), new Dropout(0.5), new Dense(1)]);
        model.LoadWeights(Sample("23_numbered_layers.h5"));
        Assert.Equal((5, 6, 8), (Get(model.Layers[1], 0), Get(model.Layers[1], 0, 1), Get(model.Layers[1], 1)));
    }

    private static Sequential Pair(string prefix) =>
        new([new Input([1]), new Sequential(
            [new Input([1]), new Dense(1, name: prefix + "1"), new Dense(1, name: prefix + "2")], name: "inner")]);

    private static void Set(Layer layer, float value)
    {
        using var _ = no_grad();
        foreach (var weight in layer.Weights)
            weight.Value.fill_(value);
    }

    private static float Get(Layer layer, int weight, int place = 0)
    {
        using var scope = NewDisposeScope();
        return layer.Weights[weight].Value.detach().flatten().data<float>().ToArray()[place];
    }
}
