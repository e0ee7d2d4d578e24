using KerasSharp.Tests.Goldens;

namespace KerasSharp.Onnx.Tests.Goldens;

/// <summary>A functional model of layers and operations in OnnxRuntime against Keras.</summary>
public sealed class OperationModelGoldenTests : GoldenTests
{
    [Theory, GoldenCases("operation_models")]
    public void OnnxRuntime_predicts_as_Keras(string id) => Replay(id, golden =>
    {
        using var model = Model.FromJson(golden["model"].AsConfig().ToJson().ToJsonString());
        model.SetWeights([.. golden["initial_weights"].Items.Select(weight => (ArrayLike)weight.AsTensor())]);
        using var exported = new OnnxModel(ModelGraph.Export(model));
        GoldenAssert.AllClose(golden["predicted"], exported.Run(golden["x"].AsTensor()), Tolerance.Gradients);
    });
}
