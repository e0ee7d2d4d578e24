using System.Diagnostics;
using System.Globalization;
using KerasSharp.Torch.Convolutions;

namespace KerasSharp.Convolutions.Tests;

/// <summary>
/// Draws random convolutions in a process of its own and compares them with float64. This assembly's entry point starts it.
/// </summary>
internal static class DrawProcess
{
    /// <summary>
    /// The machine as it is, oneDNN checked whatever the battery says, and the two kinds of processor that say nothing of their caches.
    /// </summary>
    public static readonly string[] Modes = ["real", "checked", "first", "all"];

    /// <summary>Draws.</summary>
    /// <param name="arguments">The mode, how many and the seed. The result is the number of those that are wrong, at most 100.</param>
    public static int Run(string[] arguments)
    {
        var (mode, count, seed) = (arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture), int.Parse(
            arguments[2], CultureInfo.InvariantCulture));
        int[] threads = [1, 2];
        // oneDNN asks for the caches with its first convolution.
        nn.functional.conv2d(ones(1, 1, 2, 2), ones(1, 1, 2, 2)).Dispose();
        if (mode is "first" or "all")
            Console.WriteLine($"Caches hidden: {CachelessProcessor.Pretend(mode == "all")}");
        if (mode == "checked")
            Array.ForEach(threads, number => OneDnnTrust.Set(number, false));

        var random = new Random(seed);
        manual_seed(seed);
        var (wrong, watch) = (0, Stopwatch.StartNew());
        for (var i = 0; i < count; i++)
        {
            var errors = new RandomConvolution(random).Errors(threads);
            errors.Take(3).ToList().ForEach(Console.WriteLine);
            wrong += errors.Count > 0 ? 1 : 0;
        }

        var trust = string.Join(
            ", ", threads.Select(number => $"{number} threads {(OneDnnTrust.IsRight(number) ? "trusted" : "checked")}"));
        Console.WriteLine(
            $"{count} draws, {wrong} wrong, {trust}, {watch.Elapsed.TotalSeconds:f1} s {string.Join(' ', PathChoice.Counts)}");
        return Math.Min(wrong, 100);
    }
}
