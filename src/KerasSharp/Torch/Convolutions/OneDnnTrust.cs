using System.Collections.Concurrent;

namespace KerasSharp.Torch.Convolutions;

/// <summary>Whether oneDNN computes convolutions right in this process.</summary>
internal static class OneDnnTrust
{
    private static readonly ConcurrentDictionary<int, bool> Verdicts = new();
    private static readonly Lock Gate = new();
    private static bool _warned;

    /// <summary>What the battery says, asked once for each number of threads: how work is divided decides which kernels are
    /// taken.</summary>
    /// <param name="threads">torch's number of threads.</param>
    public static bool IsRight(int threads)
    {
        if (Verdicts.TryGetValue(threads, out var right))
            return right;
        lock (Gate)
        {
            right = Verdicts.GetOrAdd(threads, _ => ConvolutionBattery.Passes());
            if (!right && !_warned)
            {
                _warned = true;
                Warnings.Warn(
                    "oneDNN, which libtorch convolves with, computes wrong values on this processor. Each convolution of new sizes is "
                    + "checked once "
                    + "and computed in the fastest way that is right, which can take longer.");
            }
        }

        return right;
    }

    /// <summary>Sets the verdict for a number of threads, or with null has it determined again.</summary>
    internal static void Set(int threads, bool? right)
    {
        if (right is { } known)
            Verdicts[threads] = known;
        else
            Verdicts.TryRemove(threads, out _);
    }
}
