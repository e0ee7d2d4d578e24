using System.Diagnostics.CodeAnalysis;

namespace KerasSharp.Quantizers;

/// <summary>Rounds a tensor to few values and says the scale. A string names one: <c>"abs_max_quantizer"</c>.</summary>
/// <remarks>Source: keras.quantizers.Quantizer.</remarks>
[KerasModule("keras.quantizers")]
public abstract class Quantizer : IConfigurable
{
    /// <summary>The type of the rounded values.</summary>
    public abstract ScalarType OutputDType { get; }

    /// <summary>Rounds a tensor.</summary>
    /// <param name="x">The tensor, floating.</param>
    /// <param name="axis">The axes that share a scale; null for those of the quantizer.</param>
    /// <returns>The rounded values, and the scale that they were multiplied by, with axes of size 1 where values share it.</returns>
    public (Tensor Outputs, Tensor Scale) Apply(Tensor x, Axes? axis = null)
    {
        var (values, scale) = Round(x, axis);
        return (values.to_type(OutputDType), scale);
    }

    /// <summary>The rounded values in the tensor's own type, and the scale.</summary>
    internal abstract (Tensor Values, Tensor Scale) Round(Tensor x, Axes? axis);

    /// <summary>A product of rounded values, scaled back, with the gradient of the product of the values as they were.</summary>
    /// <param name="x">The values.</param>
    /// <param name="product">The product of rounded values.</param>
    /// <param name="along">What the product is divided by, from the values' scale.</param>
    /// <param name="unrounded">The product of values as they were.</param>
    /// <param name="axis">The axes that share a scale; null for those of the quantizer.</param>
    internal Tensor RoundAround(Tensor x, Func<Tensor, Tensor> product, Func<Tensor, Tensor> along, Func<Tensor, Tensor> unrounded,
        Axes? axis = null)
    {
        Tensor y;
        using (no_grad())
        {
            var (values, scale) = Round(x, axis);
            y = product(values).to_type(x.dtype) / along(scale);
        }

        if (!x.requires_grad || !is_grad_enabled())
            return y;
        var straight = unrounded(x);
        // The difference is 0: nothing but its gradient counts.
        return y + (straight - straight.detach());
    }

    /// <summary>The values that are used, the least and the greatest.</summary>
    internal abstract (int Min, int Max) Range { get; }

    /// <inheritdoc/>
    public virtual Config GetConfig() => [];

    /// <summary>The quantizer that a Keras identifier names.</summary>
    /// <exception cref="ArgumentException">There is no such quantizer.</exception>
    [return: NotNullIfNotNull(nameof(identifier))]
    public static implicit operator Quantizer?(string? identifier) => identifier is null ? null : Registry.Get<Quantizer>(identifier);
}
