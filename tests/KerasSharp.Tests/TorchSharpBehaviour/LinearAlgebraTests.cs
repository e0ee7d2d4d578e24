namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class LinearAlgebraTests : TorchSharpTests
{
    private readonly Tensor _a;
    private readonly Tensor _b;

    public LinearAlgebraTests()
    {
        _a = tensor(new double[,] { { 4, 1 }, { 1, 3 } });
        _b = tensor(new double[,] { { 1, 2 }, { 3, 4 } });
    }

    [Fact]
    public void Products()
    {
        Check.Values(_a.matmul(_b), 7, 12, 10, 14);
        Check.Values(addmm(eye(2, dtype: ScalarType.Float64), _a, _b, 2, 1), 9, 12, 10, 16);
        Check.Values(einsum("ij,kj->ik", _a, _b), 6, 16, 7, 15);
        Check.Values(tensordot(_a, _b, [1], [0]), 7, 12, 10, 14);
        Check.Values(tensordot(_a, _b, [0, 1], [0, 1]), 4 + 2 + 3 + 12);
        Check.Values(outer(arange(2), arange(3)), 0, 0, 0, 0, 1, 2);
        Check.Values(bmm(stack([_a, _b]), stack([_b, _b])).sum(), 43 + 54);
        Check.Values(_a[0].dot(_b[0]), 6);
        Check.Values(_a.mv(_b[0]), 6, 7);
    }

    [Fact]
    public void Decompositions()
    {
        Check.Values(linalg.det(_a), 11);
        Check.Values(linalg.inv(_a), 3 / 11.0, -1 / 11.0, -1 / 11.0, 4 / 11.0);
        Check.Values(linalg.solve(_a, _b[0]), 1 / 11.0, 7 / 11.0);
        var l = linalg.cholesky(_a);
        Check.Values(l.matmul(l.mT), 4, 1, 1, 3);
        var (q, r) = linalg.qr(_b);
        Check.Values(q.matmul(r), 1, 2, 3, 4);
        Check.Values(q.mT.matmul(q), 1, 0, 0, 1);
        var (u, s, vh) = linalg.svd(_b);
        Check.Values(u.matmul(s.diag()).matmul(vh), 1, 2, 3, 4);
        var (values, vectors) = linalg.eigh(_a);
        Check.Values(values, (7 - Math.Sqrt(5)) / 2, (7 + Math.Sqrt(5)) / 2);
        Check.Values(vectors.matmul(values.diag()).matmul(vectors.mT), 4, 1, 1, 3);
    }

    [Fact]
    public void Norms()
    {
        Check.Values(linalg.norm(_b), Math.Sqrt(30));
        Check.Values(linalg.vector_norm(_b, 1, [1]), 3, 7);
        Check.Values(linalg.matrix_norm(_b, "nuc"), 5.8309518948);
        Check.Values(_b.norm(1f), 10);
        Check.Values(_b.norm(1, p: 2), Math.Sqrt(5), 5);
        Check.Values(cdist(zeros(1, 2), ones(1, 2)), Math.Sqrt(2));
    }
}
