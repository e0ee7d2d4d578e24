namespace KerasSharp.Plotting;

/// <summary>What the diagram of a model shows. Source: the arguments of keras.utils.plot_model.</summary>
internal sealed record DiagramOptions
{
    private static readonly string[] Directions = ["TB", "LR", "BT", "RL"];
    private static readonly string[] Curves = ["ortho", "curved", "polyline", "spline", "line"];

    public bool ShowShapes { get; init; }

    public bool ShowDType { get; init; }

    public bool ShowLayerNames { get; init; }

    public bool ShowLayerActivations { get; init; }

    public bool ShowTrainable { get; init; }

    public bool ExpandNested { get; init; }

    public string RankDir
    {
        get;
        init => field = Directions.Contains(value) ? value : throw new ArgumentException(
            $"`rankdir` must be one of: {string.Join(", ", Directions)}. Received: rankdir={value}", "rankdir");
    } = "TB";

    public string Splines
    {
        get;
        init => field = Curves.Contains(value) ? value : throw new ArgumentException(
            $"`splines` must be one of: {string.Join(", ", Curves)}. Received: splines={value}", "splines");
    } = "ortho";

    /// <summary>Whether the graph runs across the page.</summary>
    public bool IsHorizontal => RankDir is "LR" or "RL";

    /// <summary>Whether the graph runs up or leftwards.</summary>
    public bool IsReversed => RankDir is "BT" or "RL";
}
