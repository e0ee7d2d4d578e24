namespace KerasSharp.Training;

/// <summary>Which of the targets of a batch belongs to which output of the model.</summary>
/// <param name="Names">The names of the outputs.</param>
/// <param name="Targets">For each output the place of its target; -1 where there is none.</param>
internal sealed record OutputTargets(string[] Names, int[] Targets)
{
    /// <summary>One target an output, or one for each output that has a loss.</summary>
    /// <exception cref="ArgumentException">The number of targets is neither.</exception>
    public static OutputTargets Of(string[] outputs, int targets, IReadOnlyCollection<int> withLoss)
    {
        if (targets == outputs.Length)
            return new(outputs, [.. Enumerable.Range(0, targets)]);
        if (targets != withLoss.Count)
        {
            throw new ArgumentException(
                $"The model has {outputs.Length} output{(outputs.Length == 1 ? "" : "s")} ({string.Join(", ", outputs)}), of which "
                + $"{withLoss.Count} have a loss, but {targets} target{(targets == 1 ? " was" : "s were")} given.", "y");
        }

        var place = 0;
        return new(outputs, [.. outputs.Select((_, i) => withLoss.Contains(i) ? place++ : -1)]);
    }

    /// <summary>Refuses names that no output has.</summary>
    /// <exception cref="ArgumentException">There is such a name.</exception>
    public static void CheckNames(IEnumerable<string> names, string[] outputs, string argument)
    {
        if (names.FirstOrDefault(name => !outputs.Contains(name)) is { } unknown)
            throw new ArgumentException(
                $"The model has no output '{unknown}', which is named in `{argument}`. Its outputs: {string.Join(", ", outputs)}",
                argument);
    }
}
