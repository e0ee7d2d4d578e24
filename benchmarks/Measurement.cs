using System.Globalization;

namespace KerasSharp.Benchmarks;

/// <summary>What both sides of a pair cost a step, in each round.</summary>
internal sealed record Measurement(Pair Pair, double[] Ours, double[] ByHand)
{
    /// <summary>Ratios within a round, so that a slow moment of the machine strikes both sides.</summary>
    private double[] Ratios { get; } = [.. Ours.Zip(ByHand, (ours, byHand) => ours / byHand).Order()];

    /// <summary>Measures a pair: a warm-up each, then rounds in which the two take turns.</summary>
    public static Measurement Of(Pair pair, int rounds)
    {
        var (ours, byHand) = (pair.Ours(), pair.ByHand());
        ours(pair.Steps);
        byHand(pair.Steps);
        var times = Enumerable.Range(0, rounds)
            .Select(round => round % 2 == 0 ? (Ours: ours(pair.Steps), ByHand: byHand(pair.Steps)) : Swapped(
                byHand(pair.Steps), ours(pair.Steps)))
            .ToArray();
        return new Measurement(
            pair, [.. times.Select(time => time.Ours / pair.Steps)], [.. times.Select(time => time.ByHand / pair.Steps)]);

        static (double Ours, double ByHand) Swapped(double byHand, double ours) => (ours, byHand);
    }

    /// <summary>A line of JSON.</summary>
    public string ToJson() => string.Create(CultureInfo.InvariantCulture,
        $"{{\"name\": \"{Pair.Name}\", \"ratio\": {Median(Ratios):F3}, \"ours_{Pair.Unit}\": {Median(Ours):F1}, "
        + $"\"by_hand_{Pair.Unit}\": {Median(ByHand):F1}, \"ratio_low\": {Quantile(0.25):F3}, \"ratio_high\": {Quantile(0.75):F3}}}");

    /// <summary>A row of a Markdown table.</summary>
    public string ToRow() => string.Create(CultureInfo.InvariantCulture,
        $"| {Pair.Name} | {Pair.Title} | {Show(Median(Ours))} | {Show(Median(ByHand))} | {Median(Ratios):F2} | {Quantile(0.25):F2} to "
        + $"{Quantile(0.75):F2} |");

    private string Show(double value) => Pair.Unit == "us" ? string.Create(CultureInfo.InvariantCulture, $"{value:F0} µs") : string.Create(
        CultureInfo.InvariantCulture, $"{value:F0} {Pair.Unit.ToUpperInvariant()}");

    private double Quantile(double share) => Ratios[(int)Math.Round(share * (Ratios.Length - 1))];

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
