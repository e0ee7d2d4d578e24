using TorchSharp.Modules;

namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class ParameterTests : TorchSharpTests
{
    [Fact]
    public void AParameterTakesItsTensorOver()
    {
        using Tensor data = tensor(new[] { 1f, 2f });
        using var parameter = new Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad);
        Assert.True(parameter.is_leaf);
        Check.Values(parameter, 1, 2);
    }

    [Fact]
    public void AParameterCanBeFrozen()
    {
        using Parameter parameter = torch.nn.Parameter(zeros(2), requires_grad: false);
        Assert.False(parameter.requires_grad);
    }

    [Fact]
    public void AParameterLivesInItsTensorsScope()
    {
        Parameter inside, kept;
        using (NewDisposeScope())
        {
            inside = new Parameter(zeros(1));
            kept = new Parameter(zeros(1));
            kept.DetachFromDisposeScope();
        }
        Assert.True(inside.IsInvalid);
        Assert.False(kept.IsInvalid);
        kept.Dispose();
    }

    [Fact]
    public void ParametersLeaveNothingBehind() => Check.LeavesNothing(() =>
    {
        using var outside = new Parameter(zeros(1));
        using DisposeScope scope = NewDisposeScope();
        _ = new Parameter(zeros(1));
    });
}
