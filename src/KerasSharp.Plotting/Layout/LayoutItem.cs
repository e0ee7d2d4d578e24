namespace KerasSharp.Plotting;

/// <summary>A box, or the bend of a long arrow, of a layout that runs downwards.</summary>
/// <param name="breadth">Its size along the row.</param>
/// <param name="depth">Its size across the row.</param>
internal sealed class LayoutItem(float breadth, float depth)
{
    public float Breadth => breadth;

    public float Depth { get; set; } = depth;

    /// <summary>Whether it is where a long arrow passes a row.</summary>
    public bool IsBend { get; init; }

    public int Row { get; set; }

    /// <summary>The middle, along the row.</summary>
    public float X { get; set; }

    /// <summary>The middle, down the page.</summary>
    public float Y { get; set; }

    public List<LayoutItem> Above { get; } = [];

    public List<LayoutItem> Below { get; } = [];
}
