namespace KerasSharp.Applications;

/// <summary>How pixels of 0 to 255 become what a network was trained on.</summary>
/// <remarks>Takes Keras's strings too: <c>"caffe"</c>, <c>"tf"</c>, <c>"torch"</c>.</remarks>
public readonly record struct PreprocessingMode
{
    private static readonly string[] Names = ["caffe", "tf", "torch"];

    private readonly byte _index;

    private PreprocessingMode(int index) => _index = (byte)index;

    /// <summary>RGB becomes BGR, and the mean of each channel is subtracted; not scaled. The default.</summary>
    public static PreprocessingMode Caffe => default;

    /// <summary>Scaled to -1 to 1.</summary>
    public static PreprocessingMode TensorFlow => new(1);

    /// <summary>Scaled to 0 to 1, then each channel normalized by the mean and deviation of ImageNet.</summary>
    public static PreprocessingMode Torch => new(2);

    /// <summary>Keras's string.</summary>
    public override string ToString() => Names[_index];

    /// <summary>The mode that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public static implicit operator PreprocessingMode(string value) => Array.IndexOf(Names, value) is >= 0 and var index
        ? new(index)
        : throw new ArgumentException($"Expected mode to be one of `caffe`, `tf` or `torch`. Received: mode={value}", "mode");
}
