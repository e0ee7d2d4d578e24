using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

/// <summary>How an activation's input and the gradient of its output lie in memory changes nothing.</summary>
public sealed class ActivationLayoutTests
{
    // Threshold needs its numbers.
    public static TheoryData<string> Names() => [.. Registry.Entries
        .Where(
            entry => entry.Kind == typeof(ActivationFunction) && entry.Type.Assembly == typeof(ActivationFunction).Assembly
            && entry.Type != typeof(Threshold))
        .Select(entry => entry.Identifiers[0])];

    [Theory, MemberData(nameof(Names))]
    public void Changes_nothing(string name)
    {
        using var scope = NewDisposeScope();
        ActivationFunction function = name;
        var values = (arange(24, ScalarType.Float32) * 0.7).sin().reshape(6, 4);
        var expected = Gradient(values.clone(), y => y);
        Same(expected, Gradient(values.clone(), y => y.t().contiguous().t()));
        Same(expected, Gradient(values.t().contiguous().t(), y => y));

        Tensor Gradient(Tensor x, Func<Tensor, Tensor> layout)
        {
            x.requires_grad_();
            var y = layout(function.Apply(x));
            (y * (arange(y.numel(), ScalarType.Float32) + 1).sin().reshape(y.shape)).sum().backward();
            return x.grad!;
        }

        void Same(Tensor one, Tensor other) =>
            Assert.True(one.allclose(other, 1e-5, 1e-6), $"{name}: {other.npstr()} instead of {one.npstr()}");
    }
}
