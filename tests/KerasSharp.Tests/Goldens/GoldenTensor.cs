using System.Globalization;
using System.Text.Json;

namespace KerasSharp.Tests.Goldens;

/// <summary>A tensor of a reference case: shape, Keras's dtype, and the values in row-major order.</summary>
public sealed record GoldenTensor(string Label, long[] Shape, string DType, Array Data)
{
    /// <summary>Reads a tensor.</summary>
    public static GoldenTensor Read(GoldenNode node)
    {
        var shape = node["shape"].As<long[]>();
        var dtype = node["dtype"].As<string>();
        var items = node["data"].Element.EnumerateArray();
        Array data = dtype switch
        {
            "float32" => items.Select(Single).ToArray(),
            "float64" => items.Select(Double).ToArray(),
            "int32" => items.Select(item => item.GetInt32()).ToArray(),
            "int64" => items.Select(item => item.GetInt64()).ToArray(),
            "uint8" => items.Select(item => item.GetByte()).ToArray(),
            "bool" => items.Select(item => item.GetBoolean()).ToArray(),
            "string" => items.Select(item => item.GetString()!).ToArray(),
            _ => throw new InvalidDataException($"{node.Label}: the runner does not know the dtype '{dtype}'."),
        };
        var count = shape.Aggregate(1L, (product, size) => product * size);
        return data.Length == count ? new(node.Label, shape, dtype, data)
            : throw new InvalidDataException(
                $"{node.Label}: shape ({string.Join(", ", shape)}) asks for {count} values, there are {data.Length}.");
    }

    /// <summary>A new tensor with the values.</summary>
    public Tensor ToTensor() => Data switch
    {
        float[] values => tensor(values, Shape),
        double[] values => tensor(values, Shape),
        int[] values => tensor(values, Shape),
        long[] values => tensor(values, Shape),
        byte[] values => tensor(values, Shape),
        bool[] values => tensor(values, Shape),
        _ => throw new InvalidDataException($"{Label}: {DType} values make no tensor."),
    };

    private static float Single(JsonElement item) =>
        item.ValueKind == JsonValueKind.String ? float.Parse(item.GetString()!, CultureInfo.InvariantCulture) : item.GetSingle();

    private static double Double(JsonElement item) =>
        item.ValueKind == JsonValueKind.String ? double.Parse(item.GetString()!, CultureInfo.InvariantCulture) : item.GetDouble();
}
