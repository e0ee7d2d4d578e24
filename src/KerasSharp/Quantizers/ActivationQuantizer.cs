namespace KerasSharp.Quantizers;

/// <summary>How the inputs of products are rounded: as the mode does by itself, <c>"default"</c>; by a quantizer; or not at all,
/// <see cref="None"/>.</summary>
public readonly record struct ActivationQuantizer
{
    private ActivationQuantizer(bool isGiven, Quantizer? quantizer) => (IsGiven, Quantizer) = (isGiven, quantizer);

    /// <summary>As the mode does by itself.</summary>
    public static ActivationQuantizer Default => default;

    /// <summary>Inputs stay as they are: Keras's None.</summary>
    public static ActivationQuantizer None => new(true, null);

    private bool IsGiven { get; }

    private Quantizer? Quantizer { get; }

    /// <summary>The quantizer; null for none.</summary>
    internal Quantizer? Or(Func<Quantizer?> byDefault) => IsGiven ? Quantizer : byDefault();

    /// <summary>A quantizer.</summary>
    public static implicit operator ActivationQuantizer(Quantizer? quantizer) => new(true, quantizer);

    /// <summary><c>"default"</c>, or a quantizer by its identifier.</summary>
    /// <exception cref="ArgumentException">There is no such quantizer.</exception>
    public static implicit operator ActivationQuantizer(string identifier) => identifier == "default" ? default : new(true, identifier);
}
