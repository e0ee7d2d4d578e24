using KerasSharp.Onnx;

namespace KerasSharp;

/// <summary>Export of models to formats that are served without TorchSharp.</summary>
public static class ModelExport
{
    /// <summary>Writes the model as an ONNX file that computes what <c>Predict</c> computes.</summary>
    /// <param name="model">The model; it is built.</param>
    /// <param name="filepath">Where to. Missing folders are made; the file is written beside and then renamed. Weights of 2 GB or more go
    /// into a second file, <c>filepath + ".data"</c>.</param>
    /// <param name="format">The format: <c>onnx</c>.</param>
    /// <param name="verbose">Whether a line says what was written.</param>
    /// <param name="inputSignature">Name, shape and type of each input, for a model without an <see cref="Input"/> or to fix sizes; null
    /// for those of the model, the batch and other unknown sizes left open.</param>
    /// <param name="preprocessing">Layers that take texts and stand before the model, by the name of the input that they feed: a
    /// <see cref="Layers.StringLookup"/> or <see cref="Layers.TextVectorization"/>. The file's input of that name then takes texts; null
    /// for none.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <remarks>
    /// The file uses ONNX's operators of version 21 (ONNX 1.16; OnnxRuntime 1.18 and later compute it). Its inputs and outputs have the
    /// names of the model's
    /// <c>Inputs</c> and <c>OutputNames</c>; characters that ONNX forbids in names become underscores. Layers are exported as they compute
    /// at inference. A layer of
    /// your own is exported by recording what its <c>Call</c> calls of <see cref="Ops"/> and of layers. Source: keras.Model.export.
    /// </remarks>
    /// <exception cref="ArgumentException">The format is another, or the input signature does not fit the model.</exception>
    /// <exception cref="InvalidOperationException">The model is not built.</exception>
    /// <exception cref="OnnxExportException">A layer has no counterpart in ONNX; the message names it and the reason.</exception>
    /// <exception cref="IOException">The file is there and must not be replaced, or cannot be written.</exception>
    public static void Export(
        this Model model, string filepath, string format = "onnx", bool verbose = false, IReadOnlyList<KerasTensor>? inputSignature = null,
        IReadOnlyDictionary<string, Layers.Layer>? preprocessing = null, bool overwrite = true)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(filepath);
        if (format != "onnx")
            throw new ArgumentException($"`format` must be \"onnx\". Received: format={format}", nameof(format));
        if (!overwrite && File.Exists(filepath))
            throw new IOException($"The file '{filepath}' exists. Pass `overwrite: true` to replace it.");
        using var scope = NewDisposeScope();
        using var exporter = ModelGraph.Export(model, inputSignature, preprocessing);
        OnnxFile.Write(exporter, model.Name, filepath);
        if (verbose)
            Messages.Output.WriteLine($"Saved artifact at '{filepath}'. {exporter.Signature}");
    }
}
