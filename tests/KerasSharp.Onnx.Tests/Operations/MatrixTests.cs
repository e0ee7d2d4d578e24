namespace KerasSharp.Onnx.Tests.Operations;

/// <summary>Decompositions of matrices that ONNX has no operators for.</summary>
public sealed class MatrixTests
{
    [Theory, InlineData(1), InlineData(4), InlineData(9)]
    public void Systems_are_solved(int size)
    {
        var (a, b) = (Orthogonal(3, size) * 1.5, randn(3, size, 2));
        OperationExport.Agrees(x => [Ops.Solve(x[0], x[1]), Ops.Inv(x[0]), Ops.MatrixPower(x[0], -3), Ops.MatrixPower(x[0], 0)], a, b);
        OperationExport.Agrees(
            x => [Ops.SolveTriangular(x[0], x[1]), Ops.SolveTriangular(x[0], x[1], lower: true)], a + (3 * eye(size)), b);
    }

    [Fact]
    public void Rows_change_places_where_the_diagonal_is_zero()
    {
        var a = tensor(new float[] { 0, 2, 1, 1, 0, 0, 0, 1, 0 }, [1, 3, 3]);
        OperationExport.Agrees(x => [Ops.Solve(x[0], x[1]), .. Both(Ops.Slogdet(x[0]))], a, tensor(new float[] { 1, 2, 3 }, [1, 3, 1]));
    }

    [Fact]
    public void A_singular_matrix_has_a_determinant_of_zero() =>
        OperationExport.Agrees(x => Both(Ops.Slogdet(x[0])), tensor(new float[] { 1, 2, 2, 4, 3, 1, 1, 2 }, [2, 2, 2]));

    [Theory, InlineData(5, 3), InlineData(3, 5), InlineData(4, 4), InlineData(1, 1), InlineData(6, 1)]
    public void Orthogonal_and_triangular_factors_have_the_signs_of_LAPACK(int height, int width)
    {
        OperationExport.Agrees(x => Both(Ops.Qr(x[0])), randn(2, height, width));
        OperationExport.Agrees(x => Both(Ops.Qr(x[0], mode: "complete")), randn(2, height, width));
    }

    [Fact]
    public void Factors_of_positive_definite_matrices()
    {
        var root = randn(2, 6, 6);
        var a = root.matmul(root.mT) + eye(6);
        OperationExport.Agrees(x => [Ops.Cholesky(x[0]), Ops.Cholesky(x[0], upper: true)], a);
        OperationExport.Agrees(x => [Ops.CholeskyInverse(x[0]), Ops.CholeskyInverse(x[0], upper: true)], linalg.cholesky(a));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(5), InlineData(8), InlineData(17)]
    public void Eigenvectors_are_orthogonal_and_belong_to_ascending_values(int size)
    {
        using var scope = NewDisposeScope();
        var root = randn(2, size, size);
        var a = root + root.mT;
        var found = OperationExport.Run(x => Both(Ops.Eigh(x[0])), a);
        Same.Values(linalg.eigvalsh(a), found[0]);
        Same.Values(a, found[1].matmul(found[0].unsqueeze(-1) * found[1].mT));
        Same.Values(eye(size).expand(2, size, size), found[1].mT.matmul(found[1]), 1e-5);
    }

    [Theory, InlineData(5, 3), InlineData(3, 5), InlineData(4, 4), InlineData(2, 1)]
    public void Pseudo_inverses_ranks_and_norms_follow_from_singular_values(int height, int width)
    {
        var a = randn(2, height, width);
        OperationExport.Agrees(x => [Ops.Pinv(x[0]), Ops.MatrixRank(x[0]), Ops.Norm(x[0], 2, (1, 2)), Ops.Norm(x[0], -2, (1, 2))], a);
        OperationExport.Agrees(x => [Ops.Lstsq(x[0], x[1])], a, randn(2, height, 2));
    }

    [Fact]
    public void Matrices_without_full_rank()
    {
        var a = randn(2, 4, 2).matmul(randn(2, 2, 4));
        OperationExport.Agrees(x => [Ops.Pinv(x[0], 1e-4), Ops.MatrixRank(x[0]), Ops.MatrixRank(x[0], 1e-3)], a);
        OperationExport.Agrees(x => [Ops.Pinv(x[0]), Ops.MatrixRank(x[0])], zeros(2, 3, 2));
    }

    [Fact]
    public void In_float64() => OperationExport.Agrees(
        x => [Ops.Inv(x[0]), Ops.Pinv(x[0]), Ops.MatrixRank(x[0]), .. Both(Ops.Slogdet(x[0])), .. Both(Ops.Qr(x[0]))],
        Orthogonal(2, 4).to_type(ScalarType.Float64) * 1.5);

    /// <summary>Matrices that rounding does no harm to, and whose rows have to change places.</summary>
    private static Tensor Orthogonal(int count, int size) => linalg.qr(randn(count, size, size)).Q;

    private static KerasTensor[] Both((KerasTensor, KerasTensor) pair) => [pair.Item1, pair.Item2];
}
