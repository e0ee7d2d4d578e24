using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace KerasSharp.Reporting;

/// <summary>Keras's progress bar, to the character. Source: keras.utils.Progbar.</summary>
/// <param name="target">Number of steps; null where nobody knows.</param>
/// <param name="verbose">1 for the bar, 2 for one line at the end.</param>
/// <param name="output">Where it is drawn.</param>
/// <param name="clock">Seconds that go on; null for the computer's clock.</param>
internal sealed class ProgressBar(int? target, int verbose, TextWriter output, Func<double>? clock = null)
{
    private const int Width = 20;
    private const double Interval = 0.05;

    private readonly Func<double> _clock = clock ?? Now;
    private readonly double _start = (clock ?? Now)();
    private double _lastUpdate = double.NegativeInfinity;
    private double? _afterFirstStep;
    private int _drawnWidth;
    private IReadOnlyList<string> _names = [];

    /// <summary>Number of steps; null where nobody knows.</summary>
    public int? Target { get; set; } = target;

    /// <summary>Moves the bar; it is drawn a few times a second, and the values are read only then.</summary>
    /// <param name="current">Steps done.</param>
    /// <param name="values">The values to show.</param>
    /// <param name="finalize">Whether this is the end.</param>
    public void Update(int current, IReadOnlyDictionary<string, double>? values = null, bool finalize = false)
    {
        var now = _clock();
        var secondsPerStep = SecondsPerStep(current, now);
        if (verbose == 1)
        {
            if (now - _lastUpdate < Interval && !finalize)
                return;
            Draw(current, values, finalize, now, secondsPerStep);
        }
        else if (verbose == 2 && finalize && Target > 0)
        {
            output.Write($"{Count(current)} - {Seconds(now - _start)}s -{StepTime(secondsPerStep)}{Values(values, value => value > 1e-3)}\n");
        }

        _lastUpdate = now;
    }

    private void Draw(int current, IReadOnlyDictionary<string, double>? values, bool finalize, double now, double secondsPerStep)
    {
        var text = new StringBuilder().Append('\b', _drawnWidth).Append('\r');
        // What is drawn, without the escape sequences that take no room.
        var width = 0;
        void Write(string shown, string before = "", string after = "")
        {
            text.Append(before).Append(shown).Append(after);
            width += shown.Length;
        }

        if (Target > 0)
        {
            var done = Width * current / Target.Value;
            Write(Count(current), "\x1b[1m", "\x1b[0m ");
            width++;
            if (done > 0)
                Write(new string('━', done), "\x1b[32m", "\x1b[0m");
            Write(new string('━', Width - done), "\x1b[37m", "\x1b[0m");
        }
        else
        {
            Write($"{current,7}/Unknown");
        }

        Write(" ");
        Write(Target > 0 && !finalize ? Remaining(secondsPerStep * (Target.Value - current)) : $"{Seconds(now - _start)}s", "\x1b[1m", "\x1b[0m");
        Write(StepTime(secondsPerStep));
        Write(Values(values, value => Math.Abs(value) > 1e-3));
        text.Append(' ', Math.Max(0, _drawnWidth - width));
        if (finalize)
            text.Append('\n');
        output.Write(text.ToString());
        output.Flush();
        _drawnWidth = width;
    }

    private string Values(IReadOnlyDictionary<string, double>? values, Func<double, bool> isFixed)
    {
        if (values is null or { Count: 0 })
            return "";
        // A name keeps its place once it has one.
        _names = [.. _names, .. values.Keys.Except(_names)];
        return string.Concat(_names.Where(values.ContainsKey).Select(name => $" - {name}: {Format(values[name], isFixed(values[name]))}"));
    }

    private static string Format(double value, bool isFixed) => isFixed ? PythonText.Fixed(value, 4) : PythonText.Scientific(value, 4);

    private static string Seconds(double seconds) => PythonText.Fixed(seconds, 0);

    private static string Remaining(double seconds)
    {
        var whole = (long)seconds;
        return seconds > 3600 ? $"{whole / 3600}:{whole % 3600 / 60:D2}:{whole % 60:D2}"
            : seconds > 60 ? $"{whole / 60}:{whole % 60:D2}"
            : $"{whole}s";
    }

    private static string StepTime(double seconds) =>
        seconds >= 1 || seconds == 0 ? $" {Seconds(seconds)}s/step"
        : seconds >= 1e-3 ? $" {Seconds(seconds * 1e3)}ms/step"
        : $" {Seconds(seconds * 1e6)}us/step";

    private string Count(int current) => $"{current.ToString(CultureInfo.InvariantCulture).PadLeft(Target!.Value.ToString(CultureInfo.InvariantCulture).Length)}/{Target}";

    /// <summary>The first step is not counted once there are more: it is slower than the others.</summary>
    private double SecondsPerStep(int current, double now)
    {
        if (current == 0)
            return 0;
        var seconds = _afterFirstStep is { } first && current > 1 ? (now - first) / (current - 1) : (now - _start) / current;
        if (current == 1)
            _afterFirstStep = now;
        return seconds;
    }

    private static double Now() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
}
