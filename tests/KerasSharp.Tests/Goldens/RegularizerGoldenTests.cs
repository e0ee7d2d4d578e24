using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Goldens;

/// <summary>Every regularizer against Keras: config, value, gradient.</summary>
public sealed class RegularizerGoldenTests : GoldenTests
{
    [Theory, GoldenCases("regularizers")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        golden.RefuseUnknown("id", "class_name", "config", "input", "value", "gradient");
        var regularizer = golden.Make<Regularizer>();
        GoldenAssert.SameConfig(golden["config"], regularizer.GetConfig());
        var x = golden["input"].AsTensor().requires_grad_();
        var value = regularizer.Apply(x);
        GoldenAssert.Close(golden["value"], value, Tolerance.Values);
        // A penalty with factors of 0 does not depend on its input.
        if (value.requires_grad)
            value.backward();
        GoldenAssert.Close(golden["gradient"], x.grad ?? zeros_like(x), Tolerance.Gradients);
    });
}
