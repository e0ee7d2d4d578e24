namespace KerasSharp.Core;

/// <summary>The name of a function that was given as a delegate.</summary>
internal static class DelegateName
{
    /// <summary>A method's or local function's name in snake case, as Keras names functions; a lambda, which has none, gets the given
    /// one.</summary>
    public static string Of(Delegate function, string lambda)
    {
        ArgumentNullException.ThrowIfNull(function);
        var name = function.Method.Name;
        if (!name.Contains('<'))
            return Naming.ToSnakeCase(name);
        // The compiler names a local function <Outer>g__Name|0_0.
        var start = name.IndexOf(">g__", StringComparison.Ordinal);
        var end = name.IndexOf('|');
        return start >= 0 && end > start ? Naming.ToSnakeCase(name[(start + 4)..end]) : lambda;
    }
}
