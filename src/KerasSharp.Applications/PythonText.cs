using System.Globalization;

namespace KerasSharp.Applications;

/// <summary>Numbers as Python writes them into the names of models and files.</summary>
internal static class PythonText
{
    /// <summary>A number that shows that it is none of the whole ones: <c>1.0</c>.</summary>
    public static string Of(double value) => value == Math.Truncate(value) && Math.Abs(value) < 1e16
        ? value.ToString("0.0", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A size; <c>None</c> where it is unknown.</summary>
    public static string Of(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "None";

    /// <summary>A number with two digits; one in the middle goes to the even digit.</summary>
    public static string TwoDigits(double value) => value * 8 == Math.Truncate(value * 8)
        ? decimal.Round((decimal)value, 2, MidpointRounding.ToEven).ToString("0.00", CultureInfo.InvariantCulture)
        : value.ToString("F2", CultureInfo.InvariantCulture);
}
