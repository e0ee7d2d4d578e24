using System.Runtime.InteropServices;

namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class ErrorTests : TorchSharpTests
{
    [Fact]
    public void AFailedOperatorThrowsLibtorchsMessage()
    {
        var error = Assert.Throws<ExternalException>(() => ones(2, 3).mm(ones(4, 5)));
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)", error.Message);
        error = Assert.Throws<ExternalException>(() => ones(2, 3).view(4));
        Assert.Contains("shape '[4]' is invalid for input of size 6", error.Message);
        error = Assert.Throws<ExternalException>(() => ones(3L) + ones(4L));
        Assert.Contains("must match the size of tensor b (4)", error.Message);
        Assert.Throws<ExternalException>(() => ones(3L).sum(5));
        Assert.Throws<ExternalException>(() => ones(3L)[7]);
        Assert.Throws<ExternalException>(() => linalg.cholesky(-eye(2)));
    }

    [Fact]
    public void AFailureLeaksNothingAndLeavesTheTensorsUsable()
    {
        using var a = ones(2, 3);
        using var b = ones(4, 5);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var k = 0; k < 100; k++)
        {
            Assert.Throws<ExternalException>(() => a.mm(b));
            Assert.Throws<ExternalException>(() => cat([a, b]));
            Assert.Throws<ExternalException>(() => a.split([1L, 7L]));
            Assert.Throws<ExternalException>(() => a.add_(b));
        }
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Check.Values(a.sum() + b.sum(), 26);
    }

    [Fact]
    public void ADisposedTensorIsRefused()
    {
        var x = ones(2L);
        x.Dispose();
        Assert.True(x.IsInvalid);
        Assert.Contains("empty handle", Assert.Throws<InvalidOperationException>(() => x.add(1)).Message);
        Assert.Throws<InvalidOperationException>(() => ones(2L) + x);
        Assert.Throws<InvalidOperationException>(() => x.shape);
        x.Dispose();
    }

    [Fact]
    public void BackwardErrorsAreReported()
    {
        Assert.Contains("does not require grad", Assert.Throws<ExternalException>(() => ones(2L).sum().backward()).Message);
        var x = ones(2L, requires_grad: true);
        var y = (x * x).sum();
        y.backward();
        Assert.Contains("second time", Assert.Throws<ExternalException>(() => y.backward()).Message);
        Assert.Throws<ExternalException>(() => x.add_(1));
        Assert.Contains("scalar outputs", Assert.Throws<ExternalException>(() => (x * 2).backward()).Message);
    }

    [Fact]
    public void MissingDevicesAreRefused()
    {
        if (cuda.is_available()) Assert.Equal(DeviceType.CUDA, ones(1L).cuda().device_type);
        else Assert.ThrowsAny<Exception>(() => ones(1L).cuda());
        Assert.Equal("cuda:1", new Device("cuda:1").ToString());
        Assert.Equal("cpu", CPU.ToString());
    }
}
