using KerasSharp.Activations;
using KerasSharp.Initializers;
using KerasSharp.Losses;

namespace KerasSharp.Tests.Serialization;

public sealed class RegistryTests
{
    [Theory]
    [InlineData("GlorotUniform")]
    [InlineData("glorot_uniform")]
    [InlineData("glorotuniform")]
    [InlineData("GLOROT_UNIFORM")]
    public void A_class_goes_by_its_name_in_any_case(string identifier) => Assert.IsType<GlorotUniform>((Initializer)identifier);

    [Theory]
    [InlineData("mse")]
    [InlineData("MSE")]
    [InlineData("mean_squared_error")]
    public void Aliases_name_the_class_too(string identifier) => Assert.IsType<MeanSquaredError>((Loss)identifier);

    [Fact]
    public void An_unknown_name_lists_those_there_are_nearest_first()
    {
        var error = Assert.Throws<ArgumentException>(() => (Initializer)"glorot_unifrm");
        Assert.StartsWith(
            "Unknown initializer: 'glorot_unifrm'. Nearest first, these exist: glorot_uniform, ", error.Message, StringComparison.Ordinal);
        Assert.Contains("zeros", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("glorotuniform", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_name_is_no_object() => Assert.Null((ActivationFunction?)(string?)null);

    [Fact]
    public void Names_of_one_kind_do_not_reach_another() => Assert.Throws<ArgumentException>(() => (ActivationFunction)"glorot_uniform");

    [Fact]
    public void An_entry_is_found_by_its_class()
    {
        var entry = Registry.Find(typeof(Dense))!;
        Assert.Equal((typeof(Layer), "Dense", "keras.layers"), (entry.Kind, entry.ClassName, entry.Module));
        Assert.Null(Registry.Find(typeof(string)));
    }

    [Fact]
    public void A_class_of_the_users_does_not_take_a_name_of_Keras()
    {
        Registry.Register(
            new RegistryEntry(
            typeof(Linear.Own), typeof(ActivationFunction), "Custom>Linear", null, _ => new Linear.Own(), "Custom>Linear", "Linear",
            "linear"));
        Assert.IsType<KerasSharp.Activations.Linear>((ActivationFunction)"linear");
        Assert.IsType<Linear.Own>((ActivationFunction)"Custom>Linear");
    }

    [Fact]
    public void A_later_class_of_the_users_replaces_an_earlier_one_of_its_name()
    {
        Registry.Register(new RegistryEntry(typeof(First), typeof(ActivationFunction), "Custom>Replaced", null, _ => new First()));
        Assert.IsType<First>((ActivationFunction)"Custom>Replaced");
        Registry.Register(new RegistryEntry(typeof(Second), typeof(ActivationFunction), "Custom>Replaced", null, _ => new Second()));
        Assert.IsType<Second>((ActivationFunction)"Custom>Replaced");
    }

    [Fact]
    public void Threads_may_look_up_and_register_at_once()
    {
        Parallel.For(0, 200, i =>
        {
            Registry.Register(new RegistryEntry(typeof(First), typeof(ActivationFunction), $"Custom>Thread{i}", null, _ => new First()));
            Assert.IsType<First>((ActivationFunction)$"Custom>Thread{i}");
            Assert.IsType<Relu>((ActivationFunction)"relu");
            Assert.NotEmpty(Registry.Entries);
        });
    }

    private static class Linear
    {
        public sealed class Own : ActivationFunction
        {
            protected override TorchSharp.torch.Tensor Call(TorchSharp.torch.Tensor x) => x;
        }
    }

    private sealed class First : ActivationFunction
    {
        protected override TorchSharp.torch.Tensor Call(TorchSharp.torch.Tensor x) => x;
    }

    private sealed class Second : ActivationFunction
    {
        protected override TorchSharp.torch.Tensor Call(TorchSharp.torch.Tensor x) => x;
    }
}
