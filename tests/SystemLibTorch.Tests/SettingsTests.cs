using TorchSharp;
using static TorchSharp.torch;

namespace SystemLibTorch.Tests;

public class SettingsTests
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
    public void SwitchesGoBackWhenDisposed()
    {
        var before = are_deterministic_algorithms_enabled();
        using (use_deterministic_algorithms(true, warn_only: true)) Assert.True(are_deterministic_algorithms_enabled());
        Assert.Equal(before, are_deterministic_algorithms_enabled());
        using (set_float32_matmul_precision(Float32MatmulPrecision.high))
            Assert.Equal(Float32MatmulPrecision.high, get_float32_matmul_precision());
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
