namespace KerasSharp.Training;

/// <summary>The names under which the parts of a batch were given, sorted; null for a part without.</summary>
internal readonly record struct BatchKeys(string[]? X, string[]? Y, string[]? SampleWeight)
{
    /// <summary>Whether no part has names.</summary>
    public bool None => X is null && Y is null && SampleWeight is null;
}
