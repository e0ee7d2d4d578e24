namespace KerasSharp.Tests.Optimizers;

/// <summary>Weights and gradients for optimizer tests.</summary>
internal static class Weights
{
    public static Variable Of(string path, params float[] values) => new(tensor(values), path.Split('/')[^1], path: path);

    public static float[] Values(this Variable variable) => variable.Value.detach().to(ScalarType.Float32).data<float>().ToArray();

    public static Tensor Gradient(params float[] values) => tensor(values);

    /// <summary>Weights of the given sizes, and a gradient for each; the same for the same seed.</summary>
    public static (List<Variable> Weights, List<Tensor?> Gradients) Random(long seed, ScalarType dtype, params long[][] shapes)
    {
        using var generator = new Generator((ulong)seed);
        return (
            [.. shapes.Select((shape, i) => new Variable(randn(shape, dtype: dtype, generator: generator), $"w{i}"))],
            [.. shapes.Select(shape => (Tensor?)randn(shape, dtype: dtype, generator: generator))]);
    }
}
