namespace KerasSharp.Layers;

/// <summary>The table of vectors of a layer: floating-point numbers or quantized.</summary>
/// <param name="config">How it is quantized where the layer's policy says that it is; null for as the mode does by itself.</param>
/// <param name="rows">The number of vectors.</param>
/// <param name="columns">The size of a vector.</param>
internal sealed class LayerTable(QuantizationConfig? config, long rows, long columns)
{
    /// <summary>How the table is quantized.</summary>
    public QuantizationConfig? Config { get; private set; } = config;

    /// <summary>The variable that holds it; null before the layer is built.</summary>
    public Variable? Variable { get; private set; }

    /// <summary>The table as its mode stores it; null for floating-point numbers.</summary>
    public QuantizedTable? Quantized { get; private set; }

    /// <summary>Makes the variables.</summary>
    /// <param name="layer">The layer, which is being built.</param>
    /// <param name="make">Makes the floating-point table.</param>
    public void Build(Layer layer, Func<Variable> make)
    {
        Quantized = QuantizedTable.Of(layer, layer.Policy, Config, rows, columns);
        Quantized?.Build();
        Variable = Quantized?.Variables[0] ?? make();
    }

    /// <summary>Quantizes the table.</summary>
    public void Quantize(Layer layer, QuantizationConfig given, DTypePolicy policy, Action<Variable> remove)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var quantized = QuantizedTable.Of(layer, policy, given, rows, columns)!;
        var values = quantized.Quantize(Variable!.Value);
        remove(Variable);
        quantized.Build();
        quantized.Assign(values);
        (Quantized, Variable, Config) = (quantized, quantized.Variables[0], given);
    }

    /// <summary>What files hold of a quantized table; with a change of low rank, the table with it, quantized anew.</summary>
    public IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> Stored(Layer layer, LowRankUpdate? lora) =>
        [.. Quantized!.Variables.Select((variable, i) => (variable, lora is { IsEnabled: true } ? () => Merged(layer, lora)[i]
            : (Func<Tensor>?)null))];

    private Tensor[] Merged(Layer layer, LowRankUpdate lora)
    {
        using var _ = no_grad();
        return Quantized!.Quantize(Quantized.Dequantize(layer.ComputingType) + lora.Change(layer.ComputingType)!);
    }
}
