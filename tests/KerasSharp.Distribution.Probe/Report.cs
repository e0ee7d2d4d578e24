using System.Globalization;
using KerasSharp;
using TorchSharp;

namespace DistributionProbe;

/// <summary>A file with the history, the evaluations and the weights that are trained.</summary>
internal static class Report
{
    public static void Write(string folder, string name, Outcome outcome)
    {
        var history = outcome.History.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value);
        var weights = outcome.Model.TrainableWeights.SelectMany(
            weight => weight.Value.to_type(torch.ScalarType.Float64).data<double>().ToArray());
        var numbers = history.Concat(outcome.Further).Concat(weights).Select(number => number.ToString("R", CultureInfo.InvariantCulture));
        // A file each: what several processes print is mixed up.
        File.WriteAllText(Path.Combine(folder, $"{name}.{Distribution.Rank}"), string.Join(' ', numbers));
    }
}
