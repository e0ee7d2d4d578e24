using System.Runtime.InteropServices;

namespace KerasSharp.Quantizers;

/// <summary>Runs calibration data through the blocks of a model and quantizes one block after the other, so that each sees what the
/// quantized ones before it give.</summary>
/// <remarks>Source: keras/src/quantizers/gptq_core.py, awq_core.py.</remarks>
internal sealed class Calibration
{
    private const int BatchSize = 8;

    private readonly CalibratedConfig _config;
    private readonly QuantizationLayerStructure _structure;
    private readonly HashSet<Layer> _reached;

    /// <exception cref="ArgumentException">There are no data, or it is not known what to run.</exception>
    public Calibration(CalibratedConfig config, QuantizationLayerStructure? structure)
    {
        if (config.Dataset is null)
            throw new ArgumentException($"Mode '{config.Mode}' requires calibration data. Please provide a dataset in the config.",
                nameof(config));
        _structure = structure ?? throw new ArgumentException(
            $"For mode='{config.Mode}', a valid quantization structure must be provided either via the config's "
                + $"`quantizationLayerStructure` or by overriding `GetQuantizationLayerStructure` of the model.", nameof(config));
        if (_structure.SequentialBlocks.Count == 0)
            throw new ArgumentException("No sequential blocks found in the provided structure to quantize.", nameof(config));
        _config = config;
        _reached = [.. _structure.SequentialBlocks.SelectMany(QuantizationLayerStructure.LayersOf)];
    }

    /// <summary>Whether a layer is in a block.</summary>
    public bool Reaches(Layer layer) => _reached.Contains(layer);

    /// <summary>Quantizes layers.</summary>
    /// <exception cref="ArgumentException">The data do not go through the blocks, or there are none.</exception>
    public void Run(IReadOnlyList<Layer> layers)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var batches = Inputs();
        foreach (var block in _structure.SequentialBlocks)
        {
            var chosen = QuantizationLayerStructure.LayersOf(block).Where(layers.Contains).ToList();
            if (chosen.Count > 0)
                Quantize(block, chosen, batches);
            if (block != _structure.SequentialBlocks[^1])
                batches = batches.ConvertAll(batch => Advance(block, batch));
        }
    }

    private List<Tensor> Inputs()
    {
        var samples = CalibrationSamples.Draw(_config.Dataset!.Tokens(_config.Tokenizer), _config.NumSamples, _config.SequenceLength);
        var size = _config is GPTQConfig given ? given.CalibrationBatchSize : BatchSize;
        return samples.Chunk(size).Select(chunk =>
        {
            using var scope = NewDisposeScope();
            var batch = tensor(chunk.SelectMany(sample => sample).ToArray(), [chunk.Length, _config.SequenceLength],
                device: KerasConfig.Device);
            foreach (var layer in _structure.PreBlockLayers)
                batch = layer.Apply(batch, training: false);
            return batch.MoveToOuterDisposeScope();
        }).ToList();
    }

    private void Quantize(Layer block, List<Layer> chosen, List<Tensor> batches)
    {
        var solvers = chosen.ConvertAll(layer => (Layer: layer, Solver: KernelSolver.Of((ICalibratedLayer)layer, _config)));
        try
        {
            foreach (var (layer, solver) in solvers)
                ((ICalibratedLayer)layer).Weight.Observer = solver.Observe;
            foreach (var batch in batches)
            {
                using var scope = NewDisposeScope();
                _ = block.Apply(batch, training: false);
            }
        }
        finally
        {
            foreach (var (layer, _) in solvers)
                ((ICalibratedLayer)layer).Weight.Observer = null;
        }

        foreach (var (layer, solver) in solvers)
        {
            using var scope = NewDisposeScope();
            var policy = layer.CheckQuantize(_config);
            try
            {
                ((ICalibratedLayer)layer).Calibrate(_config, policy, solver.Solve);
            }
            catch (ExternalException e)
            {
                throw new ArgumentException($"Layer \"{layer.Name}\" cannot be quantized by these calibration data: "
                    + $"{NativeError.FirstLine(e)}", e);
            }

            solver.Dispose();
            layer.SetQuantized(policy);
        }
    }

    private static Tensor Advance(Layer block, Tensor batch)
    {
        using var scope = NewDisposeScope();
        return block.Apply(batch, training: false).MoveToOuterDisposeScope();
    }
}
