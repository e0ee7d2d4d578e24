namespace KerasSharp.Training;

/// <summary>Gathers the outputs of batch after batch, on the CPU.</summary>
internal sealed class OutputCollector : IDisposable
{
    private GrowingRows[] _outputs = [];

    public Logs Add(Tensor[] outputs)
    {
        if (_outputs.Length == 0)
            _outputs = Array.ConvertAll(outputs, _ => new GrowingRows());
        using var mode = no_grad();
        for (var i = 0; i < outputs.Length; i++)
            _outputs[i].Append(outputs[i]);
        return Logs.Empty;
    }

    /// <summary>All rows of each output.</summary>
    public Tensor[] Concatenate() => _outputs.Length > 0 ? Array.ConvertAll(_outputs, rows => rows.Take()) : throw Nothing();

    /// <summary>The error where there is no output.</summary>
    public static ArgumentException Nothing() => new("There was no data to predict on.", "x");

    public void Dispose()
    {
        foreach (var output in _outputs)
            output.Dispose();
    }
}
