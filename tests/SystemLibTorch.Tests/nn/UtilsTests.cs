using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SystemLibTorch.Tests.nn;

public class UtilsTests
{
    [Theory]
    [InlineData(1.0, 2.0, 5.0, 0.6, 0.8)]
    [InlineData(10.0, 2.0, 5.0, 3.0, 4.0)]
    [InlineData(2.0, double.PositiveInfinity, 4.0, 1.5, 2.0)]
    public void GradientsAreScaledDownTogether(double limit, double type, double norm, double first, double second)
    {
        using DisposeScope scope = NewDisposeScope();
        (Parameter a, Parameter b) = WithGradients();
        Assert.Equal(norm, torch.nn.utils.clip_grad_norm_([a, b], limit, type), 5);
        Check.Close([first], Check.Numbers(a.grad!), 1e-5);
        Check.Close([second], Check.Numbers(b.grad!), 1e-5);
    }

    [Fact]
    public void GradientsAreLimited()
    {
        using DisposeScope scope = NewDisposeScope();
        (Parameter a, Parameter b) = WithGradients();
        torch.nn.utils.clip_grad_value_([a, b], 3.5);
        Check.Values(a.grad!, 3);
        Check.Values(b.grad!, 3.5);
    }

    [Fact]
    public void ParametersGoToAVectorAndBack()
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter[] parameters = [Parameter(ones(2, 2)), Parameter(zeros(3))];
        Check.Values(torch.nn.utils.parameters_to_vector(parameters), 1, 1, 1, 1, 0, 0, 0);
        torch.nn.utils.vector_to_parameters(arange(7, ScalarType.Float32), parameters);
        Check.Values(parameters[0], 0, 1, 2, 3);
        Check.Values(parameters[1], 4, 5, 6);
        Check.Shape(parameters[0], 2, 2);
        Assert.True(parameters[0].is_leaf);
    }

    private static (Parameter, Parameter) WithGradients()
    {
        Parameter a = Parameter(zeros(1)), b = Parameter(zeros(1));
        (a * 3 + b * 4).backward();
        return (a, b);
    }
}
