namespace KerasSharp.Tests.TorchSharpBehaviour;

[Collection(nameof(GlobalRandomState))]
public sealed class SettingsTests
{
    [Fact]
    public void ThreadsCanBeSet()
    {
        var before = get_num_threads();
        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        set_num_threads(before);
        Assert.Equal(before, get_num_threads());
        Assert.True(get_num_interop_threads() >= 1);
    }

    [Fact]
    public void TheCountsOfTensorsMove()
    {
        var before = Tensor.TotalCount;
        using (NewDisposeScope())
        {
            var many = Enumerable.Range(0, 5000).Select(_ => zeros(1L)).ToList();
            Assert.True(Tensor.PeakCount >= many.Count);
        }
        Assert.True(Tensor.TotalCount < before + 5000);
    }
}
