using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace KerasSharp.Callbacks.Events;

/// <summary>A value that TensorBoard shows: a scalar, a histogram, an image, a model.</summary>
internal sealed class SummaryValue
{
    private const int Buckets = 30;
    private const int MostImages = 3;

    private SummaryValue(string tag, string plugin, DataClass dataClass, ProtoMessage tensor, string content = "")
    {
        var pluginData = new ProtoMessage().Add(1, plugin);
        if (content.Length > 0)
            pluginData.Add(2, content);
        var metadata = new ProtoMessage().Add(1, pluginData);
        if (dataClass != DataClass.Unknown)
            metadata.Add(4, (long)dataClass);
        Message = new ProtoMessage().Add(1, tag).Add(8, tensor).Add(9, metadata);
    }

    private enum DataClass
    {
        Unknown,
        Scalar,
        Tensor,
        BlobSequence,
    }

    private enum ElementType
    {
        Float = 1,
        Double = 2,
        Text = 7,
    }

    public ProtoMessage Message { get; }

    /// <summary>A number.</summary>
    public static SummaryValue Scalar(string tag, double value)
    {
        float[] content = [(float)value];
        return new(tag, "scalars", DataClass.Scalar, Tensor(ElementType.Float).Add(4, MemoryMarshal.AsBytes(content.AsSpan())));
    }

    /// <summary>How values are distributed: for each bucket its ends and the number of values.</summary>
    public static SummaryValue Histogram(string tag, ReadOnlySpan<float> values)
    {
        var rows = values.IsEmpty ? [] : Count(values);
        return new(tag, "histograms", DataClass.Tensor, Tensor(ElementType.Double, rows.Length / 3, 3).Add(
            4, MemoryMarshal.AsBytes(rows.AsSpan())));
    }

    /// <summary>Images of values from 0 to 1, (number, height, width, channels); the first three are kept.</summary>
    public static SummaryValue Images(string tag, ReadOnlySpan<float> values, int number, int height, int width, int channels)
    {
        var kept = Math.Min(number, MostImages);
        var size = height * width * channels;
        var tensor = Tensor(ElementType.Text, 2 + kept).Add(8, width.ToString(CultureInfo.InvariantCulture)).Add(
            8, height.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < kept; i++)
        {
            var pixels = new byte[size];
            for (var j = 0; j < size; j++)
                pixels[j] = (byte)Math.Clamp(values[(i * size) + j] * 255.5f, 0, 255);
            tensor.Add(8, PngImage.Encode(pixels, width, height, channels));
        }

        return new(tag, "images", DataClass.BlobSequence, tensor);
    }

    /// <summary>A Keras model as JSON, which TensorBoard draws.</summary>
    public static SummaryValue KerasModel(string tag, string json) =>
        new(tag, "graph_keras_model", DataClass.Unknown, Tensor(ElementType.Text).Add(8, Encoding.UTF8.GetBytes(json)), content: "1");

    private static ProtoMessage Tensor(ElementType type, params ReadOnlySpan<long> shape)
    {
        var sizes = new ProtoMessage();
        foreach (var size in shape)
            sizes.Add(2, new ProtoMessage().Add(1, size));
        return new ProtoMessage().Add(1, (long)type).Add(2, sizes);
    }

    private static double[] Count(ReadOnlySpan<float> values)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (var value in values)
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        var range = most - least;
        if (!(range > 0 && double.IsFinite(range)))
            return [least - 0.5, most + 0.5, values.Length];
        var rows = new double[3 * Buckets];
        for (var i = 0; i < Buckets; i++)
            (rows[3 * i], rows[(3 * i) + 1]) =
                (least + (range * i / Buckets), i == Buckets - 1 ? most : least + (range * (i + 1) / Buckets));
        foreach (var value in values)
            rows[(3 * Math.Clamp((int)((value - least) / range * Buckets), 0, Buckets - 1)) + 2]++;
        return rows;
    }
}
