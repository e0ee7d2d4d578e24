using TorchSharp;
using static TorchSharp.torch;

namespace SystemLibTorch.Tests;

public class LinearAlgebraTests
{
    private readonly Tensor a = tensor(new double[,] { { 4, 1 }, { 1, 3 } });
    private readonly Tensor b = tensor(new double[,] { { 1, 2 }, { 3, 4 } });

    [Fact]
    public void Products()
    {
        Numbers.Equal(a.matmul(b), 7, 12, 10, 14);
        Numbers.Equal(addmm(eye(2, dtype: ScalarType.Float64), a, b, 2, 1), 9, 12, 10, 16);
        Numbers.Equal(einsum("ij,kj->ik", a, b), 6, 16, 7, 15);
        Numbers.Equal(tensordot(a, b, [1], [0]), 7, 12, 10, 14);
        Numbers.Equal(a.tensordot(b, 2), 4 + 2 + 3 + 12);
        Numbers.Equal(outer(arange(2), arange(3)), 0, 0, 0, 0, 1, 2);
        Numbers.Equal(bmm(stack([a, b]), stack([b, b])).sum(), 43 + 54);
        Numbers.Equal(a[0].dot(b[0]), 6);
        Numbers.Equal(a.mv(b[0]), 6, 7);
        Numbers.Equal(ones(2, 1, 2).baddbmm(ones(2, 1, 3), ones(2, 3, 2), 1, 2).flatten(), 7, 7, 7, 7);
    }

    [Fact]
    public void Decompositions()
    {
        Numbers.Equal(linalg.det(a), 11);
        Numbers.Equal(linalg.inv(a), 3 / 11.0, -1 / 11.0, -1 / 11.0, 4 / 11.0);
        Numbers.Equal(linalg.solve(a, b[0]), 1 / 11.0, 7 / 11.0);
        var l = linalg.cholesky(a);
        Numbers.Equal(l.matmul(l.mT), 4, 1, 1, 3);
        var (q, r) = linalg.qr(b);
        Numbers.Equal(q.matmul(r), 1, 2, 3, 4);
        Numbers.Equal(q.mT.matmul(q), 1, 0, 0, 1);
        var (u, s, vh) = linalg.svd(b);
        Numbers.Equal(u.matmul(s.diag()).matmul(vh), 1, 2, 3, 4);
        var (values, vectors) = linalg.eigh(a);
        Numbers.Equal(values, (7 - Math.Sqrt(5)) / 2, (7 + Math.Sqrt(5)) / 2);
        Numbers.Equal(vectors.matmul(values.diag()).matmul(vectors.mT), 4, 1, 1, 3);
    }

    [Fact]
    public void Norms()
    {
        Numbers.Equal(linalg.norm(b), Math.Sqrt(30));
        Numbers.Equal(linalg.vector_norm(b, 1, [1]), 3, 7);
        Numbers.Equal(linalg.matrix_norm(b, "nuc"), 5.8309518948);
        Numbers.Equal(b.norm(1f), 10);
        Numbers.Equal(b.norm(1, p: 2), Math.Sqrt(5), 5);
        Numbers.Equal(cdist(zeros(1, 2), ones(1, 2)), Math.Sqrt(2));
    }
}
