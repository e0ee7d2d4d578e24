namespace KerasSharp.Layers;

/// <summary>Products as of 8-bit floating-point numbers, for training: inputs and kernel are rounded to float8_e4m3fn, the gradient of the
/// output to float8_e5m2.</summary>
/// <remarks>The kernel stays as it is. Scales follow the greatest absolute values of past steps: each step of training uses those of the
/// steps before, and notes its own.</remarks>
internal sealed class Float8Kernel(Layer layer, KernelProduct product, DTypePolicy policy) : QuantizedKernel(layer, product)
{
    private readonly long _length = (policy as QuantizedFloat8DTypePolicy)?.AmaxHistoryLength
        ?? QuantizedFloat8DTypePolicy.DefaultAmaxHistoryLength;
    private Variable _kernel = null!;
    private Float8Scale _inputs = null!;
    private Float8Scale _weights = null!;
    private Float8Scale _gradients = null!;

    /// <inheritdoc/>
    public override bool KeepsKernel => true;

    /// <summary>Takes the layer's kernel, which it multiplies by.</summary>
    public void Take(Variable kernel)
    {
        _kernel = kernel;
        Adopt(kernel);
    }

    /// <inheritdoc/>
    public override void Build()
    {
        _inputs = Scale("inputs", Float8.E4M3FN);
        _weights = Scale("kernel", Float8.E4M3FN);
        _gradients = Scale("outputs_grad", Float8.E5M2);
    }

    /// <inheritdoc/>
    public override Tensor[] Quantize(Tensor weight) => [];

    /// <inheritdoc/>
    public override Tensor Multiply(Tensor x, bool training)
    {
        training &= Layer.Trainable;
        var y = Product.Multiply(_inputs.Round(x, training), _weights.Round(_kernel.As(x.dtype), training));
        return y.requires_grad && is_grad_enabled() ? Float8Gradient.Run(y, _gradients) : y;
    }

    /// <inheritdoc/>
    public override Tensor Dequantize(ScalarType type) => _kernel.As(type);

    /// <summary>As in Keras, through bfloat16.</summary>
    public override Tensor Bias(Tensor bias) => bias.dtype == ScalarType.Float32 ? bias.to_type(ScalarType.BFloat16)
        .to_type(ScalarType.Float32) : bias;

    private Float8Scale Scale(string of, Float8 type) =>
        new(type, Add($"{of}_scale", [], ScalarType.Float32, "ones"), Add($"{of}_amax_history", [_length], ScalarType.Float32));
}
