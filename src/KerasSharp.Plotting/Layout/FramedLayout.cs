using SkiaSharp;

namespace KerasSharp.Plotting;

/// <summary>Gives a diagram with frames places of its own: what is in a frame is arranged by itself, and the frame is then one box of
/// what is around it. So no frame meets another, or a box that is not its own.</summary>
internal static class FramedLayout
{
    public static void Arrange(Diagram diagram, DiagramOptions options) => Arrange(diagram, null, options);

    private static void Arrange(Diagram diagram, DiagramCluster? frame, DiagramOptions options)
    {
        var members = (frame?.Nodes ?? diagram.Nodes).ToHashSet();
        var standIns = new Dictionary<DiagramCluster, DiagramNode>();
        var places = members.ToDictionary(node => node);
        foreach (var inner in diagram.Inner(frame))
        {
            Arrange(diagram, inner, options);
            var standIn = new DiagramNode(inner.Title, null, []) { Size = diagram.Frame(inner).Size };
            standIns.Add(inner, standIn);
            foreach (var node in inner.Nodes)
                places[node] = standIn;
        }

        var level = new Diagram();
        level.Nodes.AddRange(diagram.Nodes.Where(members.Contains).Select(node => places[node]).Distinct());
        DiagramEdge[] between = [.. diagram.Edges.Where(edge => members.Contains(edge.From) && members.Contains(edge.To)
            && places[edge.From] != places[edge.To])];
        foreach (var edge in between)
            level.Connect(places[edge.From], places[edge.To]);
        LayeredLayout.Arrange(level, options);

        foreach (var (inner, standIn) in standIns)
        {
            var now = diagram.Frame(inner);
            Move(diagram, inner, standIn.Center - new SKPoint(now.MidX, now.MidY));
        }

        foreach (var edge in between)
        {
            var way = level.Edges.Find(other => other.From == places[edge.From] && other.To == places[edge.To])!.Points;
            edge.Points = Reaching(way, Side(edge.From, options, ahead: true), Side(edge.To, options, ahead: false));
        }
    }

    private static void Move(Diagram diagram, DiagramCluster frame, SKPoint by)
    {
        foreach (var node in frame.Nodes)
            node.Center += by;
        foreach (var edge in diagram.Edges.Where(edge => frame.Nodes.Contains(edge.From) && frame.Nodes.Contains(edge.To)))
            edge.Points = Array.ConvertAll(edge.Points, point => point + by);
    }

    /// <summary>The middle of the side of a box where arrows leave it, ahead, or enter it.</summary>
    private static SKPoint Side(DiagramNode node, DiagramOptions options, bool ahead)
    {
        var sign = ahead == options.IsReversed ? -0.5f : 0.5f;
        return node.Center + (options.IsHorizontal ? new SKPoint(node.Size.Width * sign, 0) : new SKPoint(0, node.Size.Height * sign));
    }

    /// <summary>The curve with its ends on the boxes, where it ends on the frames around them.</summary>
    private static SKPoint[] Reaching(SKPoint[] way, SKPoint begin, SKPoint end)
    {
        SKPoint[] before = way[0] == begin ? [] : [begin, begin, way[0]];
        SKPoint[] behind = way[^1] == end ? [] : [way[^1], end, end];
        return [.. before, .. way, .. behind];
    }
}
