using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class FunctionalLossTests : TorchSharpTests
{
    private static readonly double[] X = [0.2, 0.7, 0.9, 0.4];
    private static readonly double[] Y = [0.0, 1.0, 0.5, 2.5];

    private static readonly Dictionary<string, (Func<Tensor, Tensor, Reduction, Tensor> Loss, Func<double, double, double> Formula)>
        Losses = new()
        {
            ["mse"] = ((x, y, r) => F.mse_loss(x, y, r), (x, y) => (x - y) * (x - y)),
            ["l1"] = ((x, y, r) => F.l1_loss(x, y, r), (x, y) => Math.Abs(x - y)),
            ["huber"] = ((x, y, r) => F.huber_loss(x, y, 0.5, r), (x, y) => Huber(x - y, 0.5)),
            ["smooth l1"] = ((x, y, r) => F.smooth_l1_loss(x, y, r, 0.5), (x, y) => Huber(x - y, 0.5) / 0.5),
            ["bce"] = ((x, y, r) => F.binary_cross_entropy(x, y.clamp(0, 1), reduction: r),
            (x, y) => -(Math.Min(y, 1) * Math.Log(x) + (1 - Math.Min(y, 1)) * Math.Log(1 - x))),
            ["bce with logits"] = ((x, y, r) => F.binary_cross_entropy_with_logits(x, y, reduction: r, pos_weights: tensor(new[] { 3.0 })),
            (x, y) => -(3 * y * Math.Log(Sigmoid(x)) + (1 - y) * Math.Log(1 - Sigmoid(x)))),
            ["kl"] = ((x, y, r) => F.kl_div(x, y, false, r), (x, y) => y == 0 ? 0 : y * (Math.Log(y) - x)),
            ["kl of logs"] = ((x, y, r) => F.kl_div(x, y, reduction: r), (x, y) => Math.Exp(y) * (y - x)),
            ["poisson"] = ((x, y, r) => F.poisson_nll_loss(x, y, reduction: r), (x, y) => Math.Exp(x) - y * x),
            ["soft margin"] = ((x, y, r) => F.soft_margin_loss(x, y, r), (x, y) => Math.Log(1 + Math.Exp(-y * x))),
        };

    public static TheoryData<string> Names => [.. Losses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ElementwiseLossesEqualTheirFormulas(string name)
    {
        (Func<Tensor, Tensor, Reduction, Tensor> loss, Func<double, double, double> formula) = Losses[name];
        Tensor x = tensor(X), y = tensor(Y);
        double[] expected = [.. X.Zip(Y, formula)];
        Check.Values(loss(x, y, Reduction.None), expected);
        Check.Values(loss(x, y, Reduction.Sum), expected.Sum());
        Check.Values(loss(x, y, Reduction.Mean), expected.Average());
    }

    [Fact]
    public void CrossEntropySmoothsLabelsAndTakesDistributions()
    {
        Tensor logits = tensor(new[] { 0.0, 0.0, 0.0, Math.Log(3) }, [2, 2]);
        Tensor labels = tensor(new[] { 0L, 1L });
        double smoothed = (Math.Log(2) + 0.95 * Math.Log(4.0 / 3) + 0.05 * Math.Log(4)) / 2;
        Check.Values(F.cross_entropy(logits, labels, label_smoothing: 0.1), smoothed);
        Check.Values(F.cross_entropy(logits, tensor(new[] { 1.0, 0.0, 0.25, 0.75 }, [2, 2]), reduction: Reduction.None),
            Math.Log(2), 0.25 * Math.Log(4) + 0.75 * Math.Log(4.0 / 3));
        Check.Values(F.nll_loss(F.log_softmax(logits, 1), labels, reduction: Reduction.Sum), Math.Log(2) + Math.Log(4.0 / 3));
    }

    [Fact]
    public void WeightsMultiply()
    {
        Tensor half = tensor(new[] { 0.5, 0.5 }), one = ones(2, ScalarType.Float64);
        Check.Values(F.binary_cross_entropy(half, one, tensor(new[] { 1.0, 3.0 }), Reduction.None), Math.Log(2), 3 * Math.Log(2));
    }

    [Fact]
    public void MarginLosses()
    {
        Tensor a = tensor(new[] { 1.0, 0.0 }, [1, 2]), b = tensor(new[] { 0.0, 2.0 }, [1, 2]);
        Check.Values(F.margin_ranking_loss(a, b, ones(1, 2, ScalarType.Float64), 0.5, Reduction.None), 0, 2.5);
        Check.Values(F.hinge_embedding_loss(a, tensor(new[] { 1.0, -1.0 }, [1, 2]), 1, Reduction.None), 1, 1);
        Check.Values(F.cosine_embedding_loss(a, b, tensor(new[] { 1.0 })), 1);
        Check.Values(F.triplet_margin_loss(a, a, b, margin: 3, eps: 0), 3 - Math.Sqrt(5));
        Check.Values(F.multi_margin_loss(a, tensor(new[] { 1L })), 1);
        Check.Values(F.multi_label_margin_loss(a, tensor(new[] { 1L, -1L }, [1, 2])), 1);
    }

    [Fact]
    public void CtcOfOneLabelSumsItsAlignments()
    {
        // Two steps, blank 0, label 1: "1-", "-1" and "11" spell the label; each has probability 1/4.
        Tensor logits = full([2, 1, 2], Math.Log(0.5), ScalarType.Float64);
        Check.Values(
            F.ctc_loss(
            logits, tensor(new[] { 1L }, [1, 1]), tensor(new[] { 2L }), tensor(new[] { 1L }), reduction: Reduction.Sum), -Math.Log(0.75));
    }

    [Fact]
    public void Distances()
    {
        Tensor a = tensor(new[] { 3.0, 4.0 }, [1, 2]), b = tensor(new[] { 4.0, 3.0 }, [1, 2]);
        Check.Values(F.cosine_similarity(a, b), 24.0 / 25);
        Check.Values(F.pairwise_distance(a, b, eps: 0), Math.Sqrt(2));
        Check.Values(F.normalize(a), 0.6, 0.8);
        Check.Values(F.normalize(a, p: 1), 3.0 / 7, 4.0 / 7);
        Check.Values(F.normalize(zeros(1, 2)), 0, 0);
    }

    [Fact]
    public void AFailedLossThrowsTorchsMessage()
    {
        Exception failure = Assert.ThrowsAny<Exception>(() => F.mse_loss(zeros(2), zeros(3)));
        Assert.Contains("size of tensor", failure.Message, StringComparison.Ordinal);
    }

    private static double Huber(double d, double delta) => Math.Abs(d) <= delta ? d * d / 2 : delta * (Math.Abs(d) - delta / 2);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
