using KerasSharp.Losses;

namespace KerasSharp.Tests.Goldens;

/// <summary>Every loss against Keras: config, value, gradient with respect to the predictions.</summary>
public sealed class LossGoldenTests : GoldenTests
{
    [Theory, GoldenCases("losses")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        golden.RefuseUnknown(
            "id", "class_name", "config", "kwargs", "y_true", "y_pred", "sample_weight", "y_pred_mask", "value", "value_gradient",
            "y_pred_gradient");
        var loss = golden.Make<Loss>(merge: "kwargs");
        GoldenAssert.SameConfig(golden["config"], loss.GetConfig());
        var yPred = golden["y_pred"].AsTensor().requires_grad_();
        var value = loss.Apply(golden["y_true"].AsTensor(), yPred, golden.Tensor("sample_weight"), golden.Tensor("y_pred_mask"));
        GoldenAssert.Close(golden["value"], value, Tolerance.Values);
        (value * golden["value_gradient"].AsTensor()).sum().backward();
        GoldenAssert.Close(golden["y_pred_gradient"], yPred.grad, Tolerance.Gradients);
    });
}
