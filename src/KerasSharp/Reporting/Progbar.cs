using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace KerasSharp;

/// <summary>Keras's progress bar, to the character, for loops of your own.</summary>
/// <remarks>Values are averages over the steps, unless they are stateful. Source: keras.utils.Progbar.</remarks>
/// <example><code>
/// var bar = new Progbar(target: 100);
/// for (var step = 1; step &lt;= 100; step++)
///     bar.Update(step, [new("loss", loss)]);
/// </code></example>
public sealed class Progbar
{
    private const string Bold = "\e[1m", Green = "\e[32m", Grey = "\e[37m", Plain = "\e[0m";
    private readonly int _width;
    private readonly int _verbose;
    private readonly double _interval;
    private readonly string _unitName;
    private readonly TextWriter? _output;
    private readonly HashSet<string>? _stateful;
    private readonly HashSet<string>? _stateless;
    private readonly Func<double> _clock;
    private readonly double _start;
    private readonly OrderedDictionary<string, (double Sum, int Count)> _values = new(StringComparer.Ordinal);
    private double _lastUpdate = double.NegativeInfinity;
    private double? _afterFirstStep;
    private readonly Terminal _terminal;
    private int _drawnWidth;
    private int _seen;

    /// <summary>A progress bar on the console.</summary>
    /// <param name="target">Number of steps; null where nobody knows.</param>
    /// <param name="width">Width of the bar itself.</param>
    /// <param name="verbose">0 silent, 1 a bar, 2 one line at the end.</param>
    /// <param name="interval">Seconds that must pass between two drawings.</param>
    /// <param name="statefulMetrics">Names of values that are shown as they are; all others are averaged.</param>
    /// <param name="statelessMetrics">Names of values that are averaged; all others are shown as they are.</param>
    /// <param name="unitName">What the steps are called.</param>
    /// <exception cref="ArgumentException">Both lists of names are given.</exception>
    public Progbar(
        int? target, int width = 20, int verbose = 1, double interval = 0.05, IEnumerable<string>? statefulMetrics = null,
            IEnumerable<string>? statelessMetrics = null,
        string unitName = "step")
        : this(target, width, verbose, interval, statefulMetrics, statelessMetrics, unitName, output: null, clock: null)
    {
    }

    internal Progbar(
        int? target, int width, int verbose, double interval, IEnumerable<string>? statefulMetrics, IEnumerable<string>? statelessMetrics,
            string unitName, TextWriter? output, Func<double>? clock)
        : this(target, verbose, statelessMetrics, output, clock)
    {
        if (statefulMetrics is not null && statelessMetrics is not null)
            throw new ArgumentException("Only one of `statefulMetrics` or `statelessMetrics` can be provided.", nameof(statelessMetrics));
        _width = Guard.NotNegative(width);
        _interval = interval;
        _stateful = statelessMetrics is null ? [.. statefulMetrics ?? []] : null;
        _unitName = unitName;
    }

    internal Progbar(int? target, int verbose, IEnumerable<string>? statelessMetrics, TextWriter? output, Func<double>? clock)
    {
        (Target, _verbose, _width, _interval, _unitName, _output) = (target, verbose, 20, 0.05, "step", output);
        _stateless = statelessMetrics is null ? null : [.. statelessMetrics];
        _terminal = output is null || ReferenceEquals(output, Console.Out) ? Terminal.Console() : Terminal.Unlimited;
        _clock = clock ?? (() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);
        _start = _clock();
    }

    /// <summary>Number of steps; null where nobody knows.</summary>
    public int? Target { get; set; }

    private TextWriter Output => _output ?? Messages.Output;

    /// <summary>What the bar is drawn on.</summary>
    internal Terminal Terminal
    {
        get => _terminal;
        init => _terminal = value;
    }

    /// <summary>Whether a bar is drawn; where lines cannot be drawn anew, one line at the end.</summary>
    private bool DrawsBar => _verbose == 1 && _terminal.IsDynamic;

    /// <summary>Moves the bar; it is drawn a few times a second.</summary>
    /// <param name="current">Steps done.</param>
    /// <param name="values">The values of the last step by name.</param>
    /// <param name="finalize">Whether this is the end; null for when the target is reached.</param>
    public void Update(int current, IEnumerable<KeyValuePair<string, double>>? values = null, bool? finalize = null)
    {
        var last = finalize ?? current >= Target;
        var now = _clock();
        // Values that are shown as they are need not be read where nothing is drawn: reading may wait for a device.
        var draws = last || (DrawsBar && now - _lastUpdate >= _interval);
        if (values is not null && (draws || _stateless is not { Count: 0 }))
            Take(values, current, last);
        _seen = current;
        var secondsPerStep = SecondsPerStep(current, now);
        if (DrawsBar)
        {
            if (!draws)
                return;
            Draw(current, last, now, secondsPerStep);
        }
        else if (_verbose != 0 && last && Target > 0)
        {
            Output.Write($"{Count(current)} - {Seconds(now - _start)}s -{StepTime(secondsPerStep)}{Values(value => value > 1e-3)}\n");
        }

        _lastUpdate = now;
    }

    /// <summary>Moves the bar by a number of steps.</summary>
    /// <param name="n">Further steps done.</param>
    /// <param name="values">The values of the last step by name.</param>
    public void Add(int n, IEnumerable<KeyValuePair<string, double>>? values = null) => Update(_seen + n, values);

    private void Take(IEnumerable<KeyValuePair<string, double>> values, int current, bool last)
    {
        foreach (var (name, value) in values)
        {
            var averaged = _stateful is not null ? !_stateful.Contains(name) : _stateless!.Contains(name);
            var steps = averaged && !last ? Math.Max(current - _seen, 1) : 1;
            var (sum, count) = averaged && !last ? _values.GetValueOrDefault(name) : default;
            _values[name] = (sum + (value * steps), count + steps);
        }
    }

    private void Draw(int current, bool finalize, double now, double secondsPerStep)
    {
        var text = new StringBuilder().Append('\b', _drawnWidth).Append('\r');
        var timing = Target > 0 && !finalize ? Remaining(secondsPerStep * (Target.Value - current)) : $"{Seconds(now - _start)}s";
        var after = StepTime(secondsPerStep) + Values(value => Math.Abs(value) > 1e-3);
        var counted = Target > 0 ? Count(current) + " " : $"{current,7}/Unknown";
        // The last drawing stays, and may take several lines; one that is drawn over must fit into one.
        var room = finalize ? int.MaxValue : _terminal.Columns - 1;
        var barWidth = Target > 0 ? Math.Clamp(room - counted.Length - 1 - timing.Length - after.Length, 0, _width) : 0;
        var rest = room - counted.Length - barWidth - 1 - timing.Length;
        if (after.Length > rest)
            after = rest > 0 ? after[..(rest - 1)] + "…" : "";

        if (Target > 0)
        {
            var done = (int)((long)barWidth * current / Target.Value);
            text.Append(Styled(counted.TrimEnd(), Bold)).Append(' ');
            if (done > 0)
                text.Append(Styled(new string(_terminal.HasColours ? '━' : '=', done), Green));
            text.Append(Styled(new string(_terminal.HasColours ? '━' : '.', barWidth - done), Grey));
        }
        else
        {
            text.Append(counted);
        }

        text.Append(' ').Append(Styled(timing, Bold)).Append(after);
        // What is drawn, without the escape sequences that take no room.
        var width = counted.Length + barWidth + 1 + timing.Length + after.Length;
        text.Append(' ', Math.Max(0, _drawnWidth - width));
        if (finalize)
            text.Append('\n');
        Output.Write(text.ToString());
        Output.Flush();
        _drawnWidth = width;
    }

    private string Styled(string text, string style) => _terminal.HasColours ? $"{style}{text}{Plain}" : text;

    private string Values(Func<double, bool> isFixed) =>
        string.Concat(_values.Select(pair => (pair.Key, Mean: pair.Value.Sum / Math.Max(1, pair.Value.Count)))
            .Select(value => $" - {value.Key}: {Format(value.Mean, isFixed(value.Mean))}"));

    private static string Format(double value, bool isFixed) => isFixed ? PythonText.Fixed(value, 4) : PythonText.Scientific(value, 4);

    private static string Seconds(double seconds) => PythonText.Fixed(seconds, 0);

    private static string Remaining(double seconds)
    {
        var whole = (long)seconds;
        return seconds > 3600 ? $"{whole / 3600}:{whole % 3600 / 60:D2}:{whole % 60:D2}"
            : seconds > 60 ? $"{whole / 60}:{whole % 60:D2}"
            : $"{whole}s";
    }

    private string StepTime(double seconds) =>
        seconds >= 1 || seconds == 0 ? $" {Seconds(seconds)}s/{_unitName}"
        : seconds >= 1e-3 ? $" {Seconds(seconds * 1e3)}ms/{_unitName}"
        : $" {Seconds(seconds * 1e6)}us/{_unitName}";

    private string Count(int current) =>
        $"{current.ToString(CultureInfo.InvariantCulture).PadLeft(Target!.Value.ToString(CultureInfo.InvariantCulture).Length)}/{Target}";

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
}
