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

    /// <param name="value">The value.</param>
    /// <param name="allowed">What it may be.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="owner">What has the argument, where the message is to say it.</param>
    public static string OneOf(
        string value, ReadOnlySpan<string> allowed, [CallerArgumentExpression(nameof(value))] string? argument = null,
        string? owner = null) =>
        allowed.Contains(value) ? value : throw NoneOf(value, allowed, argument, owner, "");

    /// <inheritdoc cref="OneOf"/>
    public static string? NullOrOneOf(
        string? value, ReadOnlySpan<string> allowed, [CallerArgumentExpression(nameof(value))] string? argument = null,
        string? owner = null) =>
        value is null || allowed.Contains(value) ? value : throw NoneOf(value, allowed, argument, owner, "null or ");

    public static double InRange(
        double value, double low, double high, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value >= low && value <= high ? value : throw new ArgumentOutOfRangeException(
            argument, $"`{argument}` must lie in [{low}, {high}]. Received: {argument}={value}");

    private static ArgumentException NoneOf(
        string value, ReadOnlySpan<string> allowed, string? argument, string? owner, string orNull) => new(
        $"`{argument}`{(owner is null ? "" : $" of {owner}")} must be {orNull}one of "
        + $"{string.Join(", ", allowed.ToArray().Select(name => $"'{name}'"))}. "
        + $"Received: {argument}='{value}'",
        argument);
}
