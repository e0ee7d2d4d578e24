using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

/// <summary>Counts above 2²⁴ go on: in float32, and in Keras, adding 1 changes nothing there any more.</summary>
public sealed class ExactCountTests : IDisposable
{
    private const int Many = 1 << 24;
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    public static TheoryData<string, float, float> Counts => new()
    {
        { "true_positives", 1, 1 },
        { "false_positives", 0, 1 },
        { "true_negatives", 0, 0 },
        { "false_negatives", 1, 0 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Counts_of_the_confusion_matrix(string name, float yTrue, float yPred)
    {
        Metric metric = name;
        metric.UpdateState(full([1], yTrue), full([1], yPred), full([1], Many));
        for (var i = 0; i < 10; i++)
            metric.UpdateState(full([1], yTrue), full([1], yPred));
        Assert.Equal(Many + 10, (float)metric.Result());
        Assert.Equal(Many + 10, (double)metric.Variables[0].Value.sum());
    }

    [Fact]
    public void Sums()
    {
        var sum = new Sum();
        sum.UpdateState(full([1], Many));
        for (var i = 0; i < 10; i++)
            sum.UpdateState(ones(1));
        Assert.Equal(Many + 10, (float)sum.Result());
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float16)]
    public void Means(ScalarType type)
    {
        var mean = new Mean(dtype: type);
        mean.UpdateState(zeros(1, type), Many);
        for (var i = 0; i < 8; i++)
            mean.UpdateState(ones(1, type), ones(1) * (Many / 8));
        Assert.Equal(0.5f, (float)mean.Result());
        Assert.Equal(type, mean.Result().dtype);
        for (var i = 0; i < 8; i++)
            mean.UpdateState(ones(1, type));
        Assert.Equal((2L * Many) + 8, (double)mean.Variables[1].Value);
    }

    [Fact]
    public void The_accuracy_of_many_small_batches()
    {
        var metric = new Accuracy();
        metric.UpdateState(zeros(1), ones(1), full([1], Many));
        for (var i = 0; i < 10; i++)
            metric.UpdateState(zeros(1), zeros(1));
        Assert.Equal(10.0 / (Many + 10), (float)metric.Result(), 1e-12);
    }

    [Fact]
    public void The_confusion_matrix_of_IoU()
    {
        var metric = new MeanIoU(2);
        metric.UpdateState(zeros(1, int64), zeros(1, int64), full([1], Many));
        for (var i = 0; i < 10; i++)
            metric.UpdateState(zeros(1, int64), zeros(1, int64));
        Assert.Equal(Many + 10, (double)metric.Variables[0].Value.sum());
    }

    [Fact]
    public void The_running_loss()
    {
        using var tracker = new LossTracker();
        tracker.Update(ones([]), Many);
        for (var i = 0; i < 10; i++)
            tracker.Update(full([], 2f), 1);
        Assert.Equal(Many + 20, (double)tracker.State.Total!);
        Assert.Equal(ScalarType.Float32, tracker.Result().dtype);
    }

    [Fact]
    public void Weights_of_IoU_are_no_integers()
    {
        // cm = [[.3, .3], [.3, .1]]: iou = [.3 / .9, .1 / .7], as in the docstring of keras.metrics.IoU.
        Metric[] metrics =
        [
            new MeanIoU(2), new IoU(2, [0, 1]), new BinaryIoU(),
            new OneHotMeanIoU(2, sparseYPred: true), new OneHotIoU(2, [0, 1], sparseYPred: true),
        ];
        Assert.All(metrics, metric =>
        {
            var truth = tensor([0L, 0, 1, 1]);
            metric.UpdateState(
                metric is OneHotMeanIoU or OneHotIoU ? nn.functional.one_hot(truth, 2) : truth, tensor([0f, 1, 0, 1]), tensor(
                [0.3f, 0.3f, 0.3f, 0.1f]));
            Assert.Equal(0.238095f, (float)metric.Result(), 1e-5f);
        });
    }
}
