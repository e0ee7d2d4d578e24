namespace KerasSharp.Onnx;

/// <summary>What is computed along axes.</summary>
internal sealed partial class OnnxValue
{
    public OnnxValue Sum(int[] axes, bool keepdims = false) => Reduce("ReduceSum", axes, keepdims);

    public OnnxValue Mean(int[] axes, bool keepdims = false) => Reduce("ReduceMean", axes, keepdims);

    public OnnxValue Max(int[] axes, bool keepdims = false) => Reduce("ReduceMax", axes, keepdims);

    public OnnxValue Min(int[] axes, bool keepdims = false) => Reduce("ReduceMin", axes, keepdims);

    public OnnxValue Product(int[] axes, bool keepdims = false) => Reduce("ReduceProd", axes, keepdims);

    /// <summary>Whether all values along axes hold.</summary>
    public OnnxValue All(int[] axes, bool keepdims = false) => Cast(ElementType.Int32).Min(axes, keepdims).Truth();

    /// <summary>Whether a value along axes holds.</summary>
    public OnnxValue Any(int[] axes, bool keepdims = false) => Cast(ElementType.Int32).Max(axes, keepdims).Truth();

    /// <summary>The variance, by the values' distance from their mean.</summary>
    public OnnxValue Variance(int[] axes, bool keepdims = false) => (this - Mean(axes, keepdims: true)).Square().Mean(axes, keepdims);

    /// <summary>The Euclidean length.</summary>
    public OnnxValue Length(int[] axes, bool keepdims = false) => Square().Sum(axes, keepdims).Sqrt();

    /// <summary>The index of the largest value, as int64.</summary>
    public OnnxValue ArgMax(int axis, bool keepdims = false) => Place("ArgMax", axis, keepdims);

    /// <summary>The index of the smallest value, as int64.</summary>
    public OnnxValue ArgMin(int axis, bool keepdims = false) => Place("ArgMin", axis, keepdims);

    /// <summary>The running sum along an axis.</summary>
    public OnnxValue CumulativeSum(int axis) => Builder.Add("CumSum", [this, Builder.Integer(Axis(axis))], Type, Shape);

    /// <summary>The largest, or smallest, values along an axis with their indices as int64, in order.</summary>
    public (OnnxValue Values, OnnxValue Places) TopK(Size count, int axis = -1, bool largest = true)
    {
        var shape = Shape.With(Axis(axis), count.Known);
        var made = Builder.Add("TopK", [this, count.AsValue(Builder)], [(Type, shape), (ElementType.Int64, shape)], ("axis", Axis(axis)),
            ("largest", largest), ("sorted", true));
        return (made[0], made[1]);
    }

    private OnnxValue Reduce(string operation, int[] axes, bool keepdims)
    {
        var along = axes.Select(Axis).Order().ToArray();
        return along.Length == 0 ? this : Builder.Add(
            operation, [this, Builder.Integers([.. along.Select(axis => (long)axis)])], Type, Shapes.Reduce(Shape, along, keepdims),
                ("keepdims", keepdims));
    }

    private OnnxValue Place(string operation, int axis, bool keepdims) =>
        Builder.Add(operation, [this], ElementType.Int64, Shapes.Reduce(Shape, [Axis(axis)], keepdims), ("axis", Axis(axis)),
            ("keepdims", keepdims));
}
