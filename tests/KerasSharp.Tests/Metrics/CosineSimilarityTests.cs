using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class CosineSimilarityTests
{
    [Fact]
    public void The_same_direction_is_1_and_the_opposite_minus_1()
    {
        using var scope = NewDisposeScope();
        using var metric = new CosineSimilarity();
        metric.UpdateState(tensor(new float[,] { { 1, 2 } }), tensor(new float[,] { { 2, 4 } }));
        Assert.Equal(1, metric.Result().item<float>(), 1e-6f);
        metric.ResetState();
        metric.UpdateState(tensor(new float[,] { { 1, 2 } }), tensor(new float[,] { { -2, -4 } }));
        Assert.Equal(-1, metric.Result().item<float>(), 1e-6f);
    }

    [Fact]
    public void Its_config_leaves_the_axis_out_and_reads_it()
    {
        using var scope = NewDisposeScope();
        using var metric = (CosineSimilarity)(Metric)ConfigValue.Deserialize(
            new Config { { "class_name", "CosineSimilarity" }, { "config", new Config { { "axis", 0 } } } }, typeof(Metric));
        Assert.Equal(0, metric.Axis);
        Assert.DoesNotContain("axis", metric.GetConfig().Keys);
    }
}
