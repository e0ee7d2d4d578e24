using System.Globalization;
using System.Text.RegularExpressions;

namespace KerasSharp.Tests.Goldens;

/// <summary>The function that a case's LearningRateScheduler has, read from its text: <c>lr * 0.9</c>, <c>lr if epoch &lt; 2 else lr *
/// 0.5</c>.</summary>
internal static partial class ScheduleText
{
    /// <summary>Reads the text; one of another form fails with the case's name.</summary>
    public static Func<int, double, double> Parse(GoldenNode node)
    {
        var match = Form.Match(node.As<string>());
        if (!match.Success)
            throw new InvalidDataException($"{node.Label}: the runner does not know the schedule '{node.As<string>()}'.");
        var factor = double.Parse(match.Groups["factor"].Value, CultureInfo.InvariantCulture);
        var first = match.Groups["epoch"].Success ? int.Parse(match.Groups["epoch"].Value, CultureInfo.InvariantCulture) : 0;
        return (epoch, rate) => epoch < first ? rate : rate * factor;
    }

    [GeneratedRegex(@"^(lr if epoch < (?<epoch>\d+) else )?lr \* (?<factor>\d+(\.\d*)?(e[+-]?\d+)?)$")]
    private static partial Regex Form { get; }
}
