using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class ActivationFunctionTests
{
    [Fact]
    public void UnknownNameListsTheNearestFirst()
    {
        var error = Assert.Throws<ArgumentException>(() => (ActivationFunction)"sigmod");
        Assert.Contains("'sigmod'. Nearest first, these exist: sigmoid", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DefaultsAreSavedByName()
    {
        Assert.Equal("leaky_relu", ConfigValue.ToPlain(new LeakyRelu()));
        Assert.IsType<Config>(ConfigValue.ToPlain(new LeakyRelu(0.5)));
    }

    [Fact]
    public void DelegateIsAppliedAndCannotBeSaved()
    {
        using var scope = NewDisposeScope();
        var twice = ActivationFunction.From(x => x * 2);
        Assert.Equal(6f, twice.Apply(tensor(3f)).item<float>());
        Assert.Throws<NotSupportedException>(twice.GetConfig);
        Assert.Throws<ArgumentNullException>(() => ActivationFunction.From(null!));
    }
}
