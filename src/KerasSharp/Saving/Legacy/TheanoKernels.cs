namespace KerasSharp.Saving.Legacy;

/// <summary>Kernels of the Theano backend, which turned them around: its convolutions are those of mathematics.</summary>
internal static class TheanoKernels
{
    /// <summary>The weights as for the other backends.</summary>
    public static List<StoredWeight> Convert(Layer layer, List<StoredWeight> stored) => layer switch
    {
        Conv1D or Conv2D or Conv3D or Conv2DTranspose or Conv3DTranspose => [Turned(stored[0]), .. stored[1..]],
        ConvLSTM2D => [Turned(stored[0]), Turned(stored[1]), .. stored[2..]],
        _ => stored,
    };

    private static StoredWeight Turned(StoredWeight kernel) =>
        kernel.To(kernel.Shape, value => value.flip([.. Enumerable.Range(0, kernel.Shape.Length - 2).Select(axis => (long)axis)]));
}
