namespace KerasSharp.Plotting.Tests.Charts;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Rows_are_true_classes_and_columns_predicted_ones()
    {
        var matrix = ConfusionMatrix.Of(new[] { 0, 1, 2, 1 }, new[] { 0, 1, 1, 1 }, ["cat", "dog", "owl"]);
        Assert.Equal((2, 1, 0), (matrix[1, 1], matrix[2, 1], matrix[1, 2]));
        Assert.Equal((4, 0.75), (matrix.Count, matrix.Accuracy));
        Assert.Equal(
            "true │ cat dog owl predicted\n─────┼──────────────────────\n"
            + "cat  │   1   0   0\ndog  │   0   2   0\nowl  │   0   1   0\n",
                matrix.ToString());
    }

    [Fact]
    public void Probabilities_and_one_hot_rows_are_read()
    {
        var matrix = ConfusionMatrix.Of(new float[,] { { 0, 1 }, { 1, 0 } }, new float[,] { { 0.2f, 0.8f }, { 0.3f, 0.7f } });
        Assert.Equal((1, 1), (matrix[1, 1], matrix[0, 1]));
        Assert.Equal(1, ConfusionMatrix.Of(new[] { 1, 0 }, new float[,] { { 0.9f }, { 0.6f } })[0, 1]);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Equal("yPred", Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of(new[] { 1, 0 }, new[] { 1 })).ParamName);
        Assert.Contains("[0, 2)", Assert.Throws<ArgumentException>(() =>
            ConfusionMatrix.Of(new[] { 2 }, new[] { 1 }, ["a", "b"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of(new[] { -1 }, new[] { 1 }));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of(new float[1, 1, 1], new[] { 1 }));
    }
}
