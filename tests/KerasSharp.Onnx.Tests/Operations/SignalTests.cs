namespace KerasSharp.Onnx.Tests.Operations;

/// <summary>Signals, alignments, attention and statistics without what is no number.</summary>
public sealed class SignalTests
{
    [Theory, InlineData(8, 4, 8, true), InlineData(6, 3, 8, true), InlineData(8, 2, 8, false), InlineData(5, 5, 9, true)]
    public void Spectra_of_windows_and_back(int length, int stride, int fft, bool center)
    {
        var signal = randn(3, 40);
        OperationExport.Agrees(x => Both(Ops.Stft(x[0], length, stride, fft, center: center)), signal);
        OperationExport.Agrees(x => Both(Ops.Stft(x[0], length, stride, fft, null, center)), signal);
        var windows = ((40 + (center ? 2 * (fft / 2) : 0) - fft) / stride) + 1;
        OperationExport.Agrees(x => [Ops.Istft((x[0], x[1]), length, stride, fft, center: center),
            Ops.Istft((x[0], x[1]), length, stride, fft, 20, center: center), Ops.Istft((x[0], x[1]), length, stride, fft, window: null,
            center: center)], randn(2, windows, (fft / 2) + 1), randn(2, windows, (fft / 2) + 1));
    }

    [Fact]
    public void A_signal_of_any_length()
    {
        KerasTensor x = new Input([null]);
        using var model = new Model(x, Both(Ops.Stft(x, 8, 4, 8)));
        using var exported = new OnnxModel(ModelGraph.Export(model));
        foreach (var size in new[] { 16, 37 })
            Same.Predictions(model, exported, randn(2, size));
    }

    [Fact]
    public void Alignments_of_several_lengths()
    {
        int[] labels = [1, 2, 2, 3, 1, 3, 0, 0, 3, 3, 3, 0];
        OperationExport.Agrees(x => [Ops.CtcLoss(x[0], x[1], x[2], x[3])], tensor(labels, [3, 4]), randn(3, 9, 4),
            tensor(new[] { 4, 2, 3 }), tensor(new[] { 9, 7, 5 }));
        OperationExport.Agrees(x => Both(Ops.CtcDecode(x[0], x[1])), randn(3, 9, 4), tensor(new[] { 9, 4, 0 }));
        OperationExport.Agrees(x => Both(Ops.CtcDecode(x[0], x[1], mergeRepeated: false, maskIndex: 2)), randn(3, 9, 4),
            tensor(new[] { 9, 4, 1 }));
    }

    [Fact]
    public void Attention_with_masks_groups_and_bias()
    {
        var (query, key) = (randn(2, 5, 4, 3), randn(2, 6, 2, 3));
        OperationExport.Agrees(x => [Ops.DotProductAttention(x[0], x[1], x[1]), Ops.DotProductAttention(x[0], x[1], x[1], scale: 0.3)],
            query, key);
        OperationExport.Agrees(x => [Ops.DotProductAttention(x[0], x[1], x[1], mask: x[2], isCausal: true)], query, key,
            rand(2, 1, 5, 6) > 0.3);
        OperationExport.Agrees(x => [Ops.DotProductAttention(x[0], x[0], x[0], isCausal: true)], query);
    }

    [Theory, InlineData("linear"), InlineData("lower"), InlineData("nearest")]
    public void Quantiles_without_what_is_no_number(string method)
    {
        var x = randn(4, 6);
        x[0, 2] = x[0, 5] = x[3] = float.NaN;
        double[] several = [0, 0.3, 1];
        OperationExport.Agrees(v => [Ops.Nanquantile(v[0], several, 1, method), Ops.Nanmedian(v[0]), Ops.Nanpercentile(v[0], 40, 0, method),
            Ops.Nanargmax(v[0], 1), Ops.Nanargmin(v[0], 0), Ops.Nanargmax(v[0])], x);
    }

    [Fact]
    public void The_incomplete_gamma_function()
    {
        float[] shapes = [0.5f, 1, 2, 10, 0.1f, 50, 3, 0, 200], places = [0.2f, 3, 0, 9, 20, 70, -1, 1, 180];
        OperationExport.Agrees(x => [Ops.Gammainc(x[0], x[1])], tensor(shapes), tensor(places));
        OperationExport.Agrees(x => [Ops.Gammainc(x[0], x[1])], rand([40], ScalarType.Float64) * 30, rand([40], ScalarType.Float64) * 40);
    }

    [Fact]
    public void Triangles_of_matrices_of_any_form()
    {
        foreach (var (height, width) in new[] { (4, 4), (5, 3), (3, 5) })
            OperationExport.Agrees(x => Both(Ops.LuFactor(x[0])), randn(2, height, width));
        OperationExport.Agrees(x => [Ops.Logdet(x[0])], randn(4, 3, 3));
    }

    [Fact]
    public void Numbers_at_the_ends_of_other_types()
    {
        float[] values = [-1e20f, -129, -0.5f, 0, 127.5f, 300, 2147483648f, 1e20f];
        foreach (var type in new[] { "uint8", "int8", "int32", "float16", "int64" })
            OperationExport.Agrees(x => [Ops.SaturateCast(x[0], type)], tensor(values));
        foreach (var type in new[] { "uint8", "int8", "int64" })
            OperationExport.Agrees(x => [Ops.SaturateCast(x[0], type)], tensor(new[] { int.MinValue, -5, 0, 200, int.MaxValue }));
    }

    private static KerasTensor[] Both((KerasTensor, KerasTensor) pair) => [pair.Item1, pair.Item2];
}
