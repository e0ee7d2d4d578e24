namespace KerasSharp.Training;

/// <summary>The limits that a program sets for all its runs: <see cref="KerasConfig.MaxEpochs"/> and
/// <see cref="KerasConfig.MaxStepsPerEpoch"/>.</summary>
internal static class TrainingLimits
{
    /// <summary>A number of epochs, or the limit where it is lower, with a warning.</summary>
    public static int Epochs(int epochs)
    {
        if (KerasConfig.MaxEpochs is not { } most || most >= epochs)
            return epochs;
        Warnings.Warn($"Limiting epochs to {most}");
        return most;
    }

    /// <summary>A number of steps, null for all, or the limit where it is lower, with a warning.</summary>
    public static int? Steps(int? steps)
    {
        if (KerasConfig.MaxStepsPerEpoch is not { } most || most >= steps)
            return steps;
        Warnings.Warn($"Limiting stepsPerEpoch to {most}");
        return most;
    }
}
