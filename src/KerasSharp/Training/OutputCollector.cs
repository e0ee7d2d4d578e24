using static TorchSharp.torch;

namespace KerasSharp.Training;

/// <summary>Gathers the outputs of batch after batch, on the CPU.</summary>
internal sealed class OutputCollector : IDisposable
{
    private readonly List<Tensor[]> _batches = [];

    public Logs Add(Tensor[] outputs)
    {
        // A view would hold its whole base, and an input may be given through: the collector keeps copies of its own.
        _batches.Add(Array.ConvertAll(outputs, output => output.detach().to(CPU, copy: true).DetachFromDisposeScope()));
        return Logs.Empty;
    }

    /// <summary>All rows of each output.</summary>
    public Tensor[] Concatenate()
    {
        if (_batches.Count == 0)
            throw new ArgumentException("There was no data to predict on.", "x");
        var outputs = new Tensor[_batches[0].Length];
        for (var i = 0; i < outputs.Length; i++)
            outputs[i] = cat(_batches.ConvertAll(batch => batch[i]), 0);
        return outputs;
    }

    public void Dispose()
    {
        foreach (var tensor in _batches.SelectMany(batch => batch))
            tensor.Dispose();
    }
}
