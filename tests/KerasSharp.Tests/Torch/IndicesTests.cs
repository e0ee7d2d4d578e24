using KerasSharp.Losses;
using KerasSharp.Metrics;

namespace KerasSharp.Tests.Torch;

/// <summary>Every index and label that users give is refused where it names nothing, and says which it was; where looking would make a
/// device wait, what it picks is NaN.</summary>
public sealed class IndicesTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string, string> Refused => new()
    {
        { "embedding", "indices in [0, 4) (input_dim=4). Received: indices from -1 to 2" },
        { "reversible embedding", "indices in [0, 4) (input_dim=4). Received: indices from 0 to 4" },
        { "not a number", "Received: indices from -9223372036854775808" },
        { "take", "`indices` of Take must lie in [-4, 4), as the axis has size 4. Received: 4" },
        { "take from the end", "Received: -5" },
        { "take of all", "`indices` of Take must lie in [-12, 12), as the axis has size 12. Received: 12" },
        { "take along axis", "`indices` of TakeAlongAxis must lie in [-4, 4), as the axis has size 4. Received: 4" },
        { "take along axis from the end", "Received: -5" },
        { "scatter", "`indices` must lie in [-4, 4) along axis 0, which has size 4. Received: indices from 0 to 4" },
        { "scatter update", "`indices` must lie in [-3, 3) along axis 1, which has size 3. Received: indices from -4 to 0" },
        { "one hot", "Classes must be below `numClasses`. Received: 4, numClasses=4" },
        { "multi hot", "Classes must be below `numClasses`. Received: 9, numClasses=4" },
        { "in top k", "Labels must lie in [0, 2]" },
        { "sparse cross-entropy", "Labels must lie in [0, 2]" },
        { "sparse cross-entropy of NaN", "Labels must lie in [0, 2]" },
        { "generalized cross-entropy", "Labels must lie in [0, 2]" },
        { "sparse top k", "Labels must lie in [0, 2]" },
        { "ctc", "Labels must lie in [0, 2]" },
        { "category encoding", "integers below 4. Received: 4" },
        { "to categorical", "classes from 0 to 3. Received: values from 0 to 4" },
    };

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_names_nothing_is_refused_and_said(string kind, string message)
    {
        var (table, scores) = (arange(12, ScalarType.Float32).view(4, 3), rand(2, 3));
        Func<object> call = kind switch
        {
            "embedding" => () => new Embedding(4, 3).Apply(tensor([2L, -1])),
            "reversible embedding" => () => new ReversibleEmbedding(4, 3).Apply(tensor([0, 4])),
            "not a number" => () => new Embedding(4, 3).Apply(tensor([0f, float.NaN])),
            "take" => () => Ops.Take(table, tensor([0, 4]), axis: 0),
            "take from the end" => () => Ops.Take(table, tensor([0, -5]), axis: 0),
            "take of all" => () => Ops.Take(table, tensor([12])),
            "take along axis" => () => Ops.TakeAlongAxis(table, tensor(new[,] { { 4, 0, 0 } }), axis: 0),
            "take along axis from the end" => () => Ops.TakeAlongAxis(table, tensor(new[,] { { -5, 0, 0 } }), axis: 0),
            "scatter" => () => Ops.Scatter(tensor(new[,] { { 0 }, { 4 } }), ones(2, 3), (4, 3)),
            "scatter update" => () => Ops.ScatterUpdate(table, tensor(new[,] { { 0, 0 }, { 1, -4 } }), ones(2)),
            "one hot" => () => Ops.OneHot(tensor([0, 4]), 4),
            "multi hot" => () => Ops.MultiHot(tensor([0, 9]), 4),
            "in top k" => () => Ops.InTopK(tensor([0, 3]), scores, 1),
            "sparse cross-entropy" => () => Ops.SparseCategoricalCrossentropy(tensor([0, -1]), scores),
            "sparse cross-entropy of NaN" =>
                () => new KerasSharp.Losses.SparseCategoricalCrossentropy(fromLogits: true).Apply(tensor([0f, float.NaN]), scores),
            "generalized cross-entropy" => () => new CategoricalGeneralizedCrossEntropy().Apply(tensor([0, 3]), scores),
            "sparse top k" => () => Updated(new SparseTopKCategoricalAccuracy(2), tensor([0, 3]), scores),
            "ctc" => () => new CTC().Apply(tensor(new[,] { { 1, 3 } }), rand(1, 4, 3)),
            "category encoding" => () => new CategoryEncoding(4).Apply(tensor([0, 4])),
            _ => () => Utils.ToCategorical(new[] { 0, 4 }, 4),
        };
        Rejects.WithAny<ArgumentException>(message, call);
    }

    [Fact]
    public void Negative_indices_count_from_the_end_where_they_do_in_NumPy()
    {
        var table = arange(12, ScalarType.Float32).view(4, 3);
        Assert.Equal([9f, 10, 11], Ops.Take(table, tensor([-1]), axis: 0).data<float>().ToArray());
        Assert.Equal([9f, 1, 8], Ops.TakeAlongAxis(table, tensor(new[,] { { -1, 0, -2 } }), axis: 0).data<float>().ToArray());
        Assert.Equal([0f, 0, 0, 7], Ops.Scatter(tensor(new[,] { { -1 } }), tensor([7f]), 4).data<float>().ToArray());
    }

    [Fact]
    public void Classes_below_zero_have_no_place_in_vectors()
    {
        Assert.Equal([0f, 0, 0, 0, 1, 0], Ops.OneHot(tensor([-1, 1]), 3).data<float>().ToArray());
        Assert.Equal([3f, 0], Ops.SegmentSum(tensor([1f, 2, 4, 8]), tensor([0, 0, -1, 5]), 2).data<float>().ToArray());
    }

    [Fact]
    public void Where_nothing_checks_indices_what_they_pick_is_not_a_number()
    {
        var table = arange(12, ScalarType.Float32).view(4, 3).requires_grad_();
        var rows = Indices.PickInside(tensor([1L, 4, -1]), 4, inside => table.index_select(0, inside), outside => outside.unsqueeze(-1));
        Assert.Equal([3f, 4, 5], rows[0].data<float>().ToArray());
        Assert.True(rows[1..].isnan().all().item<bool>());
        rows[0].sum().backward();
        Assert.Equal([0f, 3, 0, 0], table.grad!.sum(1).data<float>().ToArray());
        Assert.Equal([0L, 9], Indices.PickInside(tensor([-3L, 8]), 4, inside => inside * 3, outside => outside).data<long>().ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_nothing_checks_indices_values_for_places_outside_are_dropped(bool accumulate)
    {
        var target = arange(6, ScalarType.Float32).view(3, 2);
        Tensor[] places = [tensor([0L, 3, -1, 2])];
        var put = Placing.PutInside(target, places, tensor(new[,] { { 10f, 10 }, { 20, 20 }, { 30, 30 }, { 0, 0 } }), accumulate);
        Assert.Equal(accumulate ? [10f, 11, 2, 3, 34, 35] : [10f, 10, 2, 3], put.flatten()[..(accumulate ? 6 : 4)].data<float>().ToArray());
        var cell = Placing.PutInside(target, [tensor([1L, 0]), tensor([-1L, 2])], tensor([7f, 9]), accumulate);
        Assert.Equal([0f, 1, 2, accumulate ? 10 : 7, 4, 5], cell.flatten().data<float>().ToArray());
    }

    [Fact]
    public void Predictions_that_are_not_numbers_pass_no_threshold()
    {
        using var auc = new AUC(numThresholds: 5);
        using var precision = new Precision(thresholds: [0.25, 0.5]);
        var (truth, predictions) = (tensor([1f, 0, 1]), tensor([float.NaN, 0.1f, 0.9f]));
        auc.UpdateState(truth, predictions);
        precision.UpdateState(truth, predictions);
        Assert.Equal(1f, precision.Result()[0].item<float>());
        Assert.True(float.IsFinite(auc.Result().item<float>()));
        using var listed = new Recall(thresholds: [0.2, 0.5]);
        listed.UpdateState(truth, predictions);
        Assert.Equal(0.5f, listed.Result()[0].item<float>());
    }

    [Fact]
    public void Images_that_are_not_numbers_are_equalized_without_an_error()
    {
        var image = rand(1, 4, 4, 1) * 255;
        image[0, 1, 1, 0] = float.NaN;
        Assert.Equal([1, 4, 4, 1], new Equalization().Apply(image, training: true).shape);
        Assert.Equal([1, 4, 4, 1], new ContrastLimitedAdaptiveHistogramEqualization(tileGridSize: 2).Apply(image).shape);
    }

    private static Tensor Updated(Metric metric, Tensor yTrue, Tensor yPred)
    {
        metric.UpdateState(yTrue, yPred);
        return metric.Result();
    }
}
