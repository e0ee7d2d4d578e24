using System.Globalization;
using System.Text;

namespace KerasSharp.Core;

/// <summary>The values of a tensor as NumPy prints them, without its alignment: <c>[[1. 2.] [3. 4.]]</c>; of long axes the first and last
/// three.</summary>
internal static class TensorText
{
    private const int Edge = 3;
    private const int Most = 1000;

    /// <summary>The text.</summary>
    public static string Of(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var values = tensor.detach().cpu();
        var text = new StringBuilder();
        Write(text, values, values.numel() > Most);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Tensor values, bool shorten)
    {
        if (values.Dimensions == 0)
        {
            text.Append(Number(values));
            return;
        }

        text.Append('[');
        var size = values.shape[0];
        for (long i = 0; i < size; i++)
        {
            if (i > 0)
                text.Append(' ');
            if (shorten && size > 2 * Edge && i == Edge)
            {
                text.Append("... ");
                i = size - Edge;
            }

            Write(text, values.select(0, i), shorten);
        }

        text.Append(']');
    }

    private static string Number(Tensor value)
    {
        if (value.dtype == ScalarType.Bool)
            return value.item<bool>() ? "True" : "False";
        if (value.is_complex())
            return value.ToString(TorchSharp.TensorStringStyle.Default);
        if (!DTypes.IsFloating(value.dtype))
            return value.to_type(ScalarType.Int64).item<long>().ToString(CultureInfo.InvariantCulture);
        var number = value.to_type(ScalarType.Float64).item<double>();
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        var magnitude = Math.Abs(number);
        if (magnitude != 0 && magnitude is >= 1e8 or < 1e-4)
            return magnitude == 0 ? "0." : number.ToString("0.########e+00", CultureInfo.InvariantCulture);
        var shown = number.ToString("0.########", CultureInfo.InvariantCulture);
        return shown.Contains('.') ? shown : shown + ".";
    }
}
