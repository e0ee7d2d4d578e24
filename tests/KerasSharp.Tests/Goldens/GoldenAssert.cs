using System.Text.Json.Nodes;

namespace KerasSharp.Tests.Goldens;

/// <summary>Comparisons with a reference case; a failure names the case, the field, the index and both values.</summary>
internal static class GoldenAssert
{
    /// <summary>Compares a tensor with a field: shape and kind of element exactly, floating values within the tolerance, others
    /// exactly.</summary>
    /// <param name="expected">The field; null (or JSON's null) expects no tensor.</param>
    /// <param name="actual">What was computed.</param>
    /// <param name="tolerance">For floating values.</param>
    /// <param name="finiteOnly">Leaves out the values that the reference has as NaN or infinite.</param>
    public static void Close(GoldenNode expected, Tensor? actual, Tolerance tolerance, bool finiteOnly = false)
    {
        if (expected.IsNull || actual is null)
        {
            Assert.True(
                expected.IsNull
                && actual is null,
                $"{expected.Label}: expected {(expected.IsNull ? "no tensor" : "a tensor")}, got {(actual is null ? "none" : "one")}.");
            return;
        }

        var golden = expected.AsGoldenTensor();
        Assert.True(
            golden.Shape.AsSpan().SequenceEqual(actual.shape),
            $"{expected.Label}: expected shape ({string.Join(", ", golden.Shape)}), got ({string.Join(", ", actual.shape)}).");
        Assert.True(
            Kind(golden.DType) == Kind(
            DTypes.Name(actual.dtype)), $"{expected.Label}: expected {golden.DType}, got {DTypes.Name(actual.dtype)}.");
        Compare(expected.Label, golden, Doubles(actual), DTypes.IsFloating(actual.dtype) ? tolerance : Tolerance.Exact, finiteOnly);
    }

    /// <summary>Compares a list of tensors with a list of fields.</summary>
    public static void AllClose(GoldenNode expected, IReadOnlyList<Tensor?> actual, Tolerance tolerance, bool finiteOnly = false)
    {
        var fields = expected.Items.ToList();
        Assert.True(fields.Count == actual.Count, $"{expected.Label}: expected {fields.Count} tensors, got {actual.Count}.");
        for (var i = 0; i < fields.Count; i++)
            Close(fields[i], actual[i], tolerance, finiteOnly);
    }

    /// <summary>Compares a number with a field.</summary>
    public static void Close(GoldenNode expected, double actual, Tolerance tolerance)
    {
        var value = expected.As<double>();
        Assert.True(tolerance.Holds(value, actual), $"{expected.Label}: expected {value:R}, got {actual:R}.");
    }

    /// <summary>Compares a string, flag or integer with a field.</summary>
    public static void Equal<T>(GoldenNode expected, T actual)
    {
        var value = expected.IsNull ? default : expected.As<T>();
        Assert.True(EqualityComparer<T>.Default.Equals(value, actual), $"{expected.Label}: expected {value}, got {actual}.");
    }

    /// <summary>Compares a shape with a field.</summary>
    public static void Equal(GoldenNode expected, Shape? actual) =>
        Assert.True(Equals(expected.AsShape(), actual), $"{expected.Label}: expected {expected.AsShape()}, got {actual}.");

    /// <summary>Compares an object's config with a field: the same keys, the same values (1 and 1.0 are the same), whatever the
    /// order.</summary>
    public static void SameConfig(GoldenNode expected, Config actual)
    {
        if (Difference(JsonNode.Parse(expected.Element.GetRawText()), actual.ToJson(), "") is { } difference)
            Assert.Fail($"{expected.Label}{difference}");
    }

    private static void Compare(string label, GoldenTensor golden, double[] actual, Tolerance tolerance, bool finiteOnly)
    {
        var wrong = 0;
        var first = -1;
        for (var i = 0; i < actual.Length; i++)
        {
            var value = Convert.ToDouble(golden.Data.GetValue(i));
            if (tolerance.Holds(value, actual[i]) || (finiteOnly && !double.IsFinite(value)))
                continue;
            first = wrong++ == 0 ? i : first;
        }

        if (wrong > 0)
        {
            Assert.Fail(
                $"{label}[{string.Join(", ", Index(first, golden.Shape))}]: expected {golden.Data.GetValue(first):R}, got "
                + $"{actual[first]:R} "
                + $"({wrong} of {actual.Length} values differ; rtol {tolerance.Relative:g}, atol {tolerance.Absolute:g}).");
        }
    }

    private static long[] Index(long flat, long[] shape)
    {
        var index = new long[shape.Length];
        for (var axis = shape.Length - 1; axis >= 0; axis--)
            (flat, index[axis]) = Math.DivRem(flat, shape[axis]);
        return index;
    }

    private static double[] Doubles(Tensor tensor)
    {
        using var plain = tensor.detach().to(ScalarType.Float64).cpu().contiguous();
        return plain.data<double>().ToArray();
    }

    /// <summary>Integers of any width are one kind: Keras's numpy side and torch differ in it.</summary>
    private static string Kind(string dtype) => dtype.StartsWith("int", StringComparison.Ordinal) || dtype == "uint8" ? "integer" : dtype;

    private static string? Difference(JsonNode? expected, JsonNode? actual, string path)
    {
        if (expected is JsonObject fields && actual is JsonObject others)
        {
            // Keras notes the shapes with which a layer inside another was built; a new one has none yet.
            var missing = fields.Select(field => field.Key).Where(key => key != "build_config").Except(others.Select(field => field.Key))
                .ToList();
            var surplus = others.Select(field => field.Key).Except(fields.Select(field => field.Key)).ToList();
            if (missing.Count + surplus.Count > 0)
                return $"{path}: missing keys [{string.Join(", ", missing)}], surplus keys [{string.Join(", ", surplus)}].";
            return fields.Where(field => others.ContainsKey(field.Key))
                .Select(field => Difference(field.Value, others[field.Key], $"{path}.{field.Key}")).FirstOrDefault(
                    text => text is not null);
        }

        if (expected is JsonArray items && actual is JsonArray given && items.Count == given.Count)
            return items.Select((item, i) => Difference(item, given[i], $"{path}[{i}]")).FirstOrDefault(text => text is not null);
        var same = JsonNode.DeepEquals(expected, actual) || (Number(expected) is { } x && Number(actual) is { } y && (float)x == (float)y);
        return same ? null : $"{path}: expected {expected?.ToJsonString() ?? "null"}, got {actual?.ToJsonString() ?? "null"}.";
    }

    private static double? Number(JsonNode? node) =>
        node?.GetValueKind() == System.Text.Json.JsonValueKind.Number
            ? double.Parse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) : null;
}
