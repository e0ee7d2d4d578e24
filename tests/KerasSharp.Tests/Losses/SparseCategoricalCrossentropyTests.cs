using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class SparseCategoricalCrossentropyTests
{
    private static readonly float[,] Scores = { { 0.3f, -1.2f, 2f, 0.1f }, { 1.4f, 0.2f, -0.5f, 0.9f }, { -0.3f, 0.8f, 0.6f, -2f } };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_is_the_one_hot_loss(bool fromLogits)
    {
        using var scope = NewDisposeScope();
        var labels = tensor([2, 0, 3]);
        var yPred = fromLogits ? tensor(Scores) : tensor(Scores).softmax(-1);
        var oneHot = nn.functional.one_hot(labels.to(ScalarType.Int64), 4);
        var expected = new CategoricalCrossentropy(fromLogits, reduction: "none").Apply(oneHot, yPred).data<float>().ToArray();
        var values = new SparseCategoricalCrossentropy(fromLogits, reduction: "none").Apply(labels, yPred).data<float>().ToArray();
        Assert.Equal(expected, values, (x, y) => Math.Abs(x - y) < 1e-6f);
    }

    [Theory]
    [InlineData(false, -1)]
    [InlineData(true, -1)]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    public void Its_gradient_is_that_of_its_values(bool fromLogits, int axis)
    {
        using var scope = NewDisposeScope();
        var yPred = (fromLogits ? tensor(Scores) : tensor(Scores).softmax(-1) * 1.1).to(ScalarType.Float64);
        var loss = new SparseCategoricalCrossentropy(fromLogits, axis: axis);
        Gradients.Check(y => loss.PerSample(tensor([2L, 0, 3]), y), axis == 0 ? yPred.T : yPred);
    }

    [Theory]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Float32)]
    public void Labels_of_any_type_and_with_an_axis_of_size_1_are_taken(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var loss = new SparseCategoricalCrossentropy(fromLogits: true);
        var expected = loss.Apply(tensor([2L, 0, 3]), tensor(Scores)).item<float>();
        Assert.Equal(expected, loss.Apply(tensor([2, 0, 3]).to(type), tensor(Scores)).item<float>());
        Assert.Equal(expected, loss.Apply(tensor([2, 0, 3]).to(type).unsqueeze(1), tensor(Scores)).item<float>());
    }

    [Theory]
    [InlineData(true, -1, true)]
    [InlineData(true, 4, true)]
    [InlineData(true, -100, true)]
    [InlineData(true, -100, false)]
    [InlineData(false, -1, true)]
    [InlineData(false, 4, true)]
    [InlineData(false, -100, true)]
    [InlineData(false, -100, false)]
    public void A_label_that_names_no_class_is_refused_with_the_range_of_labels(bool fromLogits, int wrong, bool mean)
    {
        using var scope = NewDisposeScope();
        var loss = new SparseCategoricalCrossentropy(fromLogits, reduction: mean ? "mean" : "sum");
        var error = Assert.Throws<ArgumentException>(() => loss.Apply(tensor([2, wrong, 1]), tensor(Scores)));
        Assert.Equal("yTrue", error.ParamName);
        Assert.Contains("[0, 3]", error.Message);
        Assert.Contains("4 classes", error.Message);
        Assert.Contains($"from {Math.Min(wrong, 1)} to {Math.Max(wrong, 2)}", error.Message);
    }

    [Fact]
    public void A_refused_label_leaves_no_tensor_behind()
    {
        using var labels = tensor([2, 7, 1]);
        using var yPred = tensor(Scores);
        var loss = new SparseCategoricalCrossentropy();
        LiveTensors.AssertSteady(() => Assert.Throws<ArgumentException>(() => loss.Apply(labels, yPred)));
    }

    [Theory]
    [InlineData(false, -1)]
    [InlineData(true, -1)]
    [InlineData(true, -100)]
    [InlineData(true, 1)]
    public void Samples_of_the_ignored_class_count_neither_in_the_mean_nor_in_the_gradient(bool fromLogits, int ignored)
    {
        using var scope = NewDisposeScope();
        var loss = new SparseCategoricalCrossentropy(fromLogits, ignoreClass: ignored);
        var yPred = (fromLogits ? tensor(Scores) : tensor(Scores).softmax(-1)).requires_grad_();
        var value = loss.Apply(tensor([2, ignored, 3]), yPred);
        var others = yPred.detach().index_select(0, tensor([0L, 2]));
        Assert.Equal(new SparseCategoricalCrossentropy(fromLogits).Apply(tensor([2, 3]), others).item<float>(), value.item<float>(), 1e-6f);
        value.backward();
        Assert.Equal(new float[4], yPred.grad![1].data<float>().ToArray());
        Assert.True(yPred.grad.isfinite().all().item<bool>());
    }

    [Fact]
    public void Sequences_and_images_have_a_label_a_place()
    {
        using var scope = NewDisposeScope();
        var logits = (arange(24, ScalarType.Float32) * 0.8).sin().reshape(2, 3, 4);
        var labels = tensor(new long[,] { { 0, 1, 2 }, { 3, 2, 1 } });
        var loss = new SparseCategoricalCrossentropy(fromLogits: true, reduction: "none");
        var values = loss.Apply(labels, logits);
        Assert.Equal([2, 3], values.shape);
        var flat = loss.Apply(labels.reshape(-1), logits.reshape(-1, 4));
        Assert.Equal(flat.data<float>().ToArray(), values.reshape(-1).data<float>().ToArray(), (x, y) => Math.Abs(x - y) < 1e-6f);
    }

    [Fact]
    public void Labels_of_another_shape_are_refused()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => new SparseCategoricalCrossentropy().Apply(zeros(3, 2), tensor(Scores)));
        Assert.Contains("yTrue of shape (3, 2), yPred of shape (3, 4)", error.Message);
    }
}
