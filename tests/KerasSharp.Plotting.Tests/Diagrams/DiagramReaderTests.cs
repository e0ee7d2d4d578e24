namespace KerasSharp.Plotting.Tests.Diagrams;

public sealed class DiagramReaderTests
{
    [Fact]
    public void A_stack_is_a_row_of_boxes_without_its_input_as_in_Keras()
    {
        using var model = Models.Stack();
        var diagram = DiagramReader.Read(model, new DiagramOptions { ShowLayerNames = true });
        Assert.Equal(["hidden (Dense)", "answer (Dense)"], diagram.Nodes.Select(node => $"{node.Title} {node.Detail}"));
        Assert.Equal(("hidden", "answer"), (diagram.Edges.Single().From.Title, diagram.Edges.Single().To.Title));
    }

    [Fact]
    public void Boxes_say_what_the_options_ask_for()
    {
        using var model = Models.Stack();
        model.Layers[1].Trainable = false;
        var options = new DiagramOptions { ShowShapes = true, ShowDType = true, ShowLayerActivations = true, ShowTrainable = true };
        var node = DiagramReader.Read(model, options).Nodes[1];
        Assert.Equal(("Dense", null), (node.Title, node.Detail));
        Assert.Equal(
            ["Activation: softmax", "Input shape: (None, 8) Output shape: (None, 3) Output dtype: float32 : Non-trainable"],
            node.Rows.Select(row => string.Join(' ', row.Select(cell => $"{cell.Label}: {cell.Value}"))));
    }

    [Fact]
    public void A_model_within_is_one_box_or_a_frame_of_boxes()
    {
        using var model = Models.Branched();
        var closed = DiagramReader.Read(model, new DiagramOptions { ShowLayerNames = true });
        Assert.Contains(closed.Edges, edge => (edge.From.Title, edge.To.Title) == ("right", "inner"));
        Assert.Empty(closed.Clusters);

        var open = DiagramReader.Read(model, new DiagramOptions { ShowLayerNames = true, ExpandNested = true });
        Assert.Equal(["inner_a", "inner_b"], open.Clusters.Single().Nodes.Select(node => node.Title));
        Assert.Contains(open.Edges, edge => (edge.From.Title, edge.To.Title) == ("right", "inner_a"));
        Assert.Contains(open.Edges, edge => (edge.From.Title, edge.To.Title) == ("inner_b", "join"));
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        using var unbuilt = new Sequential([new KerasSharp.Layers.Dense(2)]);
        Assert.Contains("not yet been built", Assert.Throws<InvalidOperationException>(() => unbuilt.Plot()).Message,
            StringComparison.Ordinal);
        using var model = Models.Stack();
        Assert.Equal("rankdir", Assert.Throws<ArgumentException>(() => model.Plot(rankdir: "UP")).ParamName);
        Assert.Equal("splines", Assert.Throws<ArgumentException>(() => Utils.PlotModel(model, null, splines: "wavy")).ParamName);
        Assert.Equal("dpi", Assert.Throws<ArgumentOutOfRangeException>(() => Utils.PlotModel(model, null, dpi: 0)).ParamName);
        Assert.Contains(".svg, .png", Assert.Throws<ArgumentException>(() => model.Plot("model.gif")).Message, StringComparison.Ordinal);
    }
}
