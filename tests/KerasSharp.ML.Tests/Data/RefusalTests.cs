using KerasSharp.ML.Tests.Testing;
using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Tests.Data;

/// <summary>What does not fit is refused before anything is trained, with the column, the row, and what was expected.</summary>
public sealed class RefusalTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void A_missing_number()
    {
        var rows = Rows.Clusters(50);
        rows[37].Features[1] = float.NaN;
        AssertRefused(_context.Data.LoadFromEnumerable(rows), "Sum",
            "Column 'Features', row 37: the value at 1 is missing. Expected: a number.", 37);
    }

    [Fact]
    public void A_missing_label()
    {
        var rows = Rows.Clusters(50);
        rows[49].Sum = float.NaN;
        AssertRefused(_context.Data.LoadFromEnumerable(rows), "Sum", "Column 'Sum', row 49: the value is missing.", 49);
    }

    [Fact]
    public void A_key_that_is_missing()
    {
        var known = _context.Transforms.Conversion.MapValueToKey("Label", "Name").Fit(Rows.View(_context));
        var rows = Rows.Clusters(50);
        rows[20].Name = "unknown";
        using var model = FitTests.Classifier();
        var before = model.GetWeights();
        var error = Assert.Throws<DataViewException>(() => model.Fit(known.Transform(_context.Data.LoadFromEnumerable(rows)), verbose: 0));
        Assert.Equal(("Label", 20L), (error.Column, error.Row));
        Assert.Contains("Expected: a key", error.Message, StringComparison.Ordinal);
        AssertSame(before, model);
    }

    [Fact]
    public void A_label_that_is_no_class()
    {
        using var model = FitTests.Classifier();
        var before = model.GetWeights();
        var rows = Rows.Clusters(60);
        foreach (var row in rows)
            row.Id = row.Id < 50 ? 0 : 7;
        var error = Assert.Throws<ArgumentException>(() => model.Fit(_context.Data.LoadFromEnumerable(rows), y: "Id", verbose: 0));
        Assert.Contains("labels from 0 to 7", error.Message, StringComparison.Ordinal);
        AssertSame(before, model);
    }

    [Fact]
    public void An_unknown_column() => AssertRefused(
        Rows.View(_context), "Height", "Column 'Height': there is no such column for the target. Columns: Features, Name,", null);

    [Fact]
    public void A_column_of_another_size()
    {
        using var model = new Sequential([new Input([5]), new Dense(1)]);
        model.Compile(loss: "mse");
        var error = Assert.Throws<DataViewException>(() => model.Fit(Rows.View(_context), y: "Sum"));
        Assert.Contains("Column 'Features': it has 2 values a row (Vector<Single, 2>). Expected: shape (5,) for the input", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Text_as_a_label() =>
        AssertRefused(Rows.View(_context), "Name", "Column 'Name': it holds text (String). Expected: numbers", null);

    [Fact]
    public void A_view_without_rows() => AssertRefused(
        _context.Data.LoadFromEnumerable(Array.Empty<Point>()), "Sum", "the data view has no rows", null);

    [Fact]
    public void Rows_of_any_size()
    {
        var view = _context.Data.LoadFromEnumerable([new Ragged { Values = [1, 2] }, new Ragged { Values = [1, 2, 3] }]);
        using var model = new Sequential([new Input([2]), new Dense(1)]);
        model.Compile(loss: "mse");
        var error = Assert.Throws<DataViewException>(() => model.Fit(view, x: "Values", y: "Target", verbose: 0));
        Assert.Contains("Column 'Values', row 1: it has 3 values. Expected: 2", error.Message, StringComparison.Ordinal);
        using var open = new Sequential([new Dense(1)]);
        open.Compile(loss: "mse");
        Assert.Contains("Expected: vectors of a known size",
            Assert.Throws<DataViewException>(() => open.Fit(view, x: "Values", y: "Target")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_of_a_DataFrame()
    {
        var frame = new DataFrame(new Int32DataFrameColumn("Age", [30, null, 50]), new SingleDataFrameColumn("Income", [1f, 2f, 3f]));
        using var model = new Sequential([new Input([1]), new Dense(1)]);
        model.Compile(loss: "mse");
        var error = Assert.Throws<DataViewException>(() => model.Fit(frame, x: "Age", y: "Income"));
        Assert.Equal(("Age", 1L), (error.Column, error.Row));
        Assert.Contains("FillNulls", error.Message, StringComparison.Ordinal);
        Assert.Throws<DataViewException>(() => model.Predict(frame, x: "Age"));
    }

    [Fact]
    public void What_is_not_compiled()
    {
        using var model = new Sequential([new Input([2]), new Dense(1)]);
        Assert.Contains("Compile()", Assert.Throws<InvalidOperationException>(() => model.Fit(Rows.View(_context), y: "Sum")).Message,
            StringComparison.Ordinal);
    }

    private static void AssertRefused(IDataView view, string label, string message, long? row)
    {
        using var model = new Sequential([new Input([2]), new Dense(1)]);
        model.Compile(optimizer: "sgd", loss: "mse");
        var before = model.GetWeights();
        var error = Assert.Throws<DataViewException>(() => model.Fit(view, y: label, verbose: 0));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(row, error.Row);
        AssertSame(before, model);
    }

    private static void AssertSame(IReadOnlyList<Tensor> before, Model model) =>
        Assert.All(before.Zip(model.GetWeights()), pair => Assert.True(pair.First.equal(pair.Second).all().item<bool>()));

    private sealed class Ragged
    {
        public float[] Values { get; set; } = [];

        public float Target { get; set; }
    }
}
