namespace KerasSharp;

/// <content>Quantized weights.</content>
public partial class Model
{
    /// <summary>Quantizes the weights of all layers that have the mode, those of models within included; others stay as they are.</summary>
    /// <param name="mode">The mode, such as <c>"int8"</c>; null for that of the config.</param>
    /// <param name="config">How; null for the mode's defaults. gptq and awq take a <see cref="GPTQConfig"/> or <see
    /// cref="AWQConfig"/>.</param>
    /// <param name="filters">Regular expressions for the names of layers, or a function; null for all layers.</param>
    /// <param name="verbose">Whether a report is printed.</param>
    /// <returns>What became of each layer.</returns>
    /// <exception cref="ArgumentException">
    /// mode and config are missing or contradict each other; int8 goes together with computation in float16; gptq and awq have no data or
    /// do not know what to run. Nothing is changed then.
    /// </exception>
    /// <exception cref="InvalidOperationException">The model is not built.</exception>
    /// <remarks>An optimizer keeps its state of weights that are gone: compile the model again to train it further.
    /// Source: keras.Model.quantize.</remarks>
    public QuantizationReport Quantize(QuantizationMode? mode = null, QuantizationConfig? config = null, LayerFilter? filters = null,
        bool verbose = true)
    {
        var resolved = QuantizationConfig.Resolve(mode, config);
        if (!Built)
            throw new InvalidOperationException($"Cannot quantize a model that isn't yet built. Model '{Name}' is not built yet.");
        var calibration = resolved is CalibratedConfig calibrated ? new Calibration(calibrated, calibrated.QuantizationLayerStructure
            ?? GetQuantizationLayerStructure(calibrated.Mode)) : null;
        var (report, chosen) = Choose(resolved, filters, calibration);
        if (calibration is null)
        {
            foreach (var layer in chosen)
                layer.Quantize(config: resolved);
        }
        else
        {
            calibration.Run(chosen);
        }

        foreach (var layer in chosen)
            report.AddQuantized(PathOf(layer), resolved.Mode, layer.Policy.Name);
        if (report.SummaryWarning() is { } warning)
            Warnings.Warn(warning);
        if (verbose)
            Messages.Output.WriteLine(report.Render());
        return report;
    }

    /// <inheritdoc cref="Quantize(QuantizationMode?, QuantizationConfig?, LayerFilter?, bool)"/>
    public QuantizationReport Quantize(QuantizationMode? mode, QuantizationConfig? config, Func<Layer, bool> filters,
        bool verbose = true) =>
        Quantize(mode, config, (LayerFilter)filters, verbose);

    /// <summary>What calibration runs of the model, for gptq and awq; null where the config must say it.</summary>
    /// <remarks>Source: keras.Model.get_quantization_layer_structure.</remarks>
    public virtual QuantizationLayerStructure? GetQuantizationLayerStructure(QuantizationMode? mode = null) => null;

    /// <summary>A table of the quantized layers and of what is stored for them.</summary>
    /// <param name="verbose">Whether it is printed.</param>
    /// <returns>The text.</returns>
    /// <remarks>Source: keras.Model.quantization_summary.</remarks>
    public string QuantizationSummary(bool verbose = true)
    {
        var text = Reporting.QuantizationSummary.Of(this, PathOf);
        if (verbose)
            Messages.Output.WriteLine(text);
        return text;
    }

    /// <summary>The layers that are to be quantized, after all checks, and what the report says of others.</summary>
    private (QuantizationReport Report, List<Layer> Chosen) Choose(QuantizationConfig config, LayerFilter? filters,
        Calibration? calibration)
    {
        var report = new QuantizationReport(config.Mode);
        var chosen = new List<Layer>();
        foreach (var layer in WithSublayers.Distinct().Where(layer => layer is not (Model or InputLayer)))
        {
            if (calibration?.Reaches(layer) == false)
                report.AddSkipped(PathOf(layer), QuantizationReport.SkipOutsideStructure);
            else if (filters?.Takes(layer) == false)
                report.AddSkipped(PathOf(layer), QuantizationReport.SkipFiltered);
            else if (layer.QuantizationMode is not null)
                report.AddSkipped(PathOf(layer), QuantizationReport.SkipAlreadyQuantized);
            else if (!layer.CanQuantize(config.Mode))
                report.AddSkipped(PathOf(layer), QuantizationReport.SkipNoSupport);
            else
                chosen.Add(layer);
        }

        foreach (var layer in chosen)
            _ = layer.CheckQuantize(config);
        return (report, chosen);
    }

    /// <summary>The names that lead to a layer, as its weights have them.</summary>
    private static string PathOf(Layer layer) => layer.Weights.Count > 0 && layer.Weights[0].Path is var path
        && path.LastIndexOf('/') is var end and > 0 ? path[..end] : layer.Name;
}
