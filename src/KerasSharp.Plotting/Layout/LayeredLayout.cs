using SkiaSharp;

namespace KerasSharp.Plotting;

/// <summary>Gives a diagram places of its own: boxes in rows by their longest way from an input, in the order of those they hang
/// on.</summary>
/// <remarks>The method of Sugiyama, Tagawa and Toda (1981): long arrows pass through invisible boxes; rows are ordered by the mean place
/// of their neighbours.</remarks>
internal sealed class LayeredLayout
{
    private const float BetweenRows = 44, BetweenBoxes = 28;
    private const int Sweeps = 8;
    private readonly Diagram _diagram;
    private readonly DiagramOptions _options;
    private readonly Dictionary<DiagramNode, LayoutItem> _items;
    private readonly List<List<LayoutItem>> _rows = [];
    private readonly Dictionary<DiagramEdge, List<LayoutItem>> _ways = [];

    private LayeredLayout(Diagram diagram, DiagramOptions options)
    {
        (_diagram, _options) = (diagram, options);
        // The layout runs downwards; for a page that is read across, boxes lie on their side.
        _items = diagram.Nodes.ToDictionary(node => node, node => options.IsHorizontal ? new LayoutItem(node.Size.Height, node.Size.Width)
            : new LayoutItem(node.Size.Width, node.Size.Height));
    }

    public static void Arrange(Diagram diagram, DiagramOptions options)
    {
        var layout = new LayeredLayout(diagram, options);
        layout.AssignRows();
        layout.RouteEdges();
        for (var sweep = 0; sweep < Sweeps; sweep++)
            layout.OrderRows(downwards: sweep % 2 == 0);
        RowPlacement.Place(layout._rows, BetweenBoxes);
        layout.Write();
    }

    private void AssignRows()
    {
        var rows = new Dictionary<DiagramNode, int>();
        var sought = new HashSet<DiagramNode>();
        int RowOf(DiagramNode node)
        {
            if (rows.TryGetValue(node, out var row))
                return row;
            sought.Add(node);
            // A layer that is called again on what came of it closes a circle: that arrow leads back.
            row = _diagram.Edges.Where(edge => edge.To == node && (rows.ContainsKey(edge.From) || !sought.Contains(edge.From)))
                .Select(edge => RowOf(edge.From) + 1).DefaultIfEmpty(0).Max();
            return rows[node] = row;
        }

        foreach (var node in _diagram.Nodes)
        {
            var row = RowOf(node);
            while (_rows.Count <= row)
                _rows.Add([]);
            _items[node].Row = row;
            _rows[row].Add(_items[node]);
        }
    }

    private void RouteEdges()
    {
        foreach (var edge in _diagram.Edges)
        {
            var (from, to) = (_items[edge.From], _items[edge.To]);
            List<LayoutItem> way = [from];
            for (var row = from.Row + 1; row < to.Row; row++)
            {
                var bend = new LayoutItem(6, 0) { Row = row, IsBend = true };
                _rows[row].Add(bend);
                way.Add(bend);
            }

            way.Add(to);
            _ways[edge] = way;
            for (var i = 1; i < way.Count; i++)
            {
                way[i - 1].Below.Add(way[i]);
                way[i].Above.Add(way[i - 1]);
            }
        }
    }

    private void OrderRows(bool downwards)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[downwards ? i : _rows.Count - 1 - i];
            var places = row.Select((item, place) => (item, place)).ToDictionary(pair => pair.item, pair => (double)pair.place);
            double Mean(LayoutItem item)
            {
                var near = downwards ? item.Above : item.Below;
                return near.Count == 0 ? places[item] : near.Average(other => (double)_rows[other.Row].IndexOf(other)
                    + ((row.Count - _rows[other.Row].Count) / 2.0));
            }

            List<LayoutItem> ordered = [.. row.OrderBy(Mean)];
            row.Clear();
            row.AddRange(ordered);
        }
    }

    private void Write()
    {
        var top = 0f;
        foreach (var row in _rows)
        {
            var height = row.Max(item => item.Depth);
            foreach (var item in row)
            {
                item.Y = top + (height / 2);
                // An arrow passes a row straight, so that it does not meet the boxes beside it.
                if (item.IsBend)
                    item.Depth = height;
            }

            top += height + BetweenRows;
        }

        foreach (var (node, item) in _items)
            node.Center = Turned(item.X, item.Y);
        foreach (var (edge, way) in _ways)
            edge.Points = Curve(way);
    }

    /// <summary>A curve that leaves and enters boxes at right angles, straight where both ends are in line.</summary>
    private SKPoint[] Curve(List<LayoutItem> way)
    {
        var points = new List<SKPoint> { Turned(way[0].X, way[0].Y + (way[0].Depth / 2)) };
        for (var i = 1; i < way.Count; i++)
        {
            var (fromX, fromY) = (way[i - 1].X, way[i - 1].Y + (way[i - 1].Depth / 2));
            var (toX, toY) = (way[i].X, way[i].Y - (way[i].Depth / 2));
            var middle = (fromY + toY) / 2;
            points.AddRange([Turned(fromX, middle), Turned(toX, middle), Turned(toX, toY)]);
            if (way[i].IsBend)
                points.AddRange([Turned(toX, toY), Turned(toX, toY + way[i].Depth), Turned(toX, toY + way[i].Depth)]);
        }

        return [.. points];
    }

    private SKPoint Turned(float x, float y)
    {
        if (_options.IsReversed)
            y = -y;
        return _options.IsHorizontal ? new SKPoint(y, x) : new SKPoint(x, y);
    }
}
