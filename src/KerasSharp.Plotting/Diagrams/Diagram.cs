using SkiaSharp;

namespace KerasSharp.Plotting;

/// <summary>The boxes and arrows of a model, before and after they have places.</summary>
internal sealed class Diagram
{
    public List<DiagramNode> Nodes { get; } = [];

    public List<DiagramEdge> Edges { get; } = [];

    public List<DiagramCluster> Clusters { get; } = [];

    /// <summary>Adds an arrow, unless it is there: a layer that is called twice on the same layer is one arrow.</summary>
    public void Connect(DiagramNode from, DiagramNode to)
    {
        if (!Edges.Exists(edge => edge.From == from && edge.To == to))
            Edges.Add(new DiagramEdge(from, to));
    }

    /// <summary>The frames directly within a frame, or those that stand in none.</summary>
    public IEnumerable<DiagramCluster> Inner(DiagramCluster? cluster) =>
        Clusters.Where(other => other.Depth == (cluster?.Depth + 1 ?? 0)
            && (cluster is null || other.Nodes.TrueForAll(cluster.Nodes.Contains)));

    /// <summary>The frame of a cluster: around its boxes, and around the frames within, with room for its title.</summary>
    public SKRect Frame(DiagramCluster cluster)
    {
        const float Margin = 12, Title = 20;
        var all = cluster.Nodes.Select(node => node.Bounds).Concat(Inner(cluster).Select(Frame)).Aggregate(SKRect.Union);
        all.Inflate(Margin, Margin);
        return new SKRect(all.Left, all.Top - Title, all.Right, all.Bottom);
    }
}

/// <summary>A box: its head, and below it rows of cells.</summary>
internal sealed class DiagramNode(string title, string? detail, IReadOnlyList<DiagramCell[]> rows)
{
    /// <summary>What the head says in bold.</summary>
    public string Title => title;

    /// <summary>What the head says behind; null for nothing.</summary>
    public string? Detail => detail;

    public IReadOnlyList<DiagramCell[]> Rows => rows;

    public SKSize Size { get; set; }

    /// <summary>The middle of the box.</summary>
    public SKPoint Center { get; set; }

    public SKRect Bounds => SKRect.Create(Center.X - (Size.Width / 2), Center.Y - (Size.Height / 2), Size.Width, Size.Height);
}

/// <summary>A cell of a box.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="Value">Its value.</param>
/// <param name="Fill">The colour of a cell that stands out; null for the ordinary one.</param>
internal sealed record DiagramCell(string Label, string Value, string? Fill = null);

/// <summary>An arrow; its points are the knots of Bézier curves: a start, then two handles and an end for each piece.</summary>
internal sealed class DiagramEdge(DiagramNode from, DiagramNode to)
{
    public DiagramNode From => from;

    public DiagramNode To => to;

    public SKPoint[] Points { get; set; } = [];
}

/// <summary>A frame around the boxes of a model within a model.</summary>
internal sealed class DiagramCluster(string title)
{
    public string Title => title;

    /// <summary>All boxes inside, those of models within included.</summary>
    public List<DiagramNode> Nodes { get; } = [];

    /// <summary>How many frames are around this one.</summary>
    public int Depth { get; init; }
}
