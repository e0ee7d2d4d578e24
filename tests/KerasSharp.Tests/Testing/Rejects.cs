namespace KerasSharp.Tests.Testing;

/// <summary>What is refused with a message that says why.</summary>
internal static class Rejects
{
    /// <summary>Checks that an action throws this very exception, with a message that has the part; returns it.</summary>
    public static T With<T>(string part, Action action)
        where T : Exception => Check(part, Assert.Throws<T>(action));

    /// <inheritdoc cref="With{T}(string, Action)"/>
    public static T With<T>(string part, Func<object?> action)
        where T : Exception => Check(part, Assert.Throws<T>(action));

    /// <summary>Checks that an action throws this exception or a derived one, with a message that has the part; returns it.</summary>
    public static T WithAny<T>(string part, Action action)
        where T : Exception => Check(part, Assert.ThrowsAny<T>(action));

    /// <inheritdoc cref="WithAny{T}(string, Action)"/>
    public static T WithAny<T>(string part, Func<object?> action)
        where T : Exception => Check(part, Assert.ThrowsAny<T>(action));

    private static T Check<T>(string part, T error)
        where T : Exception
    {
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        return error;
    }
}
