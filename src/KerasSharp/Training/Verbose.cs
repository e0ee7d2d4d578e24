using System.Globalization;

namespace KerasSharp;

/// <summary>Keras's <c>verbose</c>: 0 silent, 1 a progress bar, 2 a line an epoch, <c>"auto"</c> as 1.</summary>
/// <remarks>Where the output is no terminal but a file or a log, 1 prints what 2 prints.</remarks>
public readonly struct Verbose
{
    // Left out, it is "auto".
    private readonly int? _level;

    private Verbose(int level) => _level = level;

    internal int Level => _level ?? 1;

    /// <summary>0, 1 or 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of these.</exception>
    public static implicit operator Verbose(int verbose) => verbose is 0 or 1 or 2 ? new(verbose)
        : throw Unknown(verbose.ToString(CultureInfo.InvariantCulture));

    /// <summary><c>"auto"</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static implicit operator Verbose(string verbose) => verbose == "auto" ? default : throw Unknown($"'{verbose}'");

    private static ArgumentOutOfRangeException Unknown(string verbose) => new(
        nameof(verbose), $"`verbose` must be 0 (silent), 1 (progress bar), 2 (a line an epoch) or \"auto\". Received: verbose={verbose}");
}
