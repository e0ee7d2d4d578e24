using System.Diagnostics;
using System.Globalization;
using System.Text;
using KerasSharp.Callbacks;

namespace KerasSharp.Plotting;

/// <summary>The progress of a run as one piece of HTML, shown anew a few times a second; of a training it ends as the table of its
/// epochs.</summary>
internal sealed class NotebookProgress(Func<string, Action<string>> display) : Callback
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.25);
    private readonly List<(int Epoch, TimeSpan Time, KeyValuePair<string, double>[] Values)> _epochs = [];
    private readonly Stopwatch _clock = new();
    private Action<string>? _update;
    private TimeSpan _lastShown;
    private TimeSpan _begun;
    private bool _inFit;

    public override void OnTrainBegin(Logs logs)
    {
        (_inFit, _update) = (true, null);
        _epochs.Clear();
        _clock.Restart();
    }

    public override void OnEpochBegin(int epoch, Logs logs)
    {
        _begun = _clock.Elapsed;
        _lastShown = default;
        Show(Table() + Bar($"Epoch {epoch + 1}/{Params.Epochs}", 0, null));
    }

    public override void OnTrainBatchEnd(int batch, Logs logs) => Advance($"Epoch {_epochs.Count + 1}/{Params.Epochs}", batch + 1, logs);

    public override void OnEpochEnd(int epoch, Logs logs) => _epochs.Add((epoch, _clock.Elapsed - _begun, [.. logs]));

    public override void OnTrainEnd(Logs logs)
    {
        _inFit = false;
        if (_epochs.Count > 0)
            Show(Table());
    }

    public override void OnTestBegin(Logs logs) => Begin();

    public override void OnTestBatchEnd(int batch, Logs logs) => AdvanceAlone("Evaluation", batch, logs);

    public override void OnTestEnd(Logs logs) => End("Evaluation", [.. logs]);

    public override void OnPredictBegin(Logs logs) => Begin();

    public override void OnPredictBatchEnd(int batch, Logs logs) => AdvanceAlone("Prediction", batch, null);

    public override void OnPredictEnd(Logs logs) => End("Prediction", []);

    internal override void Abandon()
    {
        // An exception follows; what was trained stays to be seen.
        if (_epochs.Count > 0)
            Show(Table());
    }

    private void Begin()
    {
        if (_inFit)
            return;
        _update = null;
        _clock.Restart();
        (_begun, _lastShown) = (default, default);
    }

    private void AdvanceAlone(string what, int batch, Logs? logs)
    {
        if (!_inFit)
            Advance(what, batch + 1, logs);
    }

    private void End(string what, KeyValuePair<string, double>[] values)
    {
        if (!_inFit)
            Show($"<div>{what} · {Seconds(_clock.Elapsed)}{Values(values)}</div>");
    }

    private void Advance(string what, int step, Logs? logs)
    {
        // Reading the values may wait for a device: only where they are shown.
        if (Params.Verbose == 1 && _clock.Elapsed - _lastShown >= Interval)
            Show(Table() + Bar(what, step, logs));
    }

    private void Show(string html)
    {
        if (_update is null)
            _update = display(html);
        else
            _update(html);
        _lastShown = _clock.Elapsed;
    }

    private string Bar(string what, int step, Logs? logs)
    {
        var share = Params.Steps is > 0 and var steps ? Math.Min(1, (double)step / steps) : (double?)null;
        var bar = share is { } done ? string.Create(CultureInfo.InvariantCulture,
            $"<span style=\"display:inline-block;width:220px;height:8px;border-radius:4px;background:rgba(128,128,128,.3);margin:0 8px\">"
                + $"<span style=\"display:block;width:{done * 100:F1}%;height:8px;border-radius:4px;background:#2da44e\"></span></span>")
                    : " ";
        var counted = Params.Steps is { } of ? $"{step}/{of}" : $"{step}";
        return $"<div>{what}{bar}{counted} · {Seconds(_clock.Elapsed - _begun)}{Values(logs ?? [])}</div>";
    }

    private string Table()
    {
        if (_epochs.Count == 0)
            return "";
        string[] names = [.. _epochs.SelectMany(epoch => epoch.Values.Select(value => value.Key)).Distinct()];
        return Html.Table(["epoch", .. names, "time"], _epochs.Select(epoch => (IReadOnlyList<string>)
        [
            $"{epoch.Epoch + 1}",
            .. names.Select(name => Array.FindIndex(epoch.Values, value => value.Key == name) is >= 0 and var i
                ? Number(epoch.Values[i].Value) : ""),
            Seconds(epoch.Time),
        ]), "r");
    }

    private static string Values(IEnumerable<KeyValuePair<string, double>> values)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in values)
            text.Append(CultureInfo.InvariantCulture, $" · {Html.Text(name)}: {Number(value)}");
        return text.ToString();
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) is >= 1e-3 or 0 ? "F4" : "0.0000e+00",
        CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(time.TotalSeconds < 10 ? "F1" : "F0",
        CultureInfo.InvariantCulture) + "s";
}
