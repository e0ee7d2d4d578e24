using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class CTCTests
{
    [Fact]
    public void It_sums_the_probabilities_of_all_alignments()
    {
        using var scope = NewDisposeScope();
        // Two steps, the label 1: alignments 11, 10 and 01 of 9, all equally probable.
        var value = new CTC().Apply(tensor(new long[,] { { 1 } }), zeros(1, 2, 3));
        Assert.Equal(-Math.Log(3.0 / 9), value.item<float>(), 1e-6);
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        var labels = tensor(new long[,] { { 1, 2 }, { 2, 0 } });
        Gradients.Check(yPred => new CTC().PerSample(labels, yPred), (arange(24, ScalarType.Float32) * 1.3).cos().reshape(2, 4, 3));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void Labels_that_name_no_class_are_refused_before_the_kernel_reads_there(long label)
    {
        using var scope = NewDisposeScope();
        var e = Assert.Throws<ArgumentException>(() => new CTC().Apply(tensor(new[,] { { 1, label } }), zeros(1, 4, 3)));
        Assert.Equal("yTrue", e.ParamName);
        Assert.Contains("[0, 2]", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_are_checked()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("yTrue", Assert.Throws<ArgumentException>(() => new CTC().Apply(tensor([1L]), zeros(1, 2, 3))).ParamName);
        Assert.Equal(
            "yPred", Assert.Throws<ArgumentException>(() => new CTC().Apply(tensor(new long[,] { { 1 } }), zeros(2, 3))).ParamName);
    }
}
