using KerasSharp.Layers;
using SkiaSharp;

namespace KerasSharp.Plotting.Tests.Diagrams;

public sealed class FramedLayoutTests
{
    [Theory]
    [InlineData("TB")]
    [InlineData("BT")]
    [InlineData("LR")]
    [InlineData("RL")]
    public void Frames_hold_their_boxes_and_meet_nothing_else(string direction)
    {
        using var model = Nested();
        var diagram = Arranged(model, direction);
        Assert.Equal(3, diagram.Clusters.Count);
        Apart([.. diagram.Nodes.Select(node => (node.Title, node.Bounds))]);
        foreach (var cluster in diagram.Clusters)
        {
            var frame = diagram.Frame(cluster);
            Assert.All(cluster.Nodes, node => Assert.True(frame.Contains(node.Bounds), $"{cluster.Title} holds {node.Title}"));
            Assert.All(diagram.Inner(cluster), inner => Assert.True(frame.Contains(diagram.Frame(inner)), inner.Title));
            Assert.All(diagram.Nodes.Except(cluster.Nodes), node => Assert.False(frame.IntersectsWith(node.Bounds), node.Title));
        }

        Apart([.. diagram.Inner(null).Select(cluster => (cluster.Title, diagram.Frame(cluster)))]);
        Assert.All(diagram.Edges, edge =>
        {
            Assert.True(SKRect.Inflate(edge.From.Bounds, 1, 1).Contains(edge.Points[0]));
            Assert.True(SKRect.Inflate(edge.To.Bounds, 1, 1).Contains(edge.Points[^1]));
            Assert.Equal(1, edge.Points.Length % 3);
        });
    }

    [Fact]
    public void A_layer_that_is_called_on_what_came_of_it_has_a_place()
    {
        var input = new Input([4]);
        var shared = new Dense(4, name: "shared");
        using var model = new Model(input, shared.Apply(new ReLU().Apply(shared.Apply(input))));
        var diagram = Arranged(model, "TB");
        Apart([.. diagram.Nodes.Select(node => (node.Title, node.Bounds))]);
    }

    private static Diagram Arranged(Model model, string direction)
    {
        var options = new DiagramOptions { ShowLayerNames = true, ShowShapes = true, ExpandNested = true, RankDir = direction };
        var diagram = DiagramReader.Read(model, options);
        foreach (var node in diagram.Nodes)
            node.Size = BoxDrawing.Measure(node);
        FramedLayout.Arrange(diagram, options);
        return diagram;
    }

    /// <summary>Two frames side by side, one of them with a frame within, and boxes beside and below.</summary>
    private static Model Nested()
    {
        var deep = new Sequential([new Input([4]), new Dense(4, name: "deep_a"), new Dense(4, name: "deep_b")], name: "deep");
        var left = new Sequential([new Input([4]), new Dense(4, name: "left_a"), deep, new Dense(4, name: "left_b")], name: "left");
        var right = new Sequential([new Input([4]), new Dense(4, name: "right_a"), new Dense(4, name: "right_b")], name: "right");
        var input = new Input([4], name: "input");
        var beside = new Dense(4, name: "beside").Apply(input);
        return new Model(input, new Concatenate(name: "all").Apply([left.Apply(input), right.Apply(input), beside]).Dense(2, name: "last"));
    }

    private static void Apart((string Name, SKRect Bounds)[] boxes)
    {
        foreach (var (a, b) in boxes.SelectMany((a, i) => boxes.Skip(i + 1).Select(b => (a, b))))
            Assert.False(a.Bounds.IntersectsWith(b.Bounds), $"{a.Name} and {b.Name} overlap");
    }
}
