using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Optimizers;

/// <summary>Weights and gradients for optimizer tests.</summary>
internal static class Weights
{
    public static Variable Of(string path, params float[] values) => new(tensor(values), path.Split('/')[^1], path: path);

    public static float[] Values(this Variable variable) => variable.Value.detach().to(ScalarType.Float32).data<float>().ToArray();

    public static Tensor Gradient(params float[] values) => tensor(values);

    /// <summary>Checks the values of a weight that begins at 0, under gradients of 1; frees the optimizer.</summary>
    public static void Go(Optimizer optimizer, double tolerance, params double[] values)
    {
        using var scope = NewDisposeScope();
        using (optimizer)
        {
            var weight = new Variable(tensor([0.0]), "w");
            optimizer.Build([weight]);
            foreach (var value in values)
            {
                optimizer.Apply([tensor([1.0])]);
                Assert.Equal(value, weight.Value.item<double>(), tolerance);
            }
        }
    }

    /// <summary>Weights of the given sizes, and a gradient for each; the same for the same seed.</summary>
    public static (List<Variable> Weights, List<Tensor?> Gradients) Random(long seed, ScalarType dtype, params long[][] shapes)
    {
        using var generator = new Generator((ulong)seed);
        return (
            [.. shapes.Select((shape, i) => new Variable(randn(shape, dtype: dtype, generator: generator), $"w{i}"))],
            [.. shapes.Select(shape => (Tensor?)randn(shape, dtype: dtype, generator: generator))]);
    }
}
