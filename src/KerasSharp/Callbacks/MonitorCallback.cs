namespace KerasSharp.Callbacks;

/// <summary>The base of callbacks that watch whether a value gets better.</summary>
/// <remarks>Source: keras.callbacks.MonitorCallback.</remarks>
public abstract class MonitorCallback : Callback
{
    private bool? _higherIsBetter;

    /// <summary>A callback that watches a value.</summary>
    /// <param name="monitor">The value's name in the logs.</param>
    /// <param name="mode">Whether less or more is better; auto asks the metric.</param>
    /// <param name="baseline">What the first value must be better than; null for nothing.</param>
    /// <param name="minDelta">How much better counts as better.</param>
    protected MonitorCallback(string monitor, MonitorMode mode, double? baseline = null, double minDelta = 0)
    {
        Monitor = monitor ?? throw new ArgumentNullException(nameof(monitor));
        Mode = mode;
        MinDelta = Math.Abs(minDelta);
        Best = baseline;
    }

    /// <summary>The value's name in the logs.</summary>
    public string Monitor { get; }

    /// <summary>Whether less or more is better.</summary>
    public MonitorMode Mode { get; }

    /// <summary>How much better counts as better.</summary>
    public double MinDelta { get; }

    /// <summary>The best value so far; null before the first.</summary>
    public double? Best { get; protected set; }

    internal override bool HasState => true;

    internal override void Save(CallbackState state) => state["best"] = Best;

    internal override void Restore(CallbackState state) => Best = state["best"];

    /// <summary>Whether a value is better than another; the first is better than none.</summary>
    protected bool IsImprovement(double value, double? reference)
    {
        var higher = _higherIsBetter ??= Direction();
        return reference is null || (higher ? value - MinDelta > reference : value + MinDelta < reference);
    }

    /// <summary>The watched value; null, with a warning, where the logs lack it.</summary>
    protected double? Value(Logs logs, string purpose, string end = "")
    {
        if (logs.TryGetValue(Monitor, out var value))
            return value;
        Warnings.Warn(
            $"{purpose} conditioned on metric `{Monitor}` which is not available. Available metrics are: "
            + $"{string.Join(",", logs.Keys)}{end}");
        return null;
    }

    private bool Direction()
    {
        if (Mode != MonitorMode.Auto)
            return Mode == MonitorMode.Max;
        var metric = Monitor.StartsWith("val_", StringComparison.Ordinal) ? Monitor["val_".Length..] : Monitor;
        return metric == "loss" ? false : Model.MetricDirection(metric) ?? throw new InvalidOperationException(
            $"{GetType().Name} callback received monitor={Monitor}, but Keras isn't able to automatically determine whether that metric "
            + "should be maximized or minimized. "
            + "Pass `mode: \"max\"` in order to monitor based on the highest metric value, or pass `mode: \"min\"` in order to use the "
            + "lowest value.");
    }
}
