namespace KerasSharp.Onnx;

/// <summary>Loops.</summary>
internal sealed partial class OnnxBuilder
{
    /// <summary>Values that a function makes anew from themselves, a number of times.</summary>
    /// <param name="count">How often.</param>
    /// <param name="start">The values before the first time; their types and shapes stay.</param>
    /// <param name="step">Makes the next values from the number of the round, an int64 without axes, and the values.</param>
    public OnnxValue[] Repeat(Size count, OnnxValue[] start, Func<OnnxValue, OnnxValue[], OnnxValue[]> step)
    {
        var kinds = start.Select(value => (value.Type, value.Shape)).ToArray();
        var (body, _) = Body("round", [(ElementType.Int64, []), (ElementType.Bool, []), .. kinds],
            values => [values[1], .. step(values[0], values[2..])]);
        return Add("Loop", [count.Known is { } known ? Integer(known) : count.Value!.Squeeze(0), null, .. start],
            [.. kinds.Select(kind => ((ElementType, Shape)?)kind)], ("body", body));
    }
}
