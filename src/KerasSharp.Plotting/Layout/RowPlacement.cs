namespace KerasSharp.Plotting;

/// <summary>Places the boxes of ordered rows: each as near as can be below the middle of those it hangs on.</summary>
internal static class RowPlacement
{
    private const int Sweeps = 12;

    public static void Place(List<List<LayoutItem>> rows, float between)
    {
        foreach (var row in rows)
        {
            var left = -row.Sum(item => item.Breadth + between) / 2;
            foreach (var item in row)
            {
                item.X = left + (item.Breadth / 2);
                left += item.Breadth + between;
            }
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var downwards = sweep % 2 == 0;
            foreach (var row in downwards ? rows : Enumerable.Reverse(rows))
                Settle(row, between, item => downwards ? item.Above : item.Below);
        }
    }

    /// <summary>Moves the items of a row to where they want to be; those that would overlap move as one.</summary>
    private static void Settle(List<LayoutItem> row, float between, Func<LayoutItem, List<LayoutItem>> near)
    {
        // A block: its items, the mean of where its first item wants to be, the offsets of the others.
        var blocks = new List<(int First, int Count, double Sum, double Width)>();
        for (var i = 0; i < row.Count; i++)
        {
            double wished = near(row[i]) is { Count: > 0 } others ? others.Average(other => other.X) : row[i].X;
            var block = (First: i, Count: 1, Sum: wished - (row[i].Breadth / 2), Width: (double)row[i].Breadth + between);
            while (blocks is [.., var before] && (before.Sum / before.Count) + before.Width > block.Sum / block.Count)
            {
                block = (before.First, before.Count + block.Count, before.Sum + block.Sum - (before.Width * block.Count), before.Width
                    + block.Width);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        foreach (var block in blocks)
        {
            var left = block.Sum / block.Count;
            for (var i = block.First; i < block.First + block.Count; i++)
            {
                row[i].X = (float)(left + (row[i].Breadth / 2));
                left += row[i].Breadth + between;
            }
        }
    }
}
