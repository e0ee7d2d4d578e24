using System.Globalization;

namespace KerasSharp.Reporting;

/// <summary>An axis of a picture: from where to where, and the round numbers on it.</summary>
internal sealed class PlotAxis
{
    private readonly double _step;

    private PlotAxis(double from, double to, double step) => (From, To, _step) = (from, to, step);

    public double From { get; }

    public double To { get; }

    /// <summary>The round numbers.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            var first = Math.Ceiling((From / _step) - 1e-9);
            for (var i = first; i * _step <= To + (_step * 1e-9); i++)
                yield return i * _step;
        }
    }

    /// <summary>An axis that holds all values.</summary>
    /// <param name="values">The values; those that are not finite are left out.</param>
    /// <param name="ticks">About how many numbers to write.</param>
    /// <param name="widen">Whether it goes on to the next round numbers.</param>
    public static PlotAxis Over(IEnumerable<double> values, int ticks, bool widen)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        var (from, to) = finite.Length == 0 ? (0.0, 1.0) : (finite.Min(), finite.Max());
        if (from == to)
            (from, to) = (from - 0.5, to + 0.5);
        var raw = (to - from) / Math.Max(1, ticks);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        return widen
            ? new PlotAxis(Math.Floor((from / step) + 1e-9) * step, Math.Ceiling((to / step) - 1e-9) * step, step)
            : new PlotAxis(from, to, step);
    }

    /// <summary>Where a value lies on the axis, 0 to 1.</summary>
    public double Share(double value) => (value - From) / (To - From);

    /// <summary>A round number as text.</summary>
    public string Text(double tick)
    {
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(_step) - 1e-9), 0, 15);
        return Math.Abs(tick) >= 1e6 || decimals > 6
            ? tick.ToString("0.##e+0", CultureInfo.InvariantCulture)
            : (Math.Abs(tick) < _step / 2 ? 0 : tick).ToString(
                "F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
