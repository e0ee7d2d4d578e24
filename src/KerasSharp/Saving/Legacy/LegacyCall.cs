namespace KerasSharp.Saving.Legacy;

/// <summary>The arguments of a call; tensors stand as in configs of Keras 3.</summary>
/// <param name="Positional">The positional ones.</param>
/// <param name="Named">The named ones.</param>
internal sealed record LegacyCall(List<object?> Positional, Config Named)
{
    /// <summary>The call in the form of Keras 3.</summary>
    public Config ToConfig() => new() { { "args", Positional }, { "kwargs", WithoutNulls() } };

    /// <summary>An argument that is given by position or by name; null where it is not given.</summary>
    public object? Argument(int place, params ReadOnlySpan<string> names)
    {
        if (place < Positional.Count)
            return Positional[place];
        foreach (var name in names)
        {
            if (Named.Find(name) is { } value)
                return value;
        }

        return null;
    }

    private Config WithoutNulls()
    {
        var named = new Config();
        foreach (var (key, value) in Named)
        {
            if (value is not null)
                named[key] = value;
        }

        return named;
    }
}
