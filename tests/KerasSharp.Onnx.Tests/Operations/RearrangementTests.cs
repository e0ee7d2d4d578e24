namespace KerasSharp.Onnx.Tests.Operations;

/// <summary>Rearrangements, quantiles, transforms and segments.</summary>
public sealed class RearrangementTests
{
    [Theory, InlineData("linear"), InlineData("lower"), InlineData("higher"), InlineData("midpoint"), InlineData("nearest")]
    public void Quantiles(string method)
    {
        var x = randn(4, 5, 3);
        double[] several = [0, 0.25, 0.9, 1];
        OperationExport.Agrees(v => [Ops.Quantile(v[0], several, (1, 2), method), Ops.Quantile(v[0], 0.3, 1, method, keepdims: true)], x);
        OperationExport.Agrees(v => [Ops.Percentile(v[0], 30, 0, method), Ops.Quantile(v[0], several, (0, 2), method, keepdims: true)], x);
    }

    [Fact]
    public void Not_a_number_has_no_median()
    {
        var x = tensor(new[] { 3, float.NaN, 1, 5, 2, 4 }, [2, 3]);
        OperationExport.Agrees(v => [Ops.Median(v[0], 1), Ops.Median(v[0]), Ops.Median(v[0], 0, keepdims: true)], x);
    }

    [Fact]
    public void Transforms_of_other_lengths()
    {
        foreach (var size in new[] { 1, 2, 7, 8, 12 })
        {
            var (a, b) = (randn(2, 3, size), randn(2, 3, size));
            OperationExport.Agrees(x => Both(Ops.Fft((x[0], x[1]))), a, b);
            OperationExport.Agrees(x => [.. Both(Ops.Fft2((x[0], x[1]))), .. Both(Ops.Ifft2((x[0], x[1])))], a, b);
            OperationExport.Agrees(x => [.. Both(Ops.Rfft(x[0])), .. Both(Ops.Rfft(x[0], 5)), Ops.Irfft((x[0], x[1]), 9)], a, b);
        }

        OperationExport.Agrees(x => [Ops.Irfft((x[0], x[1]))], randn(3, 6), randn(3, 6));
    }

    [Fact]
    public void Segments_whose_number_is_not_given()
    {
        var ids = tensor(new[] { 0, 2, 2, 3, 0 });
        OperationExport.Agrees(x => [Ops.SegmentSum(x[0], x[1], 5), Ops.SegmentMax(x[0], x[1], 3), Ops.SegmentMin(x[0], x[1], 5)],
            randn(5, 2), ids);
        OperationExport.Agrees(x => [Ops.SegmentProd(x[0], x[1], 5), Ops.SegmentMax(x[0], x[1], 5)],
            tensor(new[] { 1, 2, 3, 4, -5 }), ids);
    }

    [Fact]
    public void Products_turns_and_diagonals()
    {
        OperationExport.Agrees(x => [Ops.Kron(x[0], x[1]), Ops.Rot90(x[0], 2, [1, 2]), Ops.Rot90(x[1], -1, [2, 1])],
            randn(2, 3, 2), randn(2, 2, 4));
        OperationExport.Agrees(x => [Ops.Diagflat(x[0], -2), Ops.Vander(x[0]), Ops.Vander(x[0], 2)], tensor(new[] { 1.5f, -2, 3 }));
        OperationExport.Agrees(x => [Ops.Dstack([x[0], x[1]]), Ops.ColumnStack([x[0], x[1]]), .. Ops.ArraySplit(x[0], [1, 3], 1)],
            randn(2, 4), randn(2, 4));
        OperationExport.Agrees(x => [.. Ops.UnravelIndex(x[0], [2, 3, 4])], tensor(new[] { 0, 23, 7 }));
    }

    [Fact]
    public void Integrals_correlations_and_places()
    {
        float[] places = [0, 1, 3, 4];
        OperationExport.Agrees(x => [Ops.Trapezoid(x[0], places), Ops.Trapezoid(x[0], dx: 0.5, axis: 1)], randn(3, 2, 4));
        OperationExport.Agrees(x => [Ops.Trapezoid(x[0], places, axis: 1)], randn(3, 4, 2));
        OperationExport.Agrees(x => [Ops.Corrcoef(x[0])], randn(3, 6));
        OperationExport.Agrees(x => [Ops.Searchsorted(x[0], x[1]), Ops.Searchsorted(x[0], x[1], "right")],
            tensor(new[] { 1, 2, 2, 5 }), tensor(new[] { 0, 2, 3, 5, 9 }));
        OperationExport.Agrees(x => [Ops.Allclose(x[0], x[1]), Ops.Allclose(x[0], x[0] + 1e-9)], ones(2, 3), zeros(2, 3));
    }

    [Fact]
    public void Patches_of_images_and_volumes()
    {
        OperationExport.Agrees(
            x => [Ops.Image.ExtractPatches(x[0], 2, padding: "same"), Ops.Image.ExtractPatches(x[0], [2, 3], 1)], randn(2, 5, 7, 2));
        OperationExport.Agrees(x => [Ops.Image.ExtractPatches(x[0], [2, 2, 2])], randn([2, 4, 4, 5, 1]));
    }

    private static KerasTensor[] Both((KerasTensor, KerasTensor) pair) => [pair.Item1, pair.Item2];
}
