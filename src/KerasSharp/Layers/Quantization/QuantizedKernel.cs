namespace KerasSharp.Layers;

/// <summary>The kernel of a layer as a mode stores it, and products with it.</summary>
/// <param name="layer">The layer.</param>
/// <param name="product">How it multiplies.</param>
internal abstract class QuantizedKernel(Layer layer, KernelProduct product) : QuantizedWeights(layer)
{
    /// <summary>Whether the floating-point kernel stays beside what the mode adds.</summary>
    public virtual bool KeepsKernel => false;

    /// <summary>Whether a change of low rank can be added.</summary>
    public virtual bool TakesLora => false;

    protected KernelProduct Product { get; } = product;

    /// <summary>Whether files hold the bias before all else, instead of behind the kernel.</summary>
    protected virtual bool BiasFirst => false;

    /// <summary>The mode's way of a layer's policy; null where it has none.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="config">What the mode is told beside the policy; null for nothing.</param>
    /// <param name="product">How the layer multiplies.</param>
    public static QuantizedKernel? Of(Layer layer, DTypePolicy policy, QuantizationConfig? config, KernelProduct product)
    {
        if (policy.QuantizationMode is not { } mode)
            return null;
        return mode.ToString() switch
        {
            "int8" => new Int8Kernel(layer, product, config),
            "int4" => new Int4Kernel(layer, product, config, Blocks.SizeOf(policy, config)),
            "ternary" => new TernaryKernel(layer, product),
            "float8" => new Float8Kernel(layer, product, policy),
            "gptq" => new GptqKernel(layer, product, (GPTQDTypePolicy)policy),
            _ => new AwqKernel(layer, product, (AWQDTypePolicy)policy),
        };
    }

    /// <summary>The product of an input with the kernel.</summary>
    public abstract Tensor Multiply(Tensor x, bool training);

    /// <summary>The bias as it is added.</summary>
    public virtual Tensor Bias(Tensor bias) => bias;

    /// <summary>What files hold; with a change of low rank, the kernel with it, quantized anew.</summary>
    public IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> Stored(Variable? bias, LowRankUpdate lora)
    {
        var own = Variables.Select((variable, i) => (variable, lora.IsEnabled ? () => Merged(lora)[i] : (Func<Tensor>?)null));
        IEnumerable<(Variable, Func<Tensor>?)> added = bias is null ? [] : [(bias, null)];
        return BiasFirst ? [.. added, .. own] : [.. own.Take(1), .. added, .. own.Skip(1)];
    }

    private Tensor[] Merged(LowRankUpdate lora)
    {
        using var _ = no_grad();
        return Quantize(Dequantize(Layer.ComputingType) + lora.Change(Layer.ComputingType)!);
    }
}
