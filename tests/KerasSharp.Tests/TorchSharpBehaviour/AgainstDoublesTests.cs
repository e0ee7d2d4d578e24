using F = TorchSharp.torch.nn.functional;

namespace KerasSharp.Tests.TorchSharpBehaviour;

/// <summary>The operators of the layers in float32, at sizes that vector and parallel kernels take, against the same in float64: values and
/// gradients, with one thread and with two.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class AgainstDoublesTests : TorchSharpTests
{
    private static readonly Dictionary<string, (long[][] Shapes, Func<Tensor[], Tensor> Function)> Operators = new()
    {
        ["matmul"] = ([[70, 130], [130, 90]], x => x[0].matmul(x[1])),
        ["matmul of transposed views"] = ([[130, 70], [90, 130]], x => x[0].t().matmul(x[1].t())),
        ["batched matmul"] = ([[6, 33, 47], [6, 47, 29]], x => x[0].bmm(x[1])),
        ["linear"] = ([[5, 40, 66], [34, 66], [34]], x => F.linear(x[0], x[1], x[2])),
        ["einsum"] = ([[4, 31, 17], [17, 3, 9]], x => einsum("abc,cde->abde", x[0], x[1])),
        ["sum of all"] = ([[301, 403]], x => x[0].sum()),
        ["sum over rows"] = ([[301, 403]], x => x[0].sum(0L)),
        ["mean of a permuted view"] = ([[8, 33, 35, 17]], x => x[0].permute(0, 3, 1, 2).mean([2L, 3L])),
        ["variance"] = ([[203, 305]], x => x[0].var(1, unbiased: false)),
        ["cumulative sum"] = ([[65, 1003]], x => x[0].cumsum(1)),
        ["logsumexp"] = ([[203, 305]], x => x[0].logsumexp(1)),
        ["softmax"] = ([[203, 305]], x => F.softmax(x[0], 1)),
        ["softmax over the first axis"] = ([[203, 305]], x => F.softmax(x[0], 0)),
        ["log_softmax"] = ([[203, 1001]], x => F.log_softmax(x[0], 1)),
        ["exp, log1p, erf, tanh"] = ([[203, 305]], x => (x[0].exp().log1p() * x[0].erf()).tanh()),
        ["gelu"] = ([[203, 305]], x => F.gelu(x[0])),
        ["layer_norm"] = ([[50, 7, 130], [130], [130]], x => F.layer_norm(x[0], [130], x[1], x[2], 1e-3)),
        ["group_norm"] = ([[6, 24, 9, 11], [24], [24]], x => F.group_norm(x[0], 4, x[1], x[2], 1e-3)),
        ["batch_norm"] = ([[16, 24, 9, 11], [24], [24]], x => F.batch_norm(x[0], null!, null!, x[1], x[2], training: true)),
        ["batch_norm, channels last"] = ([[16, 9, 11, 24], [24], [24]], x => F.batch_norm(
            x[0].permute(0, 3, 1, 2), null!, null!, x[1], x[2], training: true)),
        ["max_pool2d"] = ([[4, 18, 21, 23]], x => F.max_pool2d(x[0], 3, stride: 2, padding: 1)),
        ["max_pool2d, channels last"] = ([[4, 21, 23, 18]], x => F.max_pool2d(x[0].permute(0, 3, 1, 2), 3, stride: 2)),
        ["avg_pool2d, channels last"] = ([[4, 21, 23, 18]], x => F.avg_pool2d(x[0].permute(0, 3, 1, 2), 3, stride: 2)),
        ["max_pool3d"] = ([[2, 6, 9, 10, 11]], x => F.max_pool3d(x[0], [2L, 3L, 2L])),
        ["avg_pool3d"] = ([[2, 6, 9, 10, 11]], x => F.avg_pool3d(x[0], [2L, 3L, 2L])),
        ["adaptive_avg_pool2d"] = ([[4, 18, 21, 23]], x => F.adaptive_avg_pool2d(x[0], (5, 4))),
        ["attention"] = ([[2, 4, 37, 24], [2, 4, 41, 24], [2, 4, 41, 24]], x => F.scaled_dot_product_attention(x[0], x[1], x[2])),
        ["causal attention"] = ([[2, 4, 37, 24], [2, 4, 37, 24], [2, 4, 37, 24]], x => F.scaled_dot_product_attention(
            x[0], x[1], x[2], is_casual: true)),
        ["bilinear interpolation"] = ([[3, 5, 17, 19]], x => F.interpolate(x[0], [31, 25], mode: InterpolationMode.Bilinear)),
        ["bicubic interpolation"] = ([[3, 5, 17, 19]], x => F.interpolate(x[0], [31, 25], mode: InterpolationMode.Bicubic)),
        ["rows by index"] = ([[50, 33]], x => x[0].index_select(0, arange(700) * 7 % 50)),
        ["gather"] = ([[203, 305]], x => x[0].gather(1, (arange(203).unsqueeze(1) * 31 + arange(90)) % 305)),
        ["sums by index"] = ([[700, 33]], x => zeros(50, 33, x[0].dtype).index_add(0, arange(700) * 7 % 50, x[0], 1)),
        ["sort"] = ([[65, 403]], x => x[0].sort(1).Values),
        ["broadcasts"] = ([[65, 1, 33], [1, 40, 33]], x => x[0] * x[1] + x[0]),
        ["cat, pad, roll"] = ([[12, 33, 40]], x => F.pad(cat([x[0], x[0].flip(2)], 1), (1, 2, 3, 4)).roll(5, 1)),
        ["solve"] = ([[5, 20, 20], [5, 20, 3]], x => linalg.solve(x[0] + (eye(20, dtype: x[0].dtype) * 9), x[1])),
        ["spectrum"] = ([[33, 130]], x => fft.rfft(x[0]).abs()),
    };

    public static TheoryData<string, int> Cases => WithThreads(Operators.Keys);

    /// <summary>The operators that mixed policies compute in bfloat16.</summary>
    public static TheoryData<string, int> HalfCases => WithThreads(
    [
        "matmul", "matmul of transposed views", "batched matmul", "linear", "einsum", "attention", "softmax", "max_pool2d, channels last",
            "avg_pool2d, channels last", "broadcasts",
    ]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void ValuesAndGradientsAgree(string name, int threads) => Agree(name, threads, ScalarType.Float32, 1e-4);

    [Theory]
    [MemberData(nameof(HalfCases))]
    public void SoTheyDoInBFloat16(string name, int threads) => Agree(name, threads, ScalarType.BFloat16, 0.02);

    private static void Agree(string name, int threads, ScalarType type, double tolerance)
    {
        var before = get_num_threads();
        set_num_threads(threads);
        try
        {
            var (shapes, function) = Operators[name];
            using var generator = new Generator(17);
            var doubles = Array.ConvertAll(shapes, shape => randn(shape, dtype: ScalarType.Float64, generator: generator));
            // Rounded first, so that both compute with the same inputs.
            var rounded = Array.ConvertAll(doubles, x => x.to(type));
            var (exact, slopes) = Run(function, Array.ConvertAll(rounded, x => x.to(ScalarType.Float64)));
            var (value, gradients) = Run(function, rounded);
            Near(exact, value, tolerance);
            foreach (var (slope, gradient) in slopes.Zip(gradients))
                Near(slope, gradient, tolerance);
        }
        finally
        {
            set_num_threads(before);
        }
    }

    private static TheoryData<string, int> WithThreads(IEnumerable<string> names)
    {
        var cases = new TheoryData<string, int>();
        foreach (var name in names)
        {
            cases.Add(name, 1);
            cases.Add(name, 2);
        }

        return cases;
    }

    /// <summary>The value, and the gradients of its product with a fixed wave.</summary>
    private static (Tensor Value, Tensor[] Gradients) Run(Func<Tensor[], Tensor> function, Tensor[] inputs)
    {
        var leaves = Array.ConvertAll(inputs, x => x.requires_grad_());
        var value = function(leaves);
        using var wave = arange(value.numel(), dtype: ScalarType.Float64).cos().to(ScalarType.BFloat16);
        value.backward([wave.to(value.dtype).reshape(value.shape)]);
        return (value, Array.ConvertAll(leaves, leaf => leaf.grad!));
    }

    private static void Near(Tensor expected, Tensor actual, double tolerance)
    {
        var scale = Math.Max(1e-3, expected.abs().max().item<double>());
        Assert.Equal(expected.shape, actual.shape);
        Assert.InRange((expected - actual.to(ScalarType.Float64)).abs().max().item<double>() / scale, 0, tolerance);
    }
}
