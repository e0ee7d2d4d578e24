namespace KerasSharp.Onnx;

/// <summary>A value of the graph that is being built: its methods and operators add the nodes that compute with it.</summary>
internal sealed partial class OnnxValue(OnnxBuilder builder, string name, ElementType type, Shape shape)
{
    /// <summary>The builder of the graph.</summary>
    public OnnxBuilder Builder { get; } = builder;

    /// <summary>The name, unique in the model.</summary>
    public string Name { get; } = name;

    /// <summary>The element type.</summary>
    public ElementType Type { get; } = type;

    /// <summary>The shape, unknown sizes null.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>The number of axes.</summary>
    public int Rank => Shape.Rank;

    /// <summary>The same value, declared with the shape that is known of it from elsewhere.</summary>
    public OnnxValue WithShape(Shape known) => known.Equals(Shape) ? this : new(Builder, Name, Type, known);

    /// <summary>The value as an input or output of a graph.</summary>
    public ValueInfoProto Describe(string? batch = null)
    {
        var shape = new TensorShapeProto();
        for (var axis = 0; axis < Rank; axis++)
        {
            var dimension = new TensorShapeProto.Types.Dimension();
            if (Shape[axis] is { } size)
                dimension.DimValue = size;
            else
                dimension.DimParam = axis == 0 && batch is not null ? batch : $"{Name}_{axis}";
            shape.Dim.Add(dimension);
        }

        var type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)Type, Shape = shape } };
        return new ValueInfoProto { Name = Name, Type = type };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Type} {Shape}";

    private OnnxValue Same(string operation, params (string, object)[] attributes) =>
        Builder.Add(operation, [this], Type, Shape, attributes);

    private int Axis(int axis) => axis < 0 ? axis + Rank : axis;
}
