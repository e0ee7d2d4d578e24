namespace KerasSharp.Layers;

/// <summary>The kernel of a fully connected layer: floating-point numbers or quantized, with its change of low rank.</summary>
/// <param name="lora">The change.</param>
/// <param name="config">How the kernel is quantized where the layer's policy says that it is; null for as the mode does by itself.</param>
internal sealed class LayerKernel(LowRankUpdate lora, QuantizationConfig? config)
{
    private QuantizedKernel? _quantized;
    private KernelProduct? _product;
    private Regularizer? _regularizer;

    /// <summary>The change of low rank.</summary>
    public LowRankUpdate Lora => lora;

    /// <summary>How the kernel is quantized.</summary>
    public QuantizationConfig? Config { get; private set; } = config;

    /// <summary>The variable that holds it; null before the layer is built.</summary>
    public Variable? Variable { get; private set; }

    /// <summary>Whether it is quantized.</summary>
    public bool IsQuantized => _quantized is not null;

    /// <summary>Called with each input of the layer while calibration runs; null else.</summary>
    public Action<Tensor>? Observer { get; set; }

    /// <summary>How the layer multiplies; null before it is built.</summary>
    public KernelProduct? Product => _product;

    /// <summary>Makes the variables.</summary>
    /// <param name="layer">The layer, which is being built.</param>
    /// <param name="product">How it multiplies.</param>
    /// <param name="regularizer">The penalty on the kernel.</param>
    /// <param name="make">Makes the floating-point kernel.</param>
    public void Build(Layer layer, KernelProduct product, Regularizer? regularizer, Func<Variable> make)
    {
        (_product, _regularizer) = (product, regularizer);
        _quantized = QuantizedKernel.Of(layer, layer.Policy, Config, product);
        var kernel = _quantized is null or { KeepsKernel: true } ? make() : null;
        _quantized?.Build();
        (_quantized as Float8Kernel)?.Take(kernel!);
        Variable = kernel ?? _quantized!.Variables[0];
    }

    /// <summary>Adds the change of low rank where there is a rank.</summary>
    public void BuildLora(Layer layer)
    {
        if (lora.Rank is not null)
            CheckLora(layer);
        lora.Build(layer, Variable!, _regularizer, Shape.Of(_product!.Shape));
    }

    /// <summary>Adds a change of low rank.</summary>
    public void EnableLora(Layer layer, int rank, double? alpha, Initializer? aInitializer, Initializer? bInitializer)
    {
        CheckLora(layer);
        lora.Enable(layer, rank, alpha, aInitializer, bInitializer);
    }

    /// <summary>The floating-point kernel with the change added.</summary>
    public Tensor Weight(ScalarType dtype) => lora.Weight(dtype);

    /// <summary>The product with the quantized kernel, the change and the bias added.</summary>
    public Tensor Multiply(Tensor x, Variable? bias, bool training)
    {
        var y = lora.AddTo(_quantized!.Multiply(x, training), x, _product!.Multiply);
        return bias is null ? y : y + _quantized.Bias(bias.As(y.dtype));
    }

    /// <summary>The kernel as it multiplies, in floating-point numbers, without the change.</summary>
    public Tensor Dequantize(ScalarType dtype) => _quantized?.Dequantize(dtype) ?? Variable!.As(dtype);

    /// <summary>What files hold.</summary>
    public IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> Stored(Variable? bias,
        IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> own) =>
        _quantized?.Stored(bias, lora) ?? lora.Stored(own);

    /// <summary>Quantizes the kernel.</summary>
    public void Quantize(Layer layer, QuantizationConfig given, DTypePolicy policy, Action<Variable> remove)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var quantized = QuantizedKernel.Of(layer, policy, given, _product!)!;
        CheckLora(layer, quantized);
        // First all that may fail.
        Put(layer, given, quantized, quantized.Quantize(Variable!.Value), remove);
    }

    /// <summary>Puts what calibration found in the place of the kernel.</summary>
    public void Calibrate(Layer layer, QuantizationConfig given, DTypePolicy policy, Func<CalibratedKernel, Tensor[]> values,
        Action<Variable> remove)
    {
        var quantized = (CalibratedKernel)QuantizedKernel.Of(layer, policy, given, _product!)!;
        CheckLora(layer, quantized);
        Put(layer, given, quantized, values(quantized), remove);
    }

    private void Put(Layer layer, QuantizationConfig given, QuantizedKernel quantized, Tensor[] values, Action<Variable> remove)
    {
        var kernel = Variable!;
        if (!quantized.KeepsKernel)
            remove(kernel);
        quantized.Build();
        (quantized as Float8Kernel)?.Take(kernel);
        quantized.Assign(values);
        Variable = quantized.Variables[0];
        lora.Replace(Variable);
        (_quantized, Config) = (quantized, given);
    }

    private void CheckLora(Layer layer)
    {
        if (_quantized is { TakesLora: false })
            throw Refuse(layer);
    }

    private void CheckLora(Layer layer, QuantizedKernel quantized)
    {
        if (lora.IsEnabled && !quantized.TakesLora)
            throw Refuse(layer);
    }

    private static NotSupportedException Refuse(Layer layer) =>
        new($"LoRA goes together with the quantization modes 'int8' and 'int4' alone. Layer '{layer.Name}' has another one.");
}
