namespace KerasSharp.Initializers;

/// <summary>Windows of signal processing by SciPy's names.</summary>
internal static class SignalWindow
{
    /// <summary>Cosine sums Σ (−1)ᵏ aₖ cos(2πk·x), x from 0 to 1.</summary>
    private static readonly Dictionary<string, double[]> CosineSums = new()
    {
        ["boxcar"] = [1],
        ["hann"] = [0.5, 0.5],
        ["hamming"] = [0.54, 0.46],
        ["blackman"] = [0.42, 0.5, 0.08],
        ["nuttall"] = [0.3635819, 0.4891775, 0.1365995, 0.0106411],
        ["blackmanharris"] = [0.35875, 0.48829, 0.14128, 0.01168],
        ["flattop"] = [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368],
    };

    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["box"] = "boxcar",
        ["ones"] = "boxcar",
        ["rect"] = "boxcar",
        ["rectangular"] = "boxcar",
        ["han"] = "hann",
        ["hanning"] = "hann",
        ["hamm"] = "hamming",
        ["ham"] = "hamming",
        ["black"] = "blackman",
        ["blk"] = "blackman",
        ["nutt"] = "nuttall",
        ["nut"] = "nuttall",
        ["blackharr"] = "blackmanharris",
        ["bkh"] = "blackmanharris",
        ["flat"] = "flattop",
        ["flt"] = "flattop",
        ["bart"] = "bartlett",
        ["brt"] = "bartlett",
        ["halfcosine"] = "cosine",
    };

    /// <summary>The name, where there is such a window.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static string Checked(string name) =>
        CosineSums.ContainsKey(Canonical(name)) || Canonical(name) is "bartlett" or "cosine" ? name : throw new ArgumentException(
        $"Unknown window: '{name}'. There are: {string.Join(", ", CosineSums.Keys)}, bartlett, cosine", "window");

    /// <summary>The window's values.</summary>
    public static double[] Make(string name, int length, bool periodic)
    {
        if (length == 1)
            return [1];
        // A periodic window is the symmetric one of one value more, without the last.
        var intervals = periodic ? length : length - 1;
        return [.. Enumerable.Range(0, length).Select(i => Canonical(name) switch
        {
            "bartlett" => 1 - Math.Abs((2.0 * i / intervals) - 1),
            "cosine" => Math.Sin(Math.PI * (i + 0.5) / (intervals + 1)),
            var sum => CosineSum(CosineSums[sum], (double)i / intervals),
        })];
    }

    private static string Canonical(string name) => Aliases.GetValueOrDefault(name, name);

    private static double CosineSum(double[] weights, double x)
    {
        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++)
            sum += (k % 2 == 0 ? 1 : -1) * weights[k] * Math.Cos(2 * Math.PI * k * x);
        return sum;
    }
}
