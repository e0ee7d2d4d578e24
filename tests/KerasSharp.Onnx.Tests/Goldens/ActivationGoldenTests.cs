using KerasSharp.Activations;
using KerasSharp.Tests.Goldens;

namespace KerasSharp.Onnx.Tests.Goldens;

/// <summary>Every activation function in OnnxRuntime against Keras.</summary>
public sealed class ActivationGoldenTests : GoldenTests
{
    [Theory, GoldenCases("activations")]
    public void OnnxRuntime_agrees_with_Keras(string id) => Replay(id, golden =>
    {
        var function = (ActivationFunction)ConfigValue.Deserialize(
            new Config { { "class_name", golden["activation"].As<string>() }, { "config", golden["kwargs"].AsConfig() } },
                typeof(ActivationFunction));
        using var layer = new Activation(function);
        var x = golden["input"].AsTensor();
        using var model = LayerExport.Export(layer, [x], [null], null);
        GoldenAssert.Close(golden["output"], model.Run(x)[0], Tolerance.Gradients, finiteOnly: id.EndsWith("/special"));
    });

    [Fact]
    public void Every_activation_of_Keras_has_its_formula() => Assert.All(
        typeof(ActivationFunction).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ActivationFunction)) && type.IsPublic
            && !type.IsAbstract),
        type => Assert.True(ActivationExporters.Knows(type), type.Name));
}
