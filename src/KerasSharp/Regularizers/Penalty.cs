using System.Runtime.CompilerServices;

namespace KerasSharp.Regularizers;

/// <summary>Checks of penalty factors.</summary>
internal static class Penalty
{
    public static double Check(double value, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(
            argument, $"Invalid value for argument {argument}: expected a non-negative float. Received: {argument}={value}");
}
