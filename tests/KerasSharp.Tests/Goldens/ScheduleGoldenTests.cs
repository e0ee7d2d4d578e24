using KerasSharp.Optimizers.Schedules;

namespace KerasSharp.Tests.Goldens;

/// <summary>Every learning rate schedule against Keras: config and values.</summary>
public sealed class ScheduleGoldenTests : GoldenTests
{
    [Theory, GoldenCases("schedules")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        golden.RefuseUnknown("id", "class_name", "config", "steps", "values", "value_dtype");
        GoldenAssert.Equal(golden["value_dtype"], "float32");
        var schedule = golden.Make<LearningRateSchedule>();
        GoldenAssert.SameConfig(golden["config"], schedule.GetConfig());
        var values = golden["steps"].As<long[]>().Select(step => (float)schedule.Apply(step)).ToArray();
        using var actual = TorchSharp.torch.tensor(values);
        GoldenAssert.Close(golden["values"], actual, new Tolerance(1e-5, 1e-7));
    });
}
