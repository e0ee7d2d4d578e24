namespace KerasSharp.Layers;

/// <summary>A kernel that was quantized by GPTQ.</summary>
internal sealed class GptqKernel(Layer layer, KernelProduct product, GPTQDTypePolicy policy)
    : CalibratedKernel(layer, product, policy.WeightBits, policy.GroupSize);
