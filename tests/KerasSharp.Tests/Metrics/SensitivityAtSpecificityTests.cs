using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class SensitivityAtSpecificityTests
{
    [Fact]
    public void It_is_the_best_where_the_other_is_high_enough()
    {
        using var scope = NewDisposeScope();
        using var metric = new SensitivityAtSpecificity(0.5);
        metric.UpdateState(tensor([0f, 0f, 0f, 1f, 1f]), tensor([0.0f, 0.3f, 0.8f, 0.3f, 0.8f]));
        Assert.Equal(0.5f, metric.Result().item<float>(), 1e-5f);
    }

    [Fact]
    public void What_is_asked_for_must_be_a_part()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("specificity", Assert.Throws<ArgumentOutOfRangeException>(() => new SensitivityAtSpecificity(1.1)).ParamName);
    }
}
