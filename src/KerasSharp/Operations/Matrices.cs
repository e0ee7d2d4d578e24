namespace KerasSharp.Operations;

/// <summary>Decompositions of matrices, inverses and systems of equations.</summary>
[Operations("keras.src.ops.linalg")]
internal static class Matrices
{
    /// <summary>The lower triangle whose product with its transpose is the matrix. Source: keras.ops.cholesky.</summary>
    /// <param name="x">Positive definite matrices.</param>
    /// <param name="upper">Whether the upper triangle is given instead.</param>
    public static Tensor Cholesky(Tensor x, bool upper = false)
    {
        var lower = linalg.cholesky(SquareMatrix.Check(x));
        return upper ? lower.mT : lower;
    }

    /// <summary>The inverse of the matrix of a Cholesky factor. Source: keras.ops.cholesky_inverse.</summary>
    /// <param name="x">The factor.</param>
    /// <param name="upper">Whether it is the upper triangle.</param>
    public static Tensor CholeskyInverse(Tensor x, bool upper = false) => SquareMatrix.Check(x).cholesky_inverse(upper);

    /// <summary>The inverse. Source: keras.ops.inv.</summary>
    /// <exception cref="ArgumentException">A matrix has none.</exception>
    public static Tensor Inv(Tensor x) => linalg.inv(SquareMatrix.Check(x));

    /// <summary>Moore and Penrose's inverse. Source: keras.ops.pinv.</summary>
    /// <param name="x">Matrices.</param>
    /// <param name="rcond">Singular values below this share of the largest count as 0; null for libtorch's.</param>
    public static Tensor Pinv(Tensor x, double? rcond = null) => linalg.pinv(Promotion.Floating(x), rtol: rcond);

    /// <summary>The eigenvalues and eigenvectors of symmetric matrices. Source: keras.ops.eigh.</summary>
    public static (Tensor Values, Tensor Vectors) Eigh(Tensor x) => linalg.eigh(SquareMatrix.Check(x));

    /// <summary>A lower and an upper triangular factor in one matrix, and the order of the rows. Source: keras.ops.lu_factor.</summary>
    /// <param name="x">Matrices, (…, m, n).</param>
    /// <returns>The factors; of each row in turn the one that it was exchanged with, from 0, in int32.</returns>
    /// <exception cref="ArgumentException">There are fewer than two axes.</exception>
    public static (Tensor Factors, Tensor Pivots) LuFactor(Tensor x)
    {
        if (x.Dimensions < 2)
            throw new ArgumentException($"`x` must be matrices. Received: {Shape.Of(x.shape)}", nameof(x));
        var (factors, pivots) = linalg.lu_factor(Promotion.Floating(x));
        return (factors, (pivots! - 1).to_type(ScalarType.Int32));
    }

    /// <summary>An orthogonal and an upper triangular factor. Source: keras.ops.qr.</summary>
    /// <param name="x">Matrices.</param>
    /// <param name="mode"><c>reduced</c> or <c>complete</c>.</param>
    public static (Tensor Q, Tensor R) Qr(Tensor x, string mode = "reduced") => linalg.qr(Promotion.Floating(x), mode switch
    {
        "reduced" => linalg.QRMode.Reduced,
        "complete" => linalg.QRMode.Complete,
        _ => throw new ArgumentException(
            $"`mode` argument value not supported. Expected one of \"reduced\", \"complete\". Received: mode={mode}", nameof(mode)),
    });

    /// <summary>The solution of <c>a · x = b</c>. Source: keras.ops.solve.</summary>
    /// <exception cref="ArgumentException">A matrix has no inverse, or the shapes do not fit.</exception>
    public static Tensor Solve(Tensor a, Tensor b) => linalg.solve(SquareMatrix.Check(a), Promotion.Floating(b));

    /// <summary>The solution of <c>a · x = b</c> for triangular matrices. Source: keras.ops.solve_triangular.</summary>
    /// <param name="a">The matrices.</param>
    /// <param name="b">The right side.</param>
    /// <param name="lower">Whether they are lower triangles.</param>
    public static Tensor SolveTriangular(Tensor a, Tensor b, bool lower = false)
    {
        var (x, y) = (SquareMatrix.Check(a), Promotion.Floating(b));
        return y.Dimensions == x.Dimensions - 1
            ? linalg.solve_triangular(x, y.unsqueeze(-1), upper: !lower).squeeze(-1)
            : linalg.solve_triangular(x, y, upper: !lower);
    }

    /// <summary>The powers of matrices. Source: keras.ops.matrix_power.</summary>
    /// <param name="x">The matrices.</param>
    /// <param name="n">The power; of a negative one the inverse is taken.</param>
    public static Tensor MatrixPower(Tensor x, int n) => SquareMatrix.Check(x).matrix_power(n);

    /// <summary>The rank of matrices. Source: keras.ops.matrix_rank.</summary>
    /// <param name="x">The matrices.</param>
    /// <param name="tol">Singular values up to it count as 0; null for libtorch's bound.</param>
    public static Tensor MatrixRank(Tensor x, double? tol = null) =>
        (tol is { } bound ? linalg.svdvals(Promotion.Floating(x)).gt(bound).sum(-1) : linalg.matrix_rank(Promotion.Floating(x)))
            .to_type(ScalarType.Int32);

    /// <summary>The least-squares solution of <c>a · x = b</c>. Source: keras.ops.lstsq.</summary>
    /// <param name="a">The matrix, (m, n).</param>
    /// <param name="b">The right side, (m) or (m, k).</param>
    /// <param name="rcond">Singular values below this share of the largest count as 0; null for libtorch's.</param>
    public static Tensor Lstsq(Tensor a, Tensor b, double? rcond = null)
    {
        var (x, y) = (Promotion.Floating(a), Promotion.Floating(b));
        // By the singular values, so that matrices without full rank have a solution too.
        var inverse = rcond is { } bound ? linalg.pinv(x, rtol: bound) : linalg.pinv(x);
        return y.Dimensions == 1 ? inverse.MatMul(y.unsqueeze(-1)).squeeze(-1) : inverse.MatMul(y);
    }
}
