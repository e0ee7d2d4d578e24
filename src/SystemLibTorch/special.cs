using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Special functions.</summary>
    public static class special
    {
        public static Tensor digamma(Tensor input) => Call("special_digamma"u8, input);

        public static Tensor entr(Tensor input) => Call("special_entr"u8, input);

        public static Tensor erf(Tensor input) => Call("special_erf"u8, input);

        public static Tensor erfc(Tensor input) => Call("special_erfc"u8, input);

        public static Tensor erfcx(Tensor input) => Call("special_erfcx"u8, input);

        public static Tensor erfinv(Tensor input) => Call("special_erfinv"u8, input);

        public static Tensor exp2(Tensor input) => Call("special_exp2"u8, input);

        public static Tensor expit(Tensor input) => Call("special_expit"u8, input);

        public static Tensor expm1(Tensor input) => Call("special_expm1"u8, input);

        public static Tensor gammainc(Tensor input, Tensor other) => Call("special_gammainc"u8, input, other);

        public static Tensor gammaincc(Tensor input, Tensor other) => Call("special_gammaincc"u8, input, other);

        public static Tensor gammaln(Tensor input) => Call("special_gammaln"u8, input);

        public static Tensor i0(Tensor input) => Call("special_i0"u8, input);

        public static Tensor i0e(Tensor input) => Call("special_i0e"u8, input);

        public static Tensor i1(Tensor input) => Call("special_i1"u8, input);

        public static Tensor i1e(Tensor input) => Call("special_i1e"u8, input);

        public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => Call("special_log_softmax"u8, input, dim, dtype);

        public static Tensor logit(Tensor input) => Call("special_logit"u8, input);

        public static Tensor multigammaln(Tensor input, long p) => Call("special_multigammaln"u8, input, p);

        public static Tensor ndtr(Tensor input) => Call("special_ndtr"u8, input);

        public static Tensor ndtri(Tensor input) => Call("special_ndtri"u8, input);

        public static Tensor polygamma(long n, Tensor input) => Call("special_polygamma"u8, n, input);

        public static Tensor psi(Tensor input) => Call("special_psi"u8, input);

        public static Tensor sinc(Tensor input) => Call("special_sinc"u8, input);

        public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => Call("special_softmax"u8, input, dim, dtype);

        public static Tensor xlog1py(Tensor input, Tensor other) => Call("special_xlog1py"u8, input, other);

        public static Tensor zeta(Tensor x, Tensor q) => Call("special_zeta"u8, x, q);
    }
}
