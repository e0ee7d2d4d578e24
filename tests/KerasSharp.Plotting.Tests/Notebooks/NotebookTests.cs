using KerasSharp.Callbacks;
using KerasSharp.Plotting.Tests.Charts;

namespace KerasSharp.Plotting.Tests.Notebooks;

[Collection("progress")]
public sealed class NotebookTests
{
    [Fact]
    public void A_model_is_its_table_and_its_graph()
    {
        using var model = Models.Branched();
        var html = Notebook.ToHtml(model);
        Assert.Contains("inner (Sequential)", html, StringComparison.Ordinal);
        Assert.Contains("Connected to", html, StringComparison.Ordinal);
        Assert.Contains("Total params: ", html, StringComparison.Ordinal);
        Assert.Contains("<svg viewBox", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_is_its_curves() => Assert.Contains("<svg viewBox", Notebook.ToHtml(HistoryPlottingTests.Training()),
        StringComparison.Ordinal);

    [Fact]
    public void Tensors_are_images_or_values()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("<img", Notebook.ToHtml(zeros(3, 8, 8)), StringComparison.Ordinal);
        Assert.Contains("the first 40 of 50", Notebook.ToHtml(zeros(50, 8, 8, 1)), StringComparison.Ordinal);
        Assert.Contains("float32 (2, 3)", Notebook.ToHtml(ones(2, 3)), StringComparison.Ordinal);
        Assert.Contains("1, 1, 1, 1, 1, 1, 1, 1, …", Notebook.ToHtml(ones(100, 1000)), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", Notebook.ToHtml(zeros(3, 8, 8, dtype: ScalarType.Int64)), StringComparison.Ordinal);
        var gone = zeros(1);
        gone.Dispose();
        Assert.Contains("disposed", Notebook.ToHtml(gone), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_have_a_first_line_and_the_rest_folded()
    {
        var error = new ArgumentException("a < b\nmore");
        Assert.Equal("ArgumentException: a < b", Notebook.FirstLine(error));
        Assert.StartsWith("<details><summary>", Notebook.ToHtml(error), StringComparison.Ordinal);
        Assert.Contains("a &lt; b\nmore", Notebook.ToHtml(error), StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_is_one_output_that_ends_as_the_table_of_its_epochs()
    {
        var outputs = new List<string>();
        var before = CallbackList.DefaultProgress;
        try
        {
            Notebook.ShowProgress(html =>
            {
                outputs.Add(html);
                var place = outputs.Count - 1;
                return next => outputs[place] = next;
            });
            using var model = Models.Stack();
            model.Compile("adam", "sparse_categorical_crossentropy", metrics: ["accuracy"]);
            model.Fit(new float[8, 4], new int[8], batchSize: 2, epochs: 3, validationData: (new float[2, 4], new int[2]));
            Assert.Single(outputs);
            foreach (var column in (string[])["epoch", "accuracy", "loss", "val_accuracy", "val_loss", "time"])
                Assert.Contains($">{column}</th>", outputs[0], StringComparison.Ordinal);
            Assert.Equal(4, outputs[0].Split("<tr>").Length - 1);
            Assert.DoesNotContain("Epoch", outputs[0], StringComparison.Ordinal);

            model.Evaluate(new float[2, 4], new int[2]);
            model.Fit(new float[8, 4], new int[8], verbose: 0);
            Assert.Equal(2, outputs.Count);
            Assert.StartsWith("<div>Evaluation · ", outputs[1], StringComparison.Ordinal);
        }
        finally
        {
            CallbackList.DefaultProgress = before;
        }
    }
}
