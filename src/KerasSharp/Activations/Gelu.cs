namespace KerasSharp.Activations;

/// <summary>Gaussian error linear unit: <c>x · Φ(x)</c>, Φ the normal distribution function.</summary>
/// <remarks>Source: keras.activations.gelu.</remarks>
/// <param name="approximate">Whether Φ is approximated with tanh.</param>
public sealed partial class Gelu(bool approximate = false) : ActivationFunction
{
    private const double Scale = 0.7978845608028654; // √(2/π)

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x)
    {
        if (!approximate)
            return nn.functional.gelu(x);
        var inner = x * ((x.square() * (0.044715 * Scale)) + Scale);
        return x * ((inner.tanh() + 1) * 0.5);
    }
}
