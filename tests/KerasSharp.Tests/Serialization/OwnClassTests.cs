using KerasSharp.Losses;
using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Serialization;

/// <summary>Classes of a user's own, in an assembly of their own.</summary>
public sealed class OwnClassTests
{
    [Fact]
    public void A_layer_has_its_config()
    {
        var config = new Affine(2.5, 3, "l2", AffineMode.ShiftFirst, name: "mine") { Trainable = false, DType = "float64" }.GetConfig();
        Assert.Equal(
            """{"name":"mine","trainable":false,"dtype":{"module":"keras","class_name":"DTypePolicy","config":{"name":"float64"},"registered_name":null},"factor":2.5,"shift":3,"regularizer":{"module":"keras.regularizers","class_name":"L2","config":{"l2":0.01},"registered_name":null},"mode":"shift_first"}""",
            config.ToJson().ToJsonString());
    }

    [Fact]
    public void A_layer_comes_back_from_its_config()
    {
        var layer = Affine.FromConfig(
            new Affine(2.5, 3, "l2", AffineMode.ShiftFirst, name: "mine") { Trainable = false, DType = "float64" }.GetConfig());
        Assert.Equal(
            (2.5, AffineMode.ShiftFirst, "mine", false, "float64"),
            (layer.Factor, layer.Mode, layer.Name, layer.Trainable, layer.DType.Name));
        Assert.Equal(0.01, Assert.IsType<L2>(layer.Regularizer).GetConfig().Get<double>("l2"));
    }

    [Fact]
    public void A_layer_without_a_name_parameter_keeps_the_name_of_its_config()
    {
        var loss = QuarticLoss.FromConfig(new Config { { "name", "given" }, { "reduction", "sum" } });
        Assert.Equal(("given", KerasSharp.Losses.Reduction.Sum), (loss.Name, loss.Reduction));
    }

    [Fact]
    public void A_layer_is_registered_under_the_default_package()
    {
        var entry = Registry.Find(typeof(Affine))!;
        Assert.Equal((typeof(Layer), "Custom>Affine", null), (entry.Kind, entry.ClassName, entry.Module));
        var serialized = ConfigValue.Serialize(new Affine(2));
        Assert.Equal(("Affine", "Custom>Affine"), (serialized.Get<string>("class_name"), serialized.Get<string>("registered_name")));
        Assert.Equal(2, Assert.IsType<Affine>(ConfigValue.Deserialize(serialized, typeof(Layer))).Factor);
    }

    [Fact]
    public void A_loss_is_registered_under_its_package_and_goes_by_its_alias()
    {
        Assert.Equal("my_package>Quartic", Registry.Find(typeof(QuarticLoss))!.ClassName);
        Assert.IsType<QuarticLoss>((Loss)"l4");
        Assert.IsType<QuarticLoss>((Loss)"quartic");
    }

    [Fact]
    public void A_layer_has_its_fluent_method()
    {
        var model = new Sequential();
        Assert.Same(model, model.Affine(2, shift: 1, mode: AffineMode.ShiftFirst));
    }

    [Fact]
    public void A_missing_key_is_named()
    {
        var error = Assert.Throws<ConfigException>(() => Affine.FromConfig(new Config { { "shift", 2 } }));
        Assert.Equal("Custom>Affine: the config's 'factor' is missing; the config has: shift.", error.Message);
    }

    [Fact]
    public void An_unknown_key_is_refused_unless_it_is_null()
    {
        Affine.FromConfig(new Config { { "factor", 2 }, { "colour", null } });
        var error = Assert.Throws<ConfigException>(() => Affine.FromConfig(new Config { { "factor", 2 }, { "colour", "red" } }));
        Assert.StartsWith(
            "Custom>Affine has no option 'colour' (given: \"red\"). It has: factor, shift, ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("factor", "wide", "Custom>Affine: The config's 'factor' must be a Double. Received: \"wide\"")]
    [InlineData("factor", null, "Custom>Affine: The config's 'factor' must be a Double. Received: null")]
    [InlineData("shift", 2.5, "Custom>Affine: The config's 'shift' must be a Int32. Received: 2.5")]
    [InlineData("mode", "both", "Custom>Affine: The config's 'mode': It must be one of 'scale_first', 'shift_first'")]
    [InlineData("regularizer", 3, "Custom>Affine: The config's 'regularizer' must be a Regularizer. Received: 3")]
    public void A_wrong_value_is_refused_by_class_and_key(string key, object? value, string message)
    {
        var error = Assert.Throws<ConfigException>(() => Affine.FromConfig(new Config { { "factor", 2 } }.Merge(new() { { key, value } })));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_wrong_value_inside_a_nested_object_names_both_classes()
    {
        var regularizer = new Config { { "class_name", "L2" }, { "config", new Config { { "l2", "much" } } } };
        var error = Assert.Throws<ConfigException>(() => Affine.FromConfig(new Config { { "factor", 2 }, { "regularizer", regularizer } }));
        Assert.Equal(
            "Custom>Affine: The config's 'regularizer': L2: The config's 'l2' must be a Double. Received: \"much\"", error.Message);
    }

    [Fact]
    public void A_layer_that_needs_code_says_that_it_has_no_config()
    {
        var error = Assert.Throws<NotSupportedException>(() => new Coded(x => x).GetConfig());
        Assert.Equal("Coded has no GetConfig: its constructor parameter 'code' cannot stand in a config.", error.Message);
        Assert.Throws<NotSupportedException>(() => Coded.FromConfig([]));
    }
}
