namespace KerasSharp.Layers;

/// <content>The layer as what nodes of functional models call.</content>
public abstract partial class Layer : IGraphOperation
{
    /// <summary>The calls of this layer in functional models.</summary>
    internal List<Node> InboundNodes { get; } = [];

    /// <summary>Keras's name of the class.</summary>
    internal string KerasName => StoredClass ?? Registry.Find(GetType())?.ClassName.Split('>')[^1] ?? GetType().Name;

    /// <summary>Whether data enters a model here.</summary>
    internal virtual bool IsInput => false;

    /// <summary>The number of the first call where Keras names the ends of a model.</summary>
    internal virtual int FirstCallNumber => 0;

    string IGraphOperation.KerasName => KerasName;

    List<Node> IGraphOperation.InboundNodes => InboundNodes;

    IReadOnlyList<string>? IGraphOperation.InputNames => InputNames;

    IReadOnlyList<Shape>? IGraphOperation.OutputShapes => OutputShapes;

    bool IGraphOperation.IsInput => IsInput;

    int IGraphOperation.FirstCall => FirstCallNumber;

    NodeArguments IGraphOperation.ReadArguments(IReadOnlyList<object?> positional, OrderedDictionary<string, object?> named) =>
        NodeArguments.OfLayer(InputNames, positional, named);

    KerasTensor[] IGraphOperation.Describe(NodeArguments arguments)
    {
        CheckOptions(arguments.Options);
        var inputs = arguments.Inputs;
        var shapes = Array.ConvertAll(inputs, input => input.Shape);
        CheckCall(shapes);
        var masks = Array.ConvertAll(arguments.Masks ?? Array.ConvertAll(inputs, input => input.Mask), mask => mask?.Shape);
        using (CallScope.OfSymbolicCall(this, masks))
        {
            EnsureBuilt(shapes);
            OutputShapes = ComputeOutputShape(shapes, arguments.Options);
        }

        if (!SupportsMasking && Array.Exists(masks, mask => mask is not null))
            WarnOfMask();
        KerasTensor[] made = [.. OutputShapes.Select((shape, i) => new KerasTensor(shape, OutputDType(inputs, i)))];
        PassMasks(arguments, made);
        return made;
    }

    Shape[] IGraphOperation.OutputShapesOf(NodeArguments arguments, Shape[] inputs) => ComputeOutputShape(inputs, arguments.Options);

    Computation IGraphOperation.Bind(NodeArguments arguments) => Invoke;

    Config IGraphOperation.Serialize() => Serialize();

    /// <summary>The serialized form, as an entry of a model's config: class, config, and the shapes for which the layer was
    /// built.</summary>
    internal virtual Config Serialize()
    {
        var config = ConfigValue.Serialize(this);
        if (GetBuildConfig() is { } built)
            config["build_config"] = built;
        return config;
    }

    /// <summary>The shapes for which the layer was built, as they stand in Keras's files; null where it is not built, or makes nothing of
    /// them.</summary>
    /// <remarks>Source: keras.Layer.get_build_config.</remarks>
    public virtual Config? GetBuildConfig()
    {
        if (BuiltInputShapes is not { } shapes || !HasBuild)
            return null;
        if (shapes is [var one])
            return new() { { "input_shape", one } };
        if (InputNames is not { } names)
            return new() { { "input_shape", shapes } };
        var named = new Config();
        foreach (var (name, shape) in names.Zip(shapes))
            named[$"{name}_shape"] = shape;
        return new() { { "shapes_dict", named } };
    }

    /// <summary>Whether the class makes something of its input's shape; Keras notes the shape for those alone.</summary>
    internal virtual bool HasBuild =>
        ((Action<Shape>)Build).Method.DeclaringType != typeof(Layer) || ((Action<Shape[]>)Build).Method.DeclaringType != typeof(Layer);
}
