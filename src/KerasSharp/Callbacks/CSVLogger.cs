namespace KerasSharp.Callbacks;

/// <summary>Writes the losses and metrics of each epoch as a line of a CSV file.</summary>
/// <remarks>The first line holds the names: epoch, then those of the logs, sorted. Source: keras.callbacks.CSVLogger.</remarks>
/// <param name="filename">The file.</param>
/// <param name="separator">Stands between the values.</param>
/// <param name="append">Whether a file that is there goes on; else it is replaced.</param>
public sealed class CSVLogger(string filename, string separator = ",", bool append = false) : Callback
{
    private StreamWriter? _file;
    private string[]? _keys;
    private bool _header;

    internal override bool ActsInFirstProcess => true;

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs)
    {
        _file?.Dispose();
        _header = !append || !File.Exists(filename) || new FileInfo(filename).Length == 0;
        _file = new StreamWriter(filename, append) { NewLine = "\r\n" };
        _keys = null;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        if (_keys is null)
        {
            _keys = [.. logs.Keys.Order(StringComparer.Ordinal)];
            // Validation may come in a later epoch only: its columns are there from the start.
            if (!Array.Exists(_keys, key => key.StartsWith("val_", StringComparison.Ordinal)))
                _keys = [.. _keys, .. _keys.Select(key => $"val_{key}")];
            if (_header)
                WriteRow(["epoch", .. _keys]);
        }

        WriteRow([epoch.ToString(System.Globalization.CultureInfo.InvariantCulture), .. _keys.Select(
            key => logs.TryGetValue(key, out var value) ? PythonText.Repr(value) : "NA")]);
        _file!.Flush();
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => Abandon();

    internal override void Abandon()
    {
        _file?.Dispose();
        _file = null;
    }

    private void WriteRow(IEnumerable<string> cells) => _file!.WriteLine(string.Join(separator, cells.Select(Quoted)));

    private string Quoted(string cell) =>
        cell.Contains(separator, StringComparison.Ordinal) || cell.AsSpan().ContainsAny('"', '\n', '\r')
        ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
}
