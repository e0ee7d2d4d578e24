using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

/// <summary>One weight a sample in metrics of values of any rank; the numbers are by arithmetic.</summary>
public sealed class SampleWeightRankTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    public static TheoryData<string> Counts =>
        [.. new[] { "true_positives", "false_positives", "true_negatives", "false_negatives", "precision", "recall", "auc",
            "binary_accuracy", "mean_squared_error", "root_mean_squared_error" }];

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_sample_of_weight_2_counts_as_two_samples(string name)
    {
        manual_seed(5);
        var (yTrue, yPred) = ((rand(3, 3, 3) > 0.5).to(float32), rand(3, 3, 3));
        Metric weighted = name;
        weighted.UpdateState(yTrue, yPred, tensor([0f, 1, 2]));
        Metric repeated = name;
        var rows = tensor([1L, 2, 2]);
        repeated.UpdateState(yTrue.index_select(0, rows), yPred.index_select(0, rows));
        Assert.Equal((float)repeated.Result(), (float)weighted.Result(), 1e-5f);
    }

    [Fact]
    public void Behind_a_mask_a_sample_weighs_its_valid_steps()
    {
        var metric = new MeanAbsoluteError();
        var yPred = tensor(new float[,] { { 1, 1 }, { 101, 51 } }).unsqueeze(-1);
        metric.UpdateState(ones_like(yPred), yPred, tensor([1f, 3]), tensor(new[,] { { true, false }, { true, true } }));
        // (0 · 1 + 100 · 3 + 50 · 3) / (1 + 3 + 3)
        Assert.Equal(450 / 7f, (float)metric.Result(), 1e-4f);
    }

    [Fact]
    public void IoU_weighs_images_by_sample()
    {
        var truth = zeros(2, 2, 2, int64);
        var predicted = zeros(2, 2, 2, int64);
        predicted[1] = 1;
        var metric = new MeanIoU(2);
        metric.UpdateState(truth, predicted, tensor([3f, 1]));
        // Class 0: 12 of 16; class 1: 0 of 4.
        Assert.Equal(0.375f, (float)metric.Result(), 1e-6f);
        Assert.Throws<ArgumentException>(() => metric.UpdateState(truth, predicted, ones(3)));
    }
}
