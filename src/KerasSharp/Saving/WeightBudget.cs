using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Saving;

/// <summary>While a model is made from a file, counts what its weights take, and refuses more than the file could hold.</summary>
internal static class WeightBudget
{
    [ThreadStatic]
    private static Budget? current;

    /// <summary>Counts until disposed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="length">Bytes of the file.</param>
    /// <param name="limits">The limits.</param>
    public static IDisposable Enter(string file, long length, ModelFileLimits limits)
    {
        var budget = new Budget(file, length, limits, current);
        current = budget;
        return budget;
    }

    /// <summary>Counts a variable that is about to be made.</summary>
    /// <exception cref="ModelFileException">All together would be more than the file may ask for.</exception>
    public static void Charge(string name, Shape shape, ScalarType type) => current?.Charge(name, shape, type);

    private sealed class Budget(string file, long length, ModelFileLimits limits, Budget? before) : IDisposable
    {
        private readonly long _most = (long)Math.Min(limits.ModelBytes, Math.Max(limits.FreeBytes, length * limits.Expansion));
        private Int128 _used;

        public void Charge(string name, Shape shape, ScalarType type)
        {
            var bytes = (Int128)type.ElementSize();
            foreach (var size in shape)
                bytes = bytes > long.MaxValue ? bytes : bytes * (size ?? 0);
            _used += bytes;
            if (_used > _most || bytes > limits.TensorBytes)
            {
                throw new ModelFileException(
                    file, name, $"the model that the file describes needs {_used} bytes for its weights up to here, more than the {_most} that a file of {length} bytes may ask for (see {nameof(ModelFileLimits)}).");
            }
        }

        public void Dispose() => current = before;
    }
}
