using TorchSharp.Interop;
using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    public static class fft
    {
        public static Tensor fft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_fft2"u8, input, s, dim ?? [-2, -1], Norm(norm));

        public static Tensor fft_(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_fft"u8, input, Length(n), dim, Norm(norm));

        public static Tensor fftfreq(long n, double d = 1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Create("fft_fftfreq"u8, requires_grad, null, n, d, dtype ?? default_dtype, Arg.None, device ?? default_device);

        public static Tensor fftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_fftn"u8, input, s, dim, Norm(norm));

        public static Tensor fftshift(Tensor input, long[]? dim = null) =>
            Call("fft_fftshift"u8, input, dim);

        public static Tensor hfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_hfft"u8, input, Length(n), dim, Norm(norm));

        public static Tensor hfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_hfft2"u8, input, s, dim ?? [-2, -1], Norm(norm));

        public static Tensor hfftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_hfftn"u8, input, s, dim, Norm(norm));

        public static Tensor ifft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_ifft"u8, input, Length(n), dim, Norm(norm));

        public static Tensor ifft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_ifft2"u8, input, s, dim ?? [-2, -1], Norm(norm));

        public static Tensor ifftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_ifftn"u8, input, s, dim, Norm(norm));

        public static Tensor ifftshift(Tensor input, long[]? dim = null) =>
            Call("fft_ifftshift"u8, input, dim);

        public static Tensor ihfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_ihfft"u8, input, Length(n), dim, Norm(norm));

        public static Tensor ihfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_ihfft2"u8, input, s, dim ?? [-2, -1], Norm(norm));

        public static Tensor ihfftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_ihfftn"u8, input, s, dim, Norm(norm));

        public static Tensor irfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_irfft"u8, input, Length(n), dim, Norm(norm));

        public static Tensor irfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_irfft2"u8, input, s, dim ?? [-2, -1], Norm(norm));

        public static Tensor irfftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_irfftn"u8, input, s, dim, Norm(norm));

        public static Tensor rfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_rfft"u8, input, Length(n), dim, Norm(norm));

        public static Tensor rfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_rfft2"u8, input, s, dim ?? [-2, -1], Norm(norm));

        public static Tensor rfftfreq(long n, double d = 1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Create("fft_rfftfreq"u8, requires_grad, null, n, d, dtype ?? default_dtype, Arg.None, device ?? default_device);

        public static Tensor rfftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Call("fft_rfftn"u8, input, s, dim, Norm(norm));

        private static long? Length(long n) => n == -1 ? null : n;

        private static string Norm(FFTNormType norm) => norm.ToString().ToLowerInvariant();
    }
}
