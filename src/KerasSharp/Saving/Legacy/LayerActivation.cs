namespace KerasSharp.Saving.Legacy;

/// <summary>A layer without weights as an activation: <c>Dense(10, activation=LeakyReLU())</c> in Python.</summary>
#pragma warning disable KS0001 // It is written as the layer within.
internal sealed class LayerActivation : ActivationFunction, IPlainValue
#pragma warning restore KS0001
{
    private readonly Layer _layer;

    private LayerActivation(Layer layer) => _layer = layer;

    object IPlainValue.Plain => _layer.Serialize();

    /// <summary>The activation of a serialised layer; null where it is none.</summary>
    /// <exception cref="ConfigException">The layer has weights.</exception>
    public static ActivationFunction? TryRead(Config serialized)
    {
        if (serialized.Get<string?>("class_name", null) is not { } className)
            return null;
        var module = serialized.Get<string?>("module", null);
        if (module?.Contains("activations", StringComparison.Ordinal) == true || Registry.Find(typeof(Layer), className) is not { } entry
            || entry.ClassName != className)
            return null;
        if (HardSigmoid2.Is(serialized))
            return HardSigmoid2.Instance;
        if (className is "PReLU")
            throw new ConfigException(
                "A PReLU as a layer's activation keeps its weights in that layer, which is not supported. Add it as a layer after the "
                + "other.");
        return new LayerActivation((Layer)ConfigValue.Deserialize(serialized, typeof(Layer)));
    }

    public override Config GetConfig() => [];

    protected override Tensor Call(Tensor x) => _layer.Apply(x);
}
