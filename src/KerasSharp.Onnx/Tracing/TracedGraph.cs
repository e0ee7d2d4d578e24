using System.Collections;

namespace KerasSharp.Onnx;

/// <summary>Adds the calls of a recorded function to the graph.</summary>
internal sealed class TracedGraph
{
    private readonly GraphExporter _exporter;
    private readonly Layer _layer;
    private readonly TracedRun _first;
    private readonly TracedRun _second;
    private readonly Dictionary<Tensor, Traced> _made = new(ReferenceEqualityComparer.Instance);

    public TracedGraph(GraphExporter exporter, Layer layer, (OnnxValue Value, OnnxValue? Mask)[] inputs, TracedRun first, TracedRun second)
    {
        (_exporter, _layer, _first, _second) = (exporter, layer, first, second);
        for (var i = 0; i < inputs.Length; i++)
        {
            var (value, mask) = inputs[i];
            _made[first.Inputs[i]] = new(value, second.Inputs[i], mask);
            if (mask is not null)
                _made[first.Masks[i]!] = new(mask, second.Masks[i]!, null);
        }
    }

    /// <summary>Adds a call.</summary>
    public void Add(int index)
    {
        var (call, other) = (_first.Calls[index], _second.Calls[index]);
        if (call.ClassName != other.ClassName || call.Layer != other.Layer || call.Outputs.Length != other.Outputs.Length)
            throw Refuse("what it calls depends on the values or sizes of its input");
        var what = call.ClassName is { } name ? $"Ops.{name}" : call.Layer!.Name;
        OnnxValue[] outputs;
        OnnxValue?[] masks = [];
        if (call.Layer is { } layer)
        {
            var (given, others) = ((Tensor[])call.Arguments[0].Value!, (Tensor[])other.Arguments[0].Value!);
            var inputs = given.Zip(others, (a, b) => Value(a, b, what)).ToArray();
            // A mask that is not given is the one that the input carries.
            var carried = inputs.Select((_, i) => i < call.Masks.Length && call.Masks[i] is { } mask ? Value(mask, other.Masks[i]!, what)
                : _made.GetValueOrDefault(given[i])?.Mask).ToArray();
            (outputs, masks) = _exporter.Call(layer, inputs, carried, call.Options);
        }
        else
        {
            var arguments = call.Arguments.Zip(other.Arguments, (a, b) =>
                (a.Key, Value: Argument(a.Value, b.Value, call.ClassName!, a.Key))).ToDictionary(pair => pair.Key, pair => pair.Value);
            outputs = OperationExporters.Run(_exporter, call.ClassName!, arguments);
        }

        for (var i = 0; i < outputs.Length; i++)
            _made[call.Outputs[i]] = new(
                outputs[i].WithShape(Shape.Common(call.Outputs[i].shape, other.Outputs[i].shape)), other.Outputs[i],
                i < masks.Length ? masks[i] : null);
    }

    /// <summary>What the function gave, with masks.</summary>
    public (OnnxValue Value, OnnxValue? Mask)[] Results() =>
        [.. _first.Results.Zip(_second.Results, (a, b) => (Value(a, b, "its result"), _made.GetValueOrDefault(a)?.Mask))];


    private OnnxValue Value(Tensor tensor, Tensor other, string use)
    {
        if (_made.TryGetValue(tensor, out var made))
            return ReferenceEquals(made.Other, other) ? made.Value
                : throw Refuse("what it calls depends on the values or sizes of its input");
        if (_layer.Weights.FirstOrDefault(weight => ReferenceEquals(weight.Value, tensor)) is { } variable)
            return _exporter.Builder.Weight(variable);
        using var scope = NewDisposeScope();
        if (!tensor.shape.AsSpan().SequenceEqual(other.shape) || tensor.dtype != other.dtype
            || !Plain(tensor).eq(Plain(other)).all().item<bool>())
        {
            throw Refuse(
                $"a tensor that {use} takes was computed from the input by TorchSharp's own functions or operators, "
                + "or from a size that is not known; only calls of `Ops` and of layers can be traced");
        }

        return _exporter.Builder.Constant(tensor);
    }

    private static Tensor Plain(Tensor values) => DTypes.IsFloating(values.dtype) ? values.nan_to_num(0.5) : values;

    private object? Argument(object? a, object? b, string operation, string key) => (a, b) switch
    {
        (Tensor x, Tensor y) => Value(x, y, $"Ops.{operation}"),
        (Operand { Value: Tensor x }, Operand { Value: Tensor y }) => Value(x, y, $"Ops.{operation}"),
        (Operand x, Operand y) => Plain(x.Value, y.Value, operation, key),
        (IEnumerable<Tensor> x, IEnumerable<Tensor> y) => x.Zip(y, (p, q) => Value(p, q, $"Ops.{operation}")).ToArray(),
        _ => Plain(a, b, operation, key),
    };

    private object? Plain(object? a, object? b, string operation, string key)
    {
        if (Equals(a, b) || (a is IEnumerable x && b is IEnumerable y && x.Cast<object>().SequenceEqual(y.Cast<object>())))
            return a;
        if (operation is "Reshape" && a is Integers p && b is Integers q && OneDiffers(p, q))
            return Integers.Create([.. p.Zip(q, (m, n) => m == n ? m : -1)]);
        if (a?.ToString() == b?.ToString() && a is not null && !a.GetType().IsPrimitive)
            return a;
        throw Refuse(
            $"the argument `{key}` of Ops.{operation} depends on a size of the input that is not known, or on its values: {a} and {b}");
    }

    private static bool OneDiffers(Integers a, Integers b) => a.Count == b.Count && a.Zip(b).Count(pair => pair.First != pair.Second) == 1;

    private OnnxExportException Refuse(string reason) => OnnxExportException.For(_layer, reason);

    /// <summary>A tensor of the first run as a value of the graph, the same tensor of the second, and the mask that it carries.</summary>
    private sealed record Traced(OnnxValue Value, Tensor Other, OnnxValue? Mask);
}
