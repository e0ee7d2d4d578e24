namespace KerasSharp.Training;

/// <summary>The numbers that a run of <c>Fit</c> is started with.</summary>
internal sealed record FitOptions
{
    public int Epochs { get; init; } = 1;

    public int InitialEpoch { get; init; }

    public int? StepsPerEpoch { get; init; }

    public ValidationFreq ValidationFreq { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public FitOptions Checked()
    {
        NotBelow(0, Epochs, "epochs");
        NotBelow(0, InitialEpoch, "initialEpoch");
        NotBelow(1, StepsPerEpoch ?? 1, "stepsPerEpoch");
        NotBelow(1, ValidationFreq.Least, "validationFreq");
        return this;
    }

    private static void NotBelow(int least, int value, string argument)
    {
        if (value < least)
            throw new ArgumentOutOfRangeException(argument, $"`{argument}` must be at least {least}. Received: {argument}={value}");
    }
}
