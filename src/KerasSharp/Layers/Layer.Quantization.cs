namespace KerasSharp.Layers;

/// <content>Quantized weights.</content>
public abstract partial class Layer
{
    /// <summary>How the layer's weights are quantized; null where they are not.</summary>
    public QuantizationMode? QuantizationMode => Policy.QuantizationMode;

    /// <summary>Quantizes the layer's weights. What is stored for them takes their place; the layer's policy says so from now on.</summary>
    /// <param name="mode">The mode; null for that of the config.</param>
    /// <param name="config">How; null for the mode's defaults.</param>
    /// <exception cref="ArgumentException">mode and config are missing or contradict each other; int8 goes together with computation in
    /// float16.</exception>
    /// <exception cref="InvalidOperationException">The layer is not built, or is quantized already.</exception>
    /// <exception cref="NotSupportedException">The layer has no such mode; gptq and awq are done by the model's
    /// <c>Quantize</c>.</exception>
    /// <remarks>Source: keras.Layer.quantize.</remarks>
    public void Quantize(QuantizationMode? mode = null, QuantizationConfig? config = null)
    {
        var resolved = QuantizationConfig.Resolve(mode, config);
        var policy = CheckQuantize(resolved);
        if (resolved is CalibratedConfig)
            throw new NotSupportedException($"Layer '{Name}' cannot be quantized by itself in mode '{resolved.Mode}': it takes "
                + $"calibration data that run through the model. Use the model's `Quantize`.");
        using var scope = NameScope.Enter(Name);
        Quantize(resolved, policy);
        SetQuantized(policy);
    }

    /// <summary>Whether the layer has a mode.</summary>
    internal virtual bool CanQuantize(QuantizationMode mode) => false;

    /// <summary>The policy of the layer when it is quantized.</summary>
    internal DTypePolicy CheckQuantize(QuantizationConfig config)
    {
        if (!Built)
            throw new InvalidOperationException($"Cannot quantize a layer that isn't yet built. Layer '{Name}' (of type "
                + $"'{GetType().Name}') is not built yet.");
        if (QuantizationMode is not null)
            throw new InvalidOperationException($"Layer '{Name}' is already quantized with dtype_policy='{Policy.Name}'. Received: "
                + $"mode={config.Mode}");
        return CanQuantize(config.Mode)
            ? $"{config.PolicyMode}_from_{Policy.Name}"
            : throw new NotSupportedException($"Layer '{Name}' (of type '{GetType().Name}') cannot be quantized in mode '{config.Mode}'.");
    }

    /// <summary>Notes that the weights are quantized.</summary>
    internal void SetQuantized(DTypePolicy policy)
    {
        if (_dtype is DTypePolicyMap map && _mappedPath is { } path)
        {
            map.Replace(path, policy);
            _mapped = policy;
        }
        else
        {
            (_dtype, _mapped) = (policy, null);
        }

        ChangeStructure();
    }

    /// <summary>Puts quantized weights in the place of the layer's; nothing is changed if it fails.</summary>
    private protected virtual void Quantize(QuantizationConfig config, DTypePolicy policy) =>
        throw new NotSupportedException($"Layer '{Name}' cannot be quantized.");

    /// <summary>Refuses to make weights under a policy that the layer does not have.</summary>
    private void CheckPolicy()
    {
        if (QuantizationMode is { } mode && !CanQuantize(mode) && this is not Model && Sublayers.Count == 0)
            throw new NotSupportedException($"Layer '{Name}' (of type '{GetType().Name}') cannot be quantized in mode '{mode}'. Received: "
                + $"dtype={Policy.Name}");
    }
}
