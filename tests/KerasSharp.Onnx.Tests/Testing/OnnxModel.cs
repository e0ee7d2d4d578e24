using Microsoft.ML.OnnxRuntime;

namespace KerasSharp.Onnx.Tests;

/// <summary>An exported model in OnnxRuntime.</summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;

    public OnnxModel(string path) => _session = new InferenceSession(path, Options());

    /// <summary>The model of an export.</summary>
    public OnnxModel(GraphExporter exporter)
    {
        using (exporter)
            _session = new InferenceSession(OnnxFile.ToBytes(exporter), Options());
    }

    /// <summary>What OnnxRuntime knows of the inputs.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> Inputs => _session.InputMetadata;

    /// <summary>What OnnxRuntime knows of the outputs.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> Outputs => _session.OutputMetadata;

    /// <summary>The outputs in order, for inputs in order; those that are not given have values of their own.</summary>
    public Tensor[] Run(params Tensor[] inputs) =>
        Run(_session.InputNames.Zip(inputs).ToDictionary(pair => pair.First, pair => pair.Second));

    /// <summary>The outputs in order, for inputs by name.</summary>
    public Tensor[] Run(IReadOnlyDictionary<string, Tensor> inputs)
    {
        using var options = new RunOptions();
        var values = inputs.ToDictionary(pair => pair.Key, pair => OrtTensors.ToOrt(pair.Value, Type(pair.Key)));
        try
        {
            using var results = _session.Run(options, values, _session.OutputNames);
            return [.. results.Select(OrtTensors.FromOrt)];
        }
        finally
        {
            foreach (var value in values.Values)
                value.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private Microsoft.ML.OnnxRuntime.Tensors.TensorElementType Type(string input) =>
        (_session.InputMetadata.TryGetValue(input, out var there) ? there : _session.OverridableInitializerMetadata[input]).ElementDataType;

    // The machine is shared: one thread for each session.
    private static SessionOptions Options() =>
        new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
}
