namespace KerasSharp.Tests.Testing;

/// <summary>Channels-last data of the same extent on each of one to three axes, for layers that come in 1D, 2D and 3D.</summary>
internal static class Cube
{
    /// <summary>The shape (batch, size, …, size, channels).</summary>
    public static long[] Shape(long batch, int axes, long size, long channels) => [batch, .. Enumerable.Repeat(size, axes), channels];

    /// <summary>The numbers 0, 1, 2, … in a batch of one sample of one channel.</summary>
    public static Tensor Range(int axes, long size) => arange((long)Math.Pow(size, axes), ScalarType.Float32).view(Shape(1, axes, size, 1));
}
