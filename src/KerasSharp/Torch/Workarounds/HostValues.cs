using System.Runtime.InteropServices;

namespace KerasSharp.Torch;

/// <summary>The values of a tensor as an array.</summary>
/// <remarks>TorchSharp 0.107.0: <c>data&lt;T&gt;().ToArray()</c> throws an ArgumentOutOfRangeException (<c>startingIndex</c>) for a tensor
/// of several axes that holds nothing, counts in int beyond 2³¹ values, and goes through an iterator for each value. No longer needed when
/// reading zeros(0, 2) gives an empty array.</remarks>
internal static class HostValues
{
    /// <summary>All values in row-major order, whatever the layout and the device.</summary>
    /// <typeparam name="T">The .NET type of the tensor's elements.</typeparam>
    /// <exception cref="ArgumentException">The tensor holds another type.</exception>
    public static T[] ToHost<T>(this Tensor x)
        where T : unmanaged
    {
        using var scope = NewDisposeScope();
        // Asking for the accessor checks the type.
        x.data<T>().Dispose();
        var values = new T[x.numel()];
        var flat = x.detach().cpu().contiguous().view(-1);
        var most = int.MaxValue / flat.ElementSize;
        for (long start = 0; start < values.LongLength; start += most)
        {
            var part = flat.narrow(0, start, Math.Min(most, values.LongLength - start));
            MemoryMarshal.Cast<byte, T>(part.bytes).CopyTo(values.AsSpan((int)start));
            GC.KeepAlive(part);
        }

        return values;
    }
}
