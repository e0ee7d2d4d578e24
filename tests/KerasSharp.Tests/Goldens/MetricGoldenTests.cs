using KerasSharp.Losses;
using KerasSharp.Metrics;

namespace KerasSharp.Tests.Goldens;

/// <summary>Every metric against Keras: config, the result after each update, the state, and a fresh start after a reset.</summary>
public sealed class MetricGoldenTests : GoldenTests
{
    [Theory, GoldenCases("metrics")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        golden.RefuseUnknown(
            "id", "class_name", "config", "kwargs", "fn", "result_before_any_update", "updates", "variables", "after_reset");
        using var metric = Make(golden);
        if (golden.Has("result_before_any_update"))
            GoldenAssert.Close(golden["result_before_any_update"], metric.Result(), Tolerance.Values);
        foreach (var update in golden["updates"].Items)
            Replay(metric, update);
        var variables = golden["variables"].Items.ToList();
        Assert.True(
            variables.Count == metric.Variables.Count, $"{golden.Id}: expected {variables.Count} variables, got {metric.Variables.Count}.");
        for (var i = 0; i < variables.Count; i++)
        {
            GoldenAssert.Equal(variables[i]["name"], metric.Variables[i].Name);
            // Counts are kept in 64 bits: docs/differences.md.
            var expected = variables[i]["value"];
            GoldenAssert.Close(expected, metric.Variables[i].Value.to(expected.AsTensor().dtype), Tolerance.Values);
        }

        if (golden.Has("after_reset"))
        {
            metric.ResetState();
            Replay(metric, golden["after_reset"]);
        }
    });

    private static Metric Make(GoldenCase golden)
    {
        // Made of a function, which only its name describes.
        if (golden.Has("fn"))
        {
            var loss = (Loss)golden["fn"].As<string>();
            return new MeanMetricWrapper(loss.PerSample, golden["config"]["name"].As<string>());
        }

        var metric = golden.Make<Metric>(merge: "kwargs");
        GoldenAssert.SameConfig(golden["config"], metric.GetConfig());
        return metric;
    }

    private static void Replay(Metric metric, GoldenNode update)
    {
        update.RefuseUnknown("y_true", "y_pred", "values", "sample_weight", "result");
        var weight = update.Tensor("sample_weight");
        if (metric is Mean mean)
            mean.UpdateState(update["values"].AsTensor(), weight);
        else if (metric is Sum sum)
            sum.UpdateState(update["values"].AsTensor(), weight);
        else
            metric.UpdateState(update["y_true"].AsTensor(), update["y_pred"].AsTensor(), weight);
        GoldenAssert.Close(update["result"], metric.Result(), Tolerance.Values);
    }
}
