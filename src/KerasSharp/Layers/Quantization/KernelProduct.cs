namespace KerasSharp.Layers;

/// <summary>How a layer multiplies its input by its kernel, and where scales of both stand in the output.</summary>
/// <param name="shape">The kernel's shape.</param>
internal abstract class KernelProduct(long[] shape)
{
    /// <summary>The kernel's shape.</summary>
    public long[] Shape { get; } = shape;

    /// <summary>The axes of the kernel that the product sums over.</summary>
    public abstract int[] KernelAxes { get; }

    /// <summary>The shape of a scale for each output, as files hold it.</summary>
    public abstract long[] ScaleShape { get; }

    /// <summary>The kernel as a matrix of blocks: what the product sums over, times the outputs.</summary>
    public (long Rows, long Columns) Matrix => (Size(axis => KernelAxes.Contains(axis)), Size(axis => !KernelAxes.Contains(axis)));

    /// <summary>The kernel as a matrix for calibration.</summary>
    public virtual (long Rows, long Columns) CalibrationMatrix => Matrix;

    /// <summary>The axes of the input that the product sums over.</summary>
    /// <param name="rank">The number of axes of the input.</param>
    public abstract int[] InputAxes(long rank);

    /// <summary>The product; the kernel's last axis may have another size than that of <see cref="Shape"/>.</summary>
    public abstract Tensor Multiply(Tensor x, Tensor kernel);

    /// <summary>A scale of the kernel, with axes of size 1 where it sums, as files hold it: along the output.</summary>
    public abstract Tensor ScaleToOutput(Tensor scale);

    /// <summary>The other way.</summary>
    public abstract Tensor ScaleToKernel(Tensor scale);

    /// <summary>A scale of the input, with axes of size 1 where the product sums, along the output.</summary>
    public abstract Tensor InputScaleToOutput(Tensor scale);

    private long Size(Func<int, bool> counts) => Shape.Where((_, axis) => counts(axis)).Aggregate(1L, (product, size) => product * size);
}
