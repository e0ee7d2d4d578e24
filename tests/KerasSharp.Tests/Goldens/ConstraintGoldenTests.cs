using KerasSharp.Constraints;

namespace KerasSharp.Tests.Goldens;

/// <summary>Every constraint against Keras: config and projection.</summary>
public sealed class ConstraintGoldenTests : GoldenTests
{
    [Theory, GoldenCases("constraints")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        golden.RefuseUnknown("id", "class_name", "config", "input", "output");
        var constraint = golden.Make<Constraint>();
        GoldenAssert.SameConfig(golden["config"], constraint.GetConfig());
        GoldenAssert.Close(golden["output"], constraint.Apply(golden["input"].AsTensor()), Tolerance.Values);
    });
}
