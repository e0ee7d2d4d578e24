namespace KerasSharp.Training;

/// <summary>Keras's <c>verbose</c>.</summary>
internal static class Verbosity
{
    /// <exception cref="ArgumentOutOfRangeException">It is none of 0, 1 and 2.</exception>
    public static int Check(int verbose) => verbose is 0 or 1 or 2 ? verbose : throw new ArgumentOutOfRangeException(
        nameof(verbose), $"`verbose` must be 0 (silent), 1 (progress bar) or 2 (a line an epoch). Received: verbose={verbose}");
}
