using KerasSharp.Tests.Models;
using TorchSharp.Modules;

namespace KerasSharp.Tests.Workarounds;

[Collection(nameof(DroppedModelTests))]
public sealed class CountedParameterTests
{
    [Fact]
    public void A_parameter_that_is_freed_leaves_the_count_as_it_was() =>
        Assert.Equal(0, Growth(() => CountedParameter.Take(zeros(2)).Dispose()));

    [Fact]
    public void It_is_still_needed() => Assert.Equal(1, Growth(() => new Parameter(zeros(2)).Dispose()));

    private static long Growth(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        action();
        return Tensor.TotalCount - before;
    }
}
