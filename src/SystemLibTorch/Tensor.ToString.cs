using System.Globalization;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public const TensorStringStyle julia = TensorStringStyle.Julia;
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    private static string floatFormat = "g5";
    private static string newLine = Environment.NewLine;
    private static int maxRows = 6;
    private static int maxColumns = 6;

    public static TensorStringStyle TensorStringStyle
    {
        get;
        set => field = value != TensorStringStyle.Default ? value : throw new ArgumentException("The style cannot be set to 'Default'");
    } = TensorStringStyle.Julia;

    public static void set_printoptions(
        int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null, int? maxColumns = null) =>
        set_printoptions(null, sci_mode ? $"E{precision}" : $"F{precision}", linewidth, newLine, maxRows, maxColumns);

    public static void set_printoptions(
        TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null, string? newLine = null, int? maxRows = null, int? maxColumns = null)
    {
        if (style is { } wanted) TensorStringStyle = wanted;
        torch.floatFormat = floatFormat ?? torch.floatFormat;
        torch.newLine = newLine ?? torch.newLine;
        torch.maxRows = maxRows ?? torch.maxRows;
        torch.maxColumns = maxColumns ?? torch.maxColumns;
    }

    public partial class Tensor
    {
        public override string ToString() => Metadata();

        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            disamb ? ToString(TensorStringStyle, fltFormat, width, cultureInfo, newLine) : Metadata();

        /// <summary>Shape, type and device; with any style but Metadata the values too, abridged as NumPy does.</summary>
        public string ToString(
            TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            if (style == TensorStringStyle.Default) style = TensorStringStyle;
            if (style == TensorStringStyle.Metadata) return Metadata();
            using var scope = NewDisposeScope();
            var text = new StringBuilder();
            if (style == TensorStringStyle.Julia) text.Append(Metadata()).Append(newLine ?? torch.newLine);
            Write(text, this, 0, fltFormat ?? floatFormat, cultureInfo ?? CultureInfo.CurrentCulture, newLine ?? torch.newLine);
            return text.ToString();
        }

        private static void Write(StringBuilder text, Tensor part, int depth, string format, CultureInfo culture, string newLine)
        {
            if (part.ndim == 0)
            {
                text.Append(Text(part, format, culture));
                return;
            }
            var count = part.shape[0];
            var room = part.ndim == 1 ? maxColumns : maxRows;
            var separator = part.ndim == 1 ? " " : newLine + new string(' ', depth + 1);
            text.Append('[');
            for (long k = 0; k < count; k++)
            {
                if (k > 0) text.Append(part.ndim == 1 ? ", " : separator);
                if (count > room && k == room - (room / 2))
                {
                    text.Append("...").Append(separator);
                    k = count - (room / 2);
                }
                Write(text, part[k], depth + 1, format, culture, newLine);
            }
            text.Append(']');
        }

        private static string Text(Tensor value, string format, CultureInfo culture) => value.dtype switch
        {
            ScalarType.Bool => value.ToBoolean().ToString(culture),
            ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 => value.ToSingle().ToString(format, culture),
            ScalarType.Float64 => value.ToDouble().ToString(format, culture),
            ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64 => value.ToComplexFloat64().ToString(format, culture),
            _ => value.ToInt64().ToString(culture),
        };

        private string Metadata() => IsInvalid ? "" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";
    }
}
