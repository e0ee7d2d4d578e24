using SkiaSharp;

namespace KerasSharp.Plotting.Tests.Diagrams;

public sealed class LayoutTests
{
    [Theory]
    [InlineData("TB")]
    [InlineData("BT")]
    [InlineData("LR")]
    [InlineData("RL")]
    public void Boxes_do_not_overlap_and_arrows_lead_on(string direction)
    {
        using var model = Models.Branched();
        var options = new DiagramOptions { ShowLayerNames = true, ShowShapes = true, RankDir = direction };
        var diagram = DiagramReader.Read(model, options);
        foreach (var node in diagram.Nodes)
            node.Size = BoxDrawing.Measure(node);
        LayeredLayout.Arrange(diagram, options);

        foreach (var (a, b) in diagram.Nodes.SelectMany((a, i) => diagram.Nodes.Skip(i + 1).Select(b => (a, b))))
            Assert.False(a.Bounds.IntersectsWith(b.Bounds), $"{a.Title} and {b.Title} overlap");
        float Along(SKPoint point) => direction switch { "TB" => point.Y, "BT" => -point.Y, "LR" => point.X, _ => -point.X };
        Assert.All(diagram.Edges, edge => Assert.True(Along(edge.From.Center) < Along(edge.To.Center)));
        Assert.All(diagram.Edges, edge =>
        {
            Assert.True(SKRect.Inflate(edge.From.Bounds, 1, 1).Contains(edge.Points[0]));
            Assert.True(SKRect.Inflate(edge.To.Bounds, 1, 1).Contains(edge.Points[^1]));
        });
    }

    [Fact]
    public void Graphviz_is_told_boxes_arrows_and_frames()
    {
        using var model = Models.Branched();
        var dot = Utils.ModelToDot(model, expandNested: true, rankdir: "LR");
        Assert.StartsWith("digraph model {\n  rankdir=LR; splines=ortho;", dot, StringComparison.Ordinal);
        Assert.Contains("subgraph cluster_0 {", dot, StringComparison.Ordinal);
        Assert.Contains("label=\"inner_a (Dense)\"", dot, StringComparison.Ordinal);
        Assert.Equal(10, dot.Split(" -> ").Length - 1);
    }
}
