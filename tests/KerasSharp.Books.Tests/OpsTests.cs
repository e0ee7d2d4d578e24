using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Books.Tests;

/// <summary>
/// Operations on tensors that no functional model holds: new tensors, arrays, loops and choices, searches. The values are NumPy's.
/// </summary>
public sealed class OpsTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void NewTensors()
    {
        Assert.Equal("[[0. 0.] [0. 0.]]", Text(Ops.Zeros((2, 2))));
        Assert.Equal("[1 1]", Text(Ops.Ones([2], dtype: "int32")));
        Assert.Equal("[2.5 2.5]", Text(Ops.Full([2], 2.5)));
        Assert.Equal([3], Ops.Empty([3]).shape);
        Assert.Equal("[[1. 0. 0.] [0. 1. 0.]]", Text(Ops.Eye(2, 3)));
        Assert.Equal("[[0. 1.] [0. 0.]]", Text(Ops.Eye(2, k: 1)));
        Assert.Equal("[[1. 0.] [0. 1.]]", Text(Ops.Identity(2)));
        Assert.Equal("[[1. 0. 0.] [1. 1. 0.]]", Text(Ops.Tri(2, 3)));
        Assert.Equal("[0 1 2]", Text(Ops.Arange(3)));
        Assert.Equal("[1. 1.5 2.]", Text(Ops.Arange(1, 2.5, 0.5)));
        Assert.Equal("[5 3]", Text(Ops.Arange(5, 1, -2)));
        Assert.Equal("[0. 0.5 1.]", Text(Ops.Linspace(0, 1, 3)));
        Assert.Equal("[0. 0.25 0.5 0.75]", Text(Ops.Linspace(0, 1, 4, endpoint: false)));
        Assert.Equal("[1. 10. 100.]", Text(Ops.Logspace(0, 2, 3)));
        var grid = Ops.Meshgrid([Ops.Arange(2), Ops.Arange(3)]);
        Assert.Equal("[[0 1] [0 1] [0 1]] [[0 0] [1 1] [2 2]]", $"{Text(grid[0])} {Text(grid[1])}");
        var x = Ops.Zeros((4, 3));
        Assert.Equal([3, 3], Ops.Eye(Ops.Shape(x)[1]).shape);
        Assert.Throws<ArgumentException>(() => Ops.Arange(0, 3, 0));
    }

    [Fact]
    public void ArraysAndBack()
    {
        var x = Ops.Array([[1, 2], [3, 4]]);
        Assert.Equal("[[1 2] [3 4]]", Text(x));
        var doubles = Ops.Array(new[] { 1.5, 2 });
        Assert.Equal(ScalarType.Float32, doubles.dtype);
        Assert.Equal(new[,] { { 1f, 2f }, { 3f, 4f } }, (float[,])Ops.ConvertToNumpy(Ops.Cast(x, "float32")));
        Assert.Equal([true, false], (bool[])Ops.ConvertToNumpy(tensor(new[] { true, false })));
        Assert.Equal((2, 4L, true, "float32"), (Ops.Ndim(x), Ops.Size(x), Ops.IsTensor(x), Ops.Dtype(doubles)));
        Assert.Empty(Ops.ConvertToNumpy(zeros(0, 2)));
    }

    [Fact]
    public void ChoicesAndLoops()
    {
        var x = tensor(new float[] { 1, 2, 3 });
        Assert.Equal(6f, Ops.Cond(Ops.Greater(Ops.Sum(x), 5), () => Ops.Sum(x), () => Ops.Zeros([])).item<float>());
        Assert.Equal("[2. 4. 6.]", Text(Ops.Switch(1, [a => a[0], a => a[0] * 2], x)));
        var (i, total) = Ops.WhileLoop(v => v.Item1 < 4, v => (v.Item1 + 1, v.Item2 + v.Item1), (0, 0));
        Assert.Equal((4, 6), (i, total));
        Assert.Equal(10, Ops.ForiLoop(0, 5, (k, value) => value + k, 0));
        Assert.Equal("[1. 4. 9.]", Text(Ops.Map(v => v * v, x)));
        Assert.Equal("[2. 3. 4.]", Text(Ops.VectorizedMap(v => v + 1, x)));
        var (carry, sums) = Ops.Scan((c, v) => (c + v, c + v), zeros(1).sum(), x);
        Assert.Equal("6. [1. 3. 6.]", $"{Text(carry)} {Text(sums)}");
        Assert.Equal("[6. 5. 3.]", Text(Ops.Scan((c, v) => (c + v, c + v), zeros(1).sum(), x, reverse: true).Outputs));
        Assert.Equal("[1. 2. 6.]", Text(Ops.AssociativeScan((a, b) => a * b, x)));
        Assert.Equal("[6. 5. 3.]", Text(Ops.AssociativeScan((a, b) => a + b, x, reverse: true)));
    }

    [Fact]
    public void GradientsFlowThroughLoops()
    {
        var x = tensor(new float[] { 1, 2, 3 }, requires_grad: true);
        Ops.Scan((c, v) => (c * v, c), ones(1).sum(), x).Carry.backward();
        Assert.Equal("[6. 3. 2.]", Text(x.grad!));
    }

    [Fact]
    public void Searches()
    {
        var x = tensor(new[] { 1, 2, 2, 4 });
        Assert.Equal("[0 1 2 0 1]", Text(Ops.Bincount(x)));
        Assert.Equal("[0 1 2 0 1 0]", Text(Ops.Bincount(x, minlength: 6)));
        Assert.Equal("[0. 0.5 3. 0. 4.]", Text(Ops.Bincount(x, weights: new[] { 0.5f, 1, 2, 4 })));
        Assert.Equal("[[0 2] [1 1]]", Text(Ops.Bincount(tensor(new[,] { { 1, 1 }, { 0, 1 } }))));
        Assert.Throws<ArgumentException>(() => Ops.Bincount(tensor(new[] { -1 })));
        Assert.Equal("[2 0 3]", Text(Ops.Digitize(tensor(new[] { 0.5f, -1.25f, 2 }), [-1.0, 0.0, 1.0])));
        var (counts, edges) = Ops.Histogram(tensor(new[] { 0f, 1, 1.5f, 4 }), bins: 4);
        Assert.Equal("[1 2 0 1] [0. 1. 2. 3. 4.]", $"{Text(counts)} {Text(edges)}");
        Assert.Equal("[1 1]", Text(Ops.Histogram(tensor(new[] { 0f, 1, 1.5f, 4 }), bins: 2, range: (0.5, 2)).Counts));
        var places = Ops.Nonzero(tensor(new[,] { { 0, 1 }, { 1, 1 } }));
        Assert.Equal("[0 1 1] [1 0 1]", $"{Text(places[0])} {Text(places[1])}");
        Assert.Equal("[1 2 4]", Text(Ops.Unique(x)));
        Assert.Equal("[0.5 2.]", Text(Ops.Quantile(tensor(new[] { 0f, 1, 2, 3, 4 }), new[] { 0.125f, 0.5f })));
        Assert.Throws<ArgumentException>(() => Ops.Quantile(ones(2), 1.5));
        Assert.Throws<ArgumentException>(() => Ops.Quantile(ones(2), 0.5, method: "cubic"));
        Assert.Equal("5.5", Text(Ops.Trapezoid(tensor(new[] { 1f, 2, 3 }), x: new[] { 0f, 2, 3 })));
    }

    [Fact]
    public void Decompositions()
    {
        var a = tensor(new float[,] { { 2, 1 }, { 1, 3 }, { 0, 1 } });
        var (u, s, vh) = Ops.Svd(a, fullMatrices: false);
        Assert.True(Ops.Allclose(u.matmul(diag(s)).matmul(vh), a, atol: 1e-5).item<bool>());
        Assert.Equal([3, 3], Ops.Svd(a).U.shape);
        var (values, vectors) = Ops.Eig(tensor(new float[,] { { 0, -1 }, { 1, 0 } }));
        Assert.Equal([-1f, 1f], values.imag.data<float>().ToArray().Order());
        Assert.Equal([2, 2], vectors.shape);
        Assert.Throws<ArgumentException>(() => Ops.Eig(a));
        Assert.Throws<ArgumentException>(() => Ops.Inv(a));
    }

    [Fact]
    public void TransformsAreOfPairs()
    {
        var x = tensor(new float[] { 1, 2, 3, 4 });
        var (real, imaginary) = Ops.Fft((x, zeros_like(x)));
        Assert.Equal("[10. -2. -2. -2.] [0. 2. 0. -2.]", $"{Text(real)} {Text(imaginary)}");
        Assert.Equal("[1. 2. 3. 4.]", Text(Ops.Irfft(Ops.Rfft(x))));
        var image = ones(2, 2);
        Assert.Equal("[[1. 1.] [1. 1.]]", Text(Ops.Ifft2(Ops.Fft2((image, zeros_like(image)))).Real));
        var k = new Input([8]);
        using var model = new Model(k, Ops.Sqrt(Ops.Square(Ops.Rfft(k).Real) + 1));
        Assert.Equal([1, 5], model.Predict(ones(1, 8), verbose: 0).shape);
        Assert.Throws<ArgumentException>(() => Ops.Fft((x, zeros(3))));
    }

    [Fact]
    public void WindowsAndSpectrograms()
    {
        Assert.Equal("[0. 0.5 1. 0.5 0.]", Text(Ops.Bartlett(5)));
        Close([0, 0.5, 1, 0.5, 0], Ops.Hanning(5));
        Close([0.08, 0.54, 1, 0.54, 0.08], Ops.Hamming(5));
        Close([0, 0.34, 1, 0.34, 0], Ops.Blackman(5));
        Close([0.2049, 0.7269, 1, 0.7269, 0.2049], Ops.Kaiser(5, 3));
        Assert.Equal("[1.]", Text(Ops.Kaiser(1, 3)));
        Close([1, 10, 100], Ops.Geomspace(1, 100, num: 3));
        Assert.Throws<ArgumentException>(() => Ops.Geomspace(-1, 100));
        var signal = Ops.Sin(Ops.Cast(Ops.Arange(64), "float32"));
        var again = Ops.Istft(Ops.Stft(signal, 16, 4, 16), 16, 4, 16);
        Assert.True(Ops.Allclose(signal, again, atol: 1e-5).item<bool>());
        var batch = Ops.Stft(Ops.Reshape(signal, (2, 32)), sequenceLength: 16, sequenceStride: 8, fftLength: 16).Real;
        Assert.Equal([2, 5, 9], batch.shape);
        Assert.Throws<ArgumentException>(() => Ops.Stft(signal, 16, 4, 8));
        Assert.Throws<ArgumentException>(() => Ops.Stft(signal, 100, 4, 200));
    }

    [Fact]
    public void ComplexNumbers()
    {
        var z = Ops.ViewAsComplex(tensor(new float[,] { { 3, 4 }, { 0, 0 } }));
        Assert.Equal("[3. 0.] [4. 0.]", $"{Text(Ops.Real(z))} {Text(Ops.Imag(z))}");
        Assert.Equal("[-4. 0.]", Text(Ops.Imag(Ops.Conj(z)) + 0));
        Assert.Equal("[False True]", Text(Ops.Isreal(z)));
        Assert.Equal("[[3. 4.] [0. 0.]]", Text(Ops.ViewAsReal(z)));
        Close([0, 3.1416], Ops.Angle(tensor(new float[] { 2, -2 })));
        Close([0, 2], Ops.Imag(Ops.Polar(tensor(new float[] { 1, 2 }), tensor(new[] { 0, MathF.PI / 2 }))));
        Assert.Throws<ArgumentException>(() => Ops.ViewAsComplex(ones(3)));
    }

    [Fact]
    public void AxesAreRearranged()
    {
        var images = Ops.Reshape(Ops.Arange(2 * 4 * 6 * 3), (2, 4, 6, 3));
        Assert.Equal([2, 3, 4, 6], Ops.Rearrange(images, "b h w c -> b c h w").shape);
        Assert.Equal([8, 6, 3], Ops.Rearrange(images, "b h w c -> (b h) w c").shape);
        Assert.Equal([2, 72], Ops.Rearrange(images, "b h w c -> b (c h w)").shape);
        var blocks = Ops.Rearrange(images, "b (h1 h) (w1 w) c -> (b h1 w1) h w c", ("h1", 2), ("w1", 2));
        Assert.Equal([8, 2, 3, 3], blocks.shape);
        Assert.Equal(images[0, 0, 3, 0].item<int>(), blocks[1, 0, 0, 0].item<int>());
        Assert.Contains("h1, h", Assert.Throws<ArgumentException>(
            () => Ops.Rearrange(images, "b (h1 h) w c -> b h1 h w c")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Ops.Rearrange(images, "b h w c -> b h w"));
        Assert.Throws<ArgumentException>(() => Ops.Rearrange(images, "b (h1 h) w c -> b h1 h w c", ("h1", 3)));
        var x = new Input((4, 6, 3));
        using var model = new Model(x, Ops.Rearrange(x, "b (h h1) (w w1) c -> b h w (c h1 w1)", ("h1", 2), ("w1", 2)));
        Assert.Equal("(None, 2, 3, 12)", model.Output.Shape.ToString());
        Assert.Equal([2, 2, 3, 12], model.Predict(images, verbose: 0).shape);
    }

    [Fact]
    public void GradientsOfOnesOwn()
    {
        // The book's example: the logarithm of 1 + eˣ, whose gradient is not to overflow.
        var log1pexp = Ops.CustomGradient(x =>
        {
            var e = Ops.Exp(x);
            return (Ops.Log(1 + e), upstream => upstream * (1 - (1 / (1 + e))));
        });
        var at = tensor(new float[] { 100, 0 }, requires_grad: true);
        log1pexp(at).sum().backward();
        Assert.Equal("[1. 0.5]", Text(at.grad!));
        Assert.Equal(MathF.Log(2), log1pexp(zeros(1)).item<float>(), 5);
        var (value, tangent) = Ops.Jvp(x => x[0] * x[1].square(), [tensor(2f), tensor(3f)], [tensor(1f), tensor(0.5f)]);
        Assert.Equal((18f, 15f), (value.item<float>(), tangent.item<float>()));
        Assert.Equal(0f, Ops.Jvp(x => ones(1) * 2, [tensor(2f)], [tensor(1f)]).Tangent.item<float>());
        Assert.Throws<ArgumentException>(() => Ops.Jvp(x => x[0], [ones(2)], [ones(3)]));
    }

    [Fact]
    public void WhatIsOutOfRangeIsRefused()
    {
        var (logits, lengths) = (rand(1, 4, 3), tensor(new[] { 2 }));
        var steps = tensor(new[] { 4 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Ops.CtcLoss(tensor(new[,] { { 1, 3 } }), logits, lengths, steps));
        Assert.Throws<ArgumentException>(() => Ops.CtcLoss(tensor(new[,] { { 1, 2 } }), logits, tensor(new[] { 3 }), steps));
        Assert.Throws<ArgumentException>(() => Ops.CtcLoss(tensor(new[,] { { 1, 2 } }), logits, lengths, tensor(new[] { 5 })));
        Assert.Throws<ArgumentException>(() => Ops.CtcDecode(logits, tensor(new[] { 5 })));
        Assert.Throws<ArgumentException>(() => Ops.CtcDecode(logits, steps, strategy: "best"));
        Assert.Throws<ArgumentException>(() => Ops.DotProductAttention(ones(1, 2, 3), ones(1, 2, 3), ones(1, 2, 3)));
        Assert.Throws<ArgumentException>(() => Ops.Image.PadImages(ones(2, 2, 1), topPadding: 1));
        Assert.Throws<ArgumentException>(
            () => Ops.Image.CropImages(ones(2, 2, 1), topCropping: 1, bottomCropping: 2, leftCropping: 0, rightCropping: 0));
        Assert.Throws<ArgumentException>(() => Ops.Hsplit(ones(2, 3), 2));
        Assert.Throws<ArgumentException>(() => Ops.Dsplit(ones(2, 2), 2));
        Assert.Equal("[-128 127 5]", Text(Ops.SaturateCast(tensor(new[] { -1000, 1000, 5 }), "int8")));
        Assert.Equal("[2147483520 -2147483648]", Text(Ops.SaturateCast(tensor(new[] { 3e9f, -3e9f }), "int32")));
        Assert.Equal([1, 2, 2, 2, 8], Ops.Image.ExtractPatches3d(ones([1, 4, 4, 4, 1]), 2).shape);
    }

    [Fact]
    public void OperationsLeaveNoTensorsBehind()
    {
        var x = tensor(new float[] { 1, 2, 3, 2 });
        var live = Live();
        for (var i = 0; i < 3; i++)
        {
            using var scope = NewDisposeScope();
            Ops.Histogram(x);
            Ops.Scan((c, v) => (c + v, c + v), x.sum(), x);
            Ops.Quantile(x, 0.5);
            Ops.Bincount(Ops.Cast(x, "int32"), weights: x);
            Ops.Linspace(0, 1);
            Ops.Unique(x);
            Ops.Nonzero(x);
            Ops.SegmentMax(x, Ops.Cast(x, "int32"), numSegments: 2);
            Ops.ConvertToNumpy(x);
            Ops.Kaiser(4, 2);
            Ops.Rearrange(x, "(a b) -> b a", ("a", 2));
            Ops.Angle(x);
            Ops.Jvp(p => p[0] * p[0], [x], [x]);
            Ops.CtcDecode(x.reshape(1, 2, 2), Ops.Array([2]), strategy: "beam_search");
        }

        Assert.Equal(live, Live());
    }

    private static void Close(double[] expected, Tensor x) =>
        Assert.Equal(expected, x.to_type(ScalarType.Float64).data<double>().ToArray(), (a, b) => Math.Abs(a - b) < 5e-5);

    private static long Live() => TorchSharp.DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    private static string Text(Tensor x) => new Variable(x.detach().clone()).ToString().Split("value=")[1][..^1];
}
