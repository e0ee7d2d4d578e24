using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Matrices.</content>
    public partial class Tensor
    {
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Call("addbmm"u8, this, batch1, batch2, beta, alpha);
        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            InPlace("addbmm_"u8, this, batch1, batch2, beta, alpha);
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Call("addmm"u8, this, mat1, mat2, beta, alpha);
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => InPlace("addmm_"u8, this, mat1, mat2, beta, alpha);
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Call("addmv"u8, this, mat, vec, beta, alpha);
        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => InPlace("addmv_"u8, this, mat, vec, beta, alpha);
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Call("addr"u8, this, vec1, vec2, beta, alpha);
        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => InPlace("addr_"u8, this, vec1, vec2, beta, alpha);
        public Tensor adjoint() => Call("adjoint"u8, this);
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Call("baddbmm"u8, this, batch1, batch2, beta, alpha);
        public Tensor bmm(Tensor batch2) => Call("bmm"u8, this, batch2);
        public Tensor cholesky_inverse(bool upper = false) => Call("cholesky_inverse"u8, this, upper);
        public Tensor cholesky_solve(Tensor input2, bool upper = false) => Call("cholesky_solve"u8, this, input2, upper);
        public Tensor cross(Scalar other, long dim) => Call("cross"u8, this, (Tensor)other, dim);
        public Tensor det() => Call("det"u8, this);
        public Tensor dot(Tensor target) => Call("dot"u8, this, target);
        public (Tensor a, Tensor tau) geqrf() => Call2("geqrf"u8, this);
        public Tensor ger(Tensor vec2) => Call("ger"u8, this, vec2);
        public Tensor inner(Tensor vec2) => Call("inner"u8, this, vec2);
        public Tensor inverse() => Call("inverse"u8, this);
        public Tensor kron(Tensor other) => Call("kron"u8, this, other);
        public Tensor logdet() => Call("logdet"u8, this);
        public Tensor matmul(Tensor target) => Call("matmul"u8, this, target);
        public Tensor matrix_exp() => Call("matrix_exp"u8, this);
        public Tensor matrix_power(int n) => Call("matrix_power"u8, this, n);
        public Tensor mm(Tensor target) => Call("mm"u8, this, target);
        public Tensor mv(Tensor target) => Call("mv"u8, this, target);
        public Tensor ormqr(Tensor tau, Tensor other, bool left = true, bool transpose = false) => Call("ormqr"u8, this, tau, other, left, transpose);
        public Tensor outer(Tensor vec2) => Call("outer"u8, this, vec2);
        public Tensor pinverse(double rcond = 1E-15, bool hermitian = false) => Call("linalg_pinv"u8, this, rcond, hermitian);
        public Tensor tensordot(Tensor b, (long, long)[] dims) =>
            Call("tensordot"u8, this, b, dims.Select(d => d.Item1).ToArray(), dims.Select(d => d.Item2).ToArray());
        public Tensor tensordot(Tensor b, long dims = 2) => Call("tensordot"u8, this, b, Last((int)dims), First((int)dims));
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => Call("tensordot"u8, this, b, dims1, dims2);
        public Tensor trace() => Call("trace"u8, this);
        public Tensor vander(long N = -1, bool increasing = false) => Call("vander"u8, this, N, increasing);
        public Tensor vdot(Tensor target) => Call("vdot"u8, this, target);

        public Tensor T => Call("numpy_T"u8, this);

        public Tensor H => is_complex() ? transpose(0, 1).conj() : transpose(0, 1);

        public Tensor mT => Call("mT"u8, this);

        public Tensor mH => Call("mH"u8, this);

        private static long[] First(int count) => [.. Enumerable.Range(0, count).Select(k => (long)k)];

        private long[] Last(int count) => [.. Enumerable.Range((int)ndim - count, count).Select(k => (long)k)];
    }
}
