using KerasSharp.Activations;

namespace KerasSharp.Tests.Goldens;

/// <summary>Every activation function against Keras: value and gradient.</summary>
public sealed class ActivationGoldenTests : GoldenTests
{
    [Theory, GoldenCases("activations")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        golden.RefuseUnknown("id", "activation", "kwargs", "input", "output", "output_gradient", "input_gradient");
        var function = (ActivationFunction)ConfigValue.Deserialize(
            new Config { { "class_name", golden["activation"].As<string>() }, { "config", golden["kwargs"].AsConfig() } },
            typeof(ActivationFunction));
        var x = golden["input"].AsTensor().requires_grad_();
        var y = function.Apply(x);
        GoldenAssert.Close(golden["output"], function is Gelu ? WithoutInfinity(golden, x, y) : y, Tolerance.Values);
        var cotangent = golden["output_gradient"].IsTensor ? golden["output_gradient"].AsTensor() : ones_like(y);
        (y * cotangent).sum().backward();
        // At extreme points it depends on the formula whether a gradient is 0 or NaN.
        GoldenAssert.Close(
            golden["input_gradient"], x.grad, Tolerance.Gradients, finiteOnly: id.EndsWith("/grid") || id.EndsWith("/special"));
    });
    /// <summary>gelu of ∞ depends on the processor: libtorch's AVX-512 kernel gives NaN and the others ∞. The reference holds one of them,
    /// and either is right.</summary>
    private static Tensor WithoutInfinity(GoldenCase golden, Tensor x, Tensor y)
    {
        var infinite = x.isposinf();
        Assert.True((y.isposinf() | y.isnan() | ~infinite).all().item<bool>(), $"{golden.Id}: gelu of ∞ is neither ∞ nor NaN.");
        return where(infinite, golden["output"].AsTensor(), y);
    }
}
