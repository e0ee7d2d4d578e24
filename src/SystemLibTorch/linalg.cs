using TorchSharp.Interop;
using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    public static class linalg
    {
        public enum QRMode { Reduced = 0, Complete = 1, R = 2 }

        public static Tensor cholesky(Tensor input) => Call("linalg_cholesky"u8, input);

        public static (Tensor L, Tensor info) cholesky_ex(Tensor input, bool check_errors = false) =>
            Call2("linalg_cholesky_ex"u8, input, false, check_errors);

        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Call("linalg_cross"u8, input, other, dim);

        public static Tensor det(Tensor input) => Call("linalg_det"u8, input);

        public static (Tensor, Tensor) slogdet(Tensor input) => Call2("linalg_slogdet"u8, input);

        public static Tensor diagonal(Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1) =>
            Call("linalg_diagonal"u8, input, offset, dim1, dim2);

        public static (Tensor, Tensor) eig(Tensor input) => Call2("linalg_eig"u8, input);

        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Call2("linalg_eigh"u8, input, UPLO.ToString());

        public static Tensor eigvals(Tensor input) => Call("linalg_eigvals"u8, input);

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Call("linalg_eigvalsh"u8, input, UPLO.ToString());

        public static Tensor householder_product(Tensor A, Tensor tau) => Call("linalg_householder_product"u8, A, tau);

        public static Tensor inv(Tensor input) => Call("linalg_inv"u8, input);

        public static (Tensor L, Tensor info) inv_ex(Tensor input, bool check_errors = false) =>
            Call2("linalg_inv_ex"u8, input, check_errors);

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) =>
            Call4("linalg_lstsq"u8, input, other);

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other, double rcond) =>
            Call4("linalg_lstsq"u8, input, other, rcond);

        public static (Tensor P, Tensor L, Tensor U) lu(Tensor input, bool pivot = true) => Call3("linalg_lu"u8, input, pivot);

        public static (Tensor LU, Tensor Pivots) lu_factor(Tensor input, bool pivot = true) => Call2("linalg_lu_factor"u8, input, pivot);

        public static Tensor matrix_exp(Tensor input) => Call("linalg_matrix_exp"u8, input);

        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Call("linalg_matrix_norm"u8, input, ord, dims ?? [-2, -1], keepdim);

        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) =>
            Call("linalg_matrix_norm.str_ord"u8, input, ord, dims ?? [-2, -1], keepdim);

        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Call("linalg_matrix_rank.atol_rtol_float"u8, input, atol, rtol, hermitian);

        public static Tensor matrix_rank(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) =>
            Call("linalg_matrix_rank.atol_rtol_tensor"u8, input, atol, rtol, hermitian);

        public static Tensor multi_dot(IList<Tensor> tensors) => Call("linalg_multi_dot"u8, Arg.Tensors(tensors));

        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) =>
            Call("linalg_norm"u8, input, Arg.None, dims, keepdim);

        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) =>
            Call("linalg_norm"u8, input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Call("linalg_norm"u8, input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) =>
            Call("linalg_norm.ord_str"u8, input, ord, dims, keepdim);

        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Call("linalg_pinv.atol_rtol_float"u8, input, atol, rtol, hermitian);

        public static Tensor pinv(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) =>
            Call("linalg_pinv.atol_rtol_tensor"u8, input, atol, rtol, hermitian);

        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) =>
            Call2("linalg_qr"u8, input, mode == QRMode.R ? "r" : mode.ToString().ToLowerInvariant());

        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Call("linalg_solve"u8, A, B, left);

        public static (Tensor result, Tensor info) solve_ex(Tensor A, Tensor B, bool left = true, bool check_errors = false) =>
            Call2("linalg_solve_ex"u8, A, B, left, check_errors);

        public static Tensor solve_triangular(
            Tensor A, Tensor B, bool upper, bool left = true, bool unitriangular = false, Tensor? @out = null) =>
            @out is null ? Call("linalg_solve_triangular"u8, A, B, upper, left, unitriangular)
                : Call("linalg_solve_triangular.out"u8, A, B, upper, left, unitriangular, @out);

        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) =>
            Call3("linalg_svd"u8, input, fullMatrices);

        public static Tensor svdvals(Tensor input) => Call("linalg_svdvals"u8, input);

        public static Tensor vander(Tensor input, long? N = null) => Call("linalg_vander"u8, input, N);

        public static Tensor vecdot(Tensor x, Tensor y, long dim = -1, Tensor? @out = null) =>
            @out is null ? Call("linalg_vecdot"u8, x, y, dim) : Call("linalg_vecdot.out"u8, x, y, dim, @out);

        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) =>
            Call("linalg_vector_norm"u8, input, ord, dims, keepdim);
    }
}
