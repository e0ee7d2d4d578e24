using KerasSharp.Tests.Goldens;

namespace KerasSharp.Onnx.Tests.Goldens;

/// <summary>Every layer's recorded calls in other policies: float64 gives the recorded values, the half types give them to their
/// precision.</summary>
public sealed class PolicyGoldenTests : GoldenTests
{
    private const string Family = "layers";

    [Theory, GoldenCases(Family)]
    public void In_float64(string id) => Run(id, "float64", Tolerance.Gradients);

    [Theory, GoldenCases(Family)]
    public void In_float16(string id) => Run(id, "float16", new Tolerance(0.02, 0.02));

    [Theory, GoldenCases(Family)]
    public void In_mixed_float16(string id) => Run(id, "mixed_float16", new Tolerance(0.02, 0.02));

    [Theory, GoldenCases(Family)]
    public void In_bfloat16(string id) => Run(id, "bfloat16", new Tolerance(0.1, 0.1));

    private static void Run(string id, string policy, Tolerance tolerance) => Replay(Family, id, golden =>
    {
        if (LayerCase.IsTraining(golden))
            return;
        using var call = new LayerCase(golden, new DTypePolicy(policy));
        using var model = LayerExport.Export(call.Layer, call.Inputs, call.Masks, call.Options);
        var outputs = model.Run(LayerCase.Named(call.Inputs, call.Masks));
        var expected = golden["outputs"].Items.ToList();
        for (var i = 0; i < expected.Count; i++)
        {
            var type = expected[i].AsTensor().dtype;
            GoldenAssert.Close(new GoldenNode(id, $"{policy} outputs[{i}]", expected[i].Element), DTypes.IsFloating(type)
                ? outputs[i].to_type(type) : outputs[i], tolerance);
        }
    });
}
