namespace KerasSharp;

/// <content>Operations whose results have a size, or a type, that depends on the values: on tensors alone.</content>
public static partial class Ops
{
    /// <summary>The number of the bin of each value, in int32: 0 below the first bound. Source: keras.ops.digitize.</summary>
    /// <param name="x">The values.</param>
    /// <param name="bins">The bounds, upward.</param>
    public static Tensor Digitize(Tensor x, ArrayLike bins)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(bins);
        using var scope = NewDisposeScope();
        var bounds = bins.ToTensor().to(x.device).to_type(ScalarType.Float64);
        if (bounds.Dimensions != 1)
            throw new ArgumentException(
                $"`bins` must be a one-dimensional array. Received: {KerasSharp.Shape.Of(bounds.shape)}", nameof(bins));
        return searchsorted(bounds.contiguous(), x.to_type(ScalarType.Float64).contiguous(), out_int32: true, right: true)
            .MoveToOuterDisposeScope();
    }

    /// <summary>How many values lie in each of equally wide bins, and the bounds of the bins. Source: keras.ops.histogram.</summary>
    /// <param name="x">The values, in one axis.</param>
    /// <param name="bins">The number of bins.</param>
    /// <param name="range">The bounds of all; null for the least and the largest value.</param>
    /// <returns>The counts, (bins), in int32, and the bounds, (bins + 1).</returns>
    /// <exception cref="ArgumentException">There are several axes or no bins, or the bounds are in the wrong order.</exception>
    public static (Tensor Counts, Tensor Edges) Histogram(Tensor x, int bins = 10, (double, double)? range = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        Guard.Positive(bins);
        if (x.Dimensions > 1)
            throw new ArgumentException(
                $"Input tensor must be 1-dimensional. Received: x of shape {KerasSharp.Shape.Of(x.shape)}", nameof(x));
        if (range is var (low, high) && low >= high)
            throw new ArgumentException(
                $"The second element of `range` must be greater than the first. Received: range={range}", nameof(range));
        using var scope = NewDisposeScope();
        var y = Operations.Promotion.Floating(x).reshape(-1);
        var values = y.to_type(ScalarType.Float64);
        var (from, to) = range ?? (y.numel() == 0 ? (0, 1) : (values.min().item<double>(), values.max().item<double>()));
        if (from == to)
            (from, to) = (from - 0.5, to + 0.5);
        var edges = linspace(from, to, bins + 1, ScalarType.Float64, device: x.device);
        var places = searchsorted(edges, values, out_int32: false, right: true) - 1;
        // The last bin holds its upper bound too.
        places = where(values.eq(to), full_like(places, bins - 1), places);
        var inside = places.ge(0).logical_and(places.lt(bins));
        var counts = zeros([bins], ScalarType.Int64, x.device).scatter_add(0, places.clamp(0, bins - 1), inside.to_type(ScalarType.Int64));
        return (counts.to_type(ScalarType.Int32).MoveToOuterDisposeScope(), edges.As(y.dtype).MoveToOuterDisposeScope());
    }

    /// <summary>How often each whole number occurs, from 0 on; with weights their sums. Source: keras.ops.bincount.</summary>
    /// <param name="x">Whole numbers of at least 0, (n) or (batch, n).</param>
    /// <param name="weights">A weight for each; null for counts.</param>
    /// <param name="minlength">The least length of the result.</param>
    /// <param name="sparse">Must be false.</param>
    /// <exception cref="ArgumentException">A number is negative or no integer.</exception>
    public static Tensor Bincount(Tensor x, ArrayLike? weights = null, int minlength = 0, bool sparse = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (sparse)
            throw new ArgumentException("Sparse tensors do not exist here. Received: sparse=true", nameof(sparse));
        if (DTypes.IsFloating(x.dtype) || x.Dimensions is not (1 or 2))
            throw new ArgumentException(
                $"`x` must be whole numbers, (n) or (batch, n). Received: {DTypes.Name(x.dtype)} of shape {KerasSharp.Shape.Of(x.shape)}",
                nameof(x));
        using var scope = NewDisposeScope();
        var numbers = x.to_type(ScalarType.Int64);
        if (numbers.numel() > 0 && numbers.min().item<long>() < 0)
            throw new ArgumentException("`x` must hold whole numbers of at least 0.", nameof(x));
        var given = weights?.ToTensor().to(x.device);
        if (given is not null && !TensorMath.SameShape(x, given))
            throw new ArgumentException(
                $"`weights` must have the shape of `x`. Received: {KerasSharp.Shape.Of(given.shape)}, x of shape "
                + $"{KerasSharp.Shape.Of(x.shape)}", nameof(weights));
        var length = Math.Max(minlength, numbers.numel() == 0 ? 0 : numbers.max().item<long>() + 1);
        var counted = given ?? ones(x.shape, ScalarType.Int32, x.device);
        var result = zeros([.. x.shape[..^1], length], counted.dtype, x.device);
        return result.scatter_add(-1, numbers, counted).MoveToOuterDisposeScope();
    }

    /// <summary>The places of the values that are not 0, one tensor an axis, in int32. Source: keras.ops.nonzero.</summary>
    public static Tensor[] Nonzero(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        return [.. x.nonzero().unbind(1).Select(place => place.to_type(ScalarType.Int32).MoveToOuterDisposeScope())];
    }

    /// <summary>The values that occur, each once, upward. Source: keras.ops.unique.</summary>
    public static Tensor Unique(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        return x.reshape(-1).unique(sorted: true).output.MoveToOuterDisposeScope();
    }

    /// <summary>The eigenvalues and eigenvectors of square matrices: complex numbers. Source: keras.ops.eig.</summary>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    public static (Tensor Values, Tensor Vectors) Eig(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        var (values, vectors) = linalg.eig(Operations.SquareMatrix.Check(x));
        return (values.MoveToOuterDisposeScope(), vectors.MoveToOuterDisposeScope());
    }

    /// <summary>The singular value decomposition, <c>x = u · diag(s) · vh</c>. Source: keras.ops.svd.</summary>
    /// <param name="x">Matrices, (…, m, n).</param>
    /// <param name="fullMatrices">Whether u is (…, m, m) and vh (…, n, n), not cut to the number of singular values.</param>
    public static (Tensor U, Tensor S, Tensor Vh) Svd(Tensor x, bool fullMatrices = true)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        var (u, s, vh) = linalg.svd(Operations.Promotion.Floating(x), fullMatrices);
        return (u.MoveToOuterDisposeScope(), s.MoveToOuterDisposeScope(), vh.MoveToOuterDisposeScope());
    }

    /// <summary>Fourier's transform of the last axis. Source: keras.ops.fft.</summary>
    /// <param name="x">The real and the imaginary parts.</param>
    public static (Tensor Real, Tensor Imaginary) Fft((Tensor Real, Tensor Imaginary) x) => Fft([x.Real, x.Imaginary]);

    /// <inheritdoc cref="Fft(ValueTuple{Tensor, Tensor})"/>
    public static (KerasTensor Real, KerasTensor Imaginary) Fft((KerasTensor Real, KerasTensor Imaginary) x) => Fft([x.Real, x.Imaginary]);

    /// <summary>Fourier's transform of the last two axes. Source: keras.ops.fft2.</summary>
    /// <inheritdoc cref="Fft(ValueTuple{Tensor, Tensor})"/>
    public static (Tensor Real, Tensor Imaginary) Fft2((Tensor Real, Tensor Imaginary) x) => Fft2([x.Real, x.Imaginary]);

    /// <inheritdoc cref="Fft2(ValueTuple{Tensor, Tensor})"/>
    public static (KerasTensor Real, KerasTensor Imaginary) Fft2((KerasTensor Real, KerasTensor Imaginary) x) =>
        Fft2([x.Real, x.Imaginary]);

    /// <summary>The inverse of Fourier's transform of the last two axes. Source: keras.ops.ifft2.</summary>
    /// <inheritdoc cref="Fft(ValueTuple{Tensor, Tensor})"/>
    public static (Tensor Real, Tensor Imaginary) Ifft2((Tensor Real, Tensor Imaginary) x) => Ifft2([x.Real, x.Imaginary]);

    /// <inheritdoc cref="Ifft2(ValueTuple{Tensor, Tensor})"/>
    public static (KerasTensor Real, KerasTensor Imaginary) Ifft2((KerasTensor Real, KerasTensor Imaginary) x) =>
        Ifft2([x.Real, x.Imaginary]);

    /// <summary>The inverse of Fourier's transform of real numbers. Source: keras.ops.irfft.</summary>
    /// <param name="x">The real and the imaginary parts.</param>
    /// <param name="fftLength">The number of values; null for the even one.</param>
    public static Tensor Irfft((Tensor Real, Tensor Imaginary) x, int? fftLength = null) => Irfft([x.Real, x.Imaginary], fftLength);

    /// <inheritdoc cref="Irfft(ValueTuple{Tensor, Tensor}, int?)"/>
    public static KerasTensor Irfft((KerasTensor Real, KerasTensor Imaginary) x, int? fftLength = null) =>
        Irfft([x.Real, x.Imaginary], fftLength);

    /// <summary>The signals of a short-time Fourier transform. Source: keras.ops.istft.</summary>
    /// <param name="x">The real and the imaginary parts, as <see cref="Stft(Tensor, int, int, int, string?, bool)"/> gives them.</param>
    /// <param name="sequenceLength">The length of the window.</param>
    /// <param name="sequenceStride">The distance from window to window.</param>
    /// <param name="fftLength">The length of the transform, at least that of the window.</param>
    /// <param name="length">The number of samples; null for what the windows cover.</param>
    /// <param name="window"><c>hann</c>, <c>hamming</c>, or null for a window of ones.</param>
    /// <param name="center">Whether windows are centred on their place.</param>
    public static Tensor Istft(
        (Tensor Real, Tensor Imaginary) x, int sequenceLength, int sequenceStride, int fftLength, int? length = null,
        string? window = "hann", bool center = true) =>
        Istft([x.Real, x.Imaginary], sequenceLength, sequenceStride, fftLength, length, window, center);

    /// <inheritdoc cref="Istft(ValueTuple{Tensor, Tensor}, int, int, int, int?, string?, bool)"/>
    public static KerasTensor Istft(
        (KerasTensor Real, KerasTensor Imaginary) x, int sequenceLength, int sequenceStride, int fftLength, int? length = null,
        string? window = "hann", bool center = true) =>
        Istft([x.Real, x.Imaginary], sequenceLength, sequenceStride, fftLength, length, window, center);
}
