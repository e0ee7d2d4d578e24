namespace KerasSharp.Layers;

/// <summary>Weights of a layer as a mode stores them.</summary>
/// <param name="layer">The layer.</param>
internal abstract class QuantizedWeights(Layer layer)
{
    private readonly List<Variable> _variables = [];

    /// <summary>What the mode stores, in the order of files, the weight itself first.</summary>
    public IReadOnlyList<Variable> Variables => _variables;

    protected Layer Layer { get; } = layer;

    /// <summary>Makes the variables.</summary>
    public abstract void Build();

    /// <summary>What the variables are for a weight; the caller's dispose scope owns it.</summary>
    public abstract Tensor[] Quantize(Tensor weight);

    /// <summary>The weight as floating-point numbers of a type, in its shape.</summary>
    public abstract Tensor Dequantize(ScalarType type);

    /// <summary>Gives the variables their values.</summary>
    public void Assign(IReadOnlyList<Tensor> values)
    {
        for (var i = 0; i < values.Count; i++)
            _variables[i].Assign(values[i]);
    }

    /// <summary>Adds a variable.</summary>
    protected Variable Add(string name, long[] shape, ScalarType? type = null, string initializer = "zeros")
    {
        var variable = Layer.AddWeight(name, Shape.Of(shape), initializer, type, trainable: false);
        _variables.Add(variable);
        return variable;
    }

    /// <summary>Counts a variable that the layer has already.</summary>
    protected void Adopt(Variable variable) => _variables.Insert(0, variable);
}
