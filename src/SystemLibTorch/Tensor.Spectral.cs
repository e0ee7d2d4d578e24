using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Fourier transforms.</content>
    public partial class Tensor
    {
        public Tensor istft(
            long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, bool normalized = false,
            bool? onesided = null, long length = -1, bool return_complex = false) =>
            Call("istft"u8, this, n_fft, Positive(hop_length), Positive(win_length), window, center, normalized, onesided,
                Positive(length), return_complex);
        public Tensor stft(
            long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true,
            PaddingModes pad_mode = PaddingModes.Reflect, bool normalized = false, bool? onesided = null, bool? return_complex = null) =>
            Call("stft.center"u8, this, n_fft, Positive(hop_length), Positive(win_length), window, center,
                pad_mode.ToString().ToLowerInvariant(), normalized, onesided, return_complex ?? is_complex());

        private static long? Positive(long value) => value > 0 ? value : null;
    }
}
