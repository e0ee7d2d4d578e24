using KerasSharp.Onnx;

namespace KerasSharp;

/// <summary>Several endpoints of a model for serving, each an ONNX file of a folder.</summary>
/// <remarks>
/// An endpoint is a layer, a model, or a function of one or two tensors that calls layers and <see cref="Ops"/>. In place of the one
/// SavedModel that Keras writes there is a file <c>NAME.onnx</c> for each endpoint, which holds the weights that the endpoint uses:
/// endpoints that share layers each have a copy. ONNX files hold no variables to be trained on, so there is no counterpart of Keras's
/// variable collections. Source: keras.export.ExportArchive.
/// </remarks>
/// <example><code>
/// var archive = new ExportArchive();
/// archive.AddEndpoint("serve", model);
/// archive.AddEndpoint("probabilities", x =&gt; Ops.Softmax(model.Apply(x)), [new Input([4], name: "x")]);
/// archive.WriteOut("exported");
/// </code></example>
public sealed class ExportArchive
{
    private readonly List<Endpoint> _endpoints = [];

    /// <summary>The names of the endpoints, in order.</summary>
    public IReadOnlyList<string> EndpointNames => [.. _endpoints.Select(endpoint => endpoint.Name)];

    /// <summary>Makes sure that a layer or model can be used by endpoints.</summary>
    /// <param name="resource">The layer or model.</param>
    /// <remarks>Endpoints find the weights that they use by themselves: what they call need not be tracked.</remarks>
    /// <exception cref="InvalidOperationException">It is not built, and has no weights yet.</exception>
    public void Track(Layer resource) => CheckBuilt(resource);

    /// <summary>Adds what a layer or model computes at inference.</summary>
    /// <param name="name">The endpoint's name, and that of its file without <c>.onnx</c>: letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="resource">The layer or model.</param>
    /// <param name="inputSignature">Name, shape with the batch, and type of each input; null for those it was built for, with any batch.
    /// </param>
    /// <exception cref="ArgumentException">The name is taken or has other characters.</exception>
    /// <exception cref="InvalidOperationException">The layer is not built.</exception>
    public void AddEndpoint(string name, Layer resource, IReadOnlyList<KerasTensor>? inputSignature = null)
    {
        CheckName(name);
        CheckBuilt(resource);
        _endpoints.Add(new Endpoint(name, resource, inputSignature));
    }

    /// <summary>Adds a function of one tensor.</summary>
    /// <param name="name">The endpoint's name, and that of its file without <c>.onnx</c>: letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="function">The function; it computes with layers, which are built, and <see cref="Ops"/>.</param>
    /// <param name="inputSignature">Name, shape with the batch, and type of each input.</param>
    /// <exception cref="ArgumentException">The name is taken or has other characters; the signature has another number of
    /// inputs.</exception>
    public void AddEndpoint(string name, Func<Tensor, Tensor> function, IReadOnlyList<KerasTensor> inputSignature)
    {
        ArgumentNullException.ThrowIfNull(function);
        Add(name, inputs => function(inputs[0]), 1, inputSignature);
    }

    /// <summary>Adds a function of two tensors; for one of more, derive a class from <see cref="Model"/>.</summary>
    /// <inheritdoc cref="AddEndpoint(string, Func{Tensor, Tensor}, IReadOnlyList{KerasTensor})"/>
    public void AddEndpoint(string name, Func<Tensor, Tensor, Tensor> function, IReadOnlyList<KerasTensor> inputSignature)
    {
        ArgumentNullException.ThrowIfNull(function);
        Add(name, inputs => function(inputs[0], inputs[1]), 2, inputSignature);
    }

    /// <summary><see cref="Track"/> and <see cref="AddEndpoint(string, Layer, IReadOnlyList{KerasTensor})"/>.</summary>
    /// <inheritdoc cref="AddEndpoint(string, Layer, IReadOnlyList{KerasTensor})"/>
    public void TrackAndAddEndpoint(string name, Layer resource, IReadOnlyList<KerasTensor>? inputSignature = null)
    {
        Track(resource);
        AddEndpoint(name, resource, inputSignature);
    }

    /// <summary>Writes a file for each endpoint, with the weights as they are now.</summary>
    /// <param name="filepath">The folder; it is made where it is missing. Other files in it stay.</param>
    /// <param name="verbose">Whether a line for each endpoint says what was written.</param>
    /// <exception cref="InvalidOperationException">There is no endpoint.</exception>
    /// <exception cref="ArgumentException">A signature does not fit its model.</exception>
    /// <exception cref="OnnxExportException">An endpoint has no counterpart in ONNX; no file is written then.</exception>
    /// <exception cref="IOException">A file cannot be written; each of the others is whole.</exception>
    public void WriteOut(string filepath, bool verbose = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(filepath);
        if (_endpoints.Count == 0)
            throw new InvalidOperationException("No endpoints have been set yet. Call `AddEndpoint`.");
        using var scope = NewDisposeScope();
        var exporters = new List<GraphExporter>();
        try
        {
            foreach (var endpoint in _endpoints)
                exporters.Add(ModelGraph.Export(endpoint.Layer, endpoint.Signature));
            foreach (var (endpoint, exporter) in _endpoints.Zip(exporters))
                OnnxFile.Write(exporter, endpoint.Name, Path.Combine(filepath, endpoint.Name + ".onnx"));
            if (verbose)
                Report(filepath, exporters);
        }
        finally
        {
            exporters.ForEach(exporter => exporter.Dispose());
        }
    }

    private static void CheckBuilt(Layer resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (!resource.Built)
        {
            throw new InvalidOperationException(
                $"'{resource.Name}' cannot be exported: it is not built. Build it first, with an `Input` or "
                + "by calling it on data.");
        }
    }

    private void Add(string name, Func<Tensor[], Tensor> function, int count, IReadOnlyList<KerasTensor> inputSignature)
    {
        CheckName(name);
        ArgumentNullException.ThrowIfNull(inputSignature);
        if (inputSignature.Count != count)
        {
            throw new ArgumentException(
                $"`inputSignature` must describe the {count} input(s) of the function. Received: {inputSignature.Count}",
                nameof(inputSignature));
        }

        var layer = new Lambda(function, name: name);
        layer.EnsureBuilt([.. inputSignature.Select(input => input.Shape)]);
        _endpoints.Add(new Endpoint(name, layer, inputSignature));
    }

    private void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-'))
            throw new ArgumentException($"An endpoint's name is made of letters, digits, `_` and `-`. Received: {name}", nameof(name));
        // Files of some systems do not tell capitals from small letters.
        if (_endpoints.Exists(endpoint => string.Equals(endpoint.Name, name, StringComparison.OrdinalIgnoreCase)))
            throw new ArgumentException($"Endpoint name '{name}' is already taken.", nameof(name));
    }

    private void Report(string filepath, IEnumerable<GraphExporter> exporters)
    {
        Messages.Output.WriteLine($"Saved artifact at '{filepath}'. The following endpoints are available:");
        foreach (var (endpoint, exporter) in _endpoints.Zip(exporters))
            Messages.Output.WriteLine($"* {endpoint.Name}.onnx: {exporter.Signature}");
    }

    private sealed record Endpoint(string Name, Layer Layer, IReadOnlyList<KerasTensor>? Signature);
}
