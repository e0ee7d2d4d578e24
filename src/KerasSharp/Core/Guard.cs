using System.Runtime.CompilerServices;

namespace KerasSharp.Core;

/// <summary>Checks of arguments; each gives the value back, so that a property can be initialised with it.</summary>
internal static class Guard
{
    public static int Positive(int value, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(
            argument, $"`{argument}` must be a positive integer. Received: {argument}={value}");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(
            argument, $"`{argument}` must be greater than 0. Received: {argument}={value}");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(
            argument, $"`{argument}` must be 0 or more. Received: {argument}={value}");

    public static int NotNegative(int value, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(
            argument, $"`{argument}` must be 0 or more. Received: {argument}={value}");

    public static double InRange(double value, double low, double high, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value >= low && value <= high ? value : throw new ArgumentOutOfRangeException(
            argument, $"`{argument}` must lie in [{low}, {high}]. Received: {argument}={value}");
}
