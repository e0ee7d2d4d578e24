namespace KerasSharp.Onnx;

/// <summary>Fourier's transforms of complex numbers, which are real and imaginary parts.</summary>
[ExportsOperations]
internal static class FourierExporters
{
    public static (OnnxValue Real, OnnxValue Imaginary) Fft(OnnxValue[] x) => Parts(Transform(Complex(x), -2, false), x);

    public static (OnnxValue Real, OnnxValue Imaginary) Fft2(OnnxValue[] x) =>
        Parts(Transform(Transform(Complex(x), -2, false), -3, false), x);

    public static (OnnxValue Real, OnnxValue Imaginary) Ifft2(OnnxValue[] x) =>
        Parts(Transform(Transform(Complex(x), -2, true), -3, true), x);

    public static (OnnxValue Real, OnnxValue Imaginary) Rfft(OnnxValue x, int? fftLength)
    {
        var y = Promoted.Floating(x);
        return Parts(Transform(Sized(Computed(y), fftLength).Unsqueeze(-1), -2, inverse: false, onesided: true), [y]);
    }

    public static OnnxValue Irfft(OnnxValue[] x, int? fftLength)
    {
        var length = fftLength ?? (2 * ((int)JoiningExporters.Known(x[0], -1, nameof(Irfft)) - 1));
        var half = (length / 2) + 1;
        // The other half of the spectrum of real numbers is the conjugate of this one, backwards.
        var back = x[0].Builder.Integers([.. Enumerable.Range(1, (length - 1) / 2).Reverse().Select(place => (long)place)]);
        var (real, imaginary) = (Sized(x[0], half), Sized(x[1], half));
        var whole = Complex([Joined(real, real.Gather(back, -1)), Joined(imaginary, -imaginary.Gather(back, -1))]);
        return Parts(Transform(whole, -2, true), x).Real;

        static OnnxValue Joined(OnnxValue first, OnnxValue second) => first.Builder.Concat([first, second], -1);
    }

    /// <summary>The first places of the last axis, zeros where there are fewer.</summary>
    internal static OnnxValue Sized(OnnxValue x, int? length)
    {
        if (length is not { } count || x.Shape[^1] == count)
            return x;
        return x.Pad([.. Enumerable.Range(0, x.Rank).Select(axis => ((Size)0, (Size)(axis == x.Rank - 1 ? count : 0)))])
            .Slice(-1, 0, count);
    }

    private static OnnxValue Complex(OnnxValue[] x)
    {
        var (real, imaginary) = Promoted.Floating(x[0], x[1]);
        return real.Builder.Concat([Computed(real).Unsqueeze(-1), Computed(imaginary).Unsqueeze(-1)], -1);
    }

    /// <summary>In a type that OnnxRuntime transforms.</summary>
    private static OnnxValue Computed(OnnxValue x) => x.Type == ElementType.Double ? x : x.Cast(ElementType.Float);

    private static OnnxValue Transform(OnnxValue numbers, int axis, bool inverse, bool onesided = false)
    {
        var x = numbers.Rank == 2 ? numbers.Unsqueeze(0) : numbers;
        var at = x.Rank + axis;
        var shape = x.Shape.With(x.Rank - 1, 2);
        if (onesided)
            shape = shape.With(at, (shape[at] / 2) + 1);
        var y = x.Builder.Add("DFT", [x, null, x.Builder.Integer(at)], x.Type, shape, ("inverse", inverse), ("onesided", onesided));
        return numbers.Rank == 2 ? y.Squeeze(0) : y;
    }

    private static (OnnxValue Real, OnnxValue Imaginary) Parts(OnnxValue numbers, OnnxValue[] like)
    {
        var type = like.Select(Promoted.Floating).Select(value => value.Type).Aggregate(ElementTypes.Promote);
        return (numbers.Pick(-1, 0).Cast(type), numbers.Pick(-1, 1).Cast(type));
    }
}
