namespace KerasSharp.Layers;

/// <summary>Finds the output shape of a layer that does not say it, by running it on zeros.</summary>
internal static class ShapeProbe
{
    public static Shape[] Run(Layer layer, Shape[] inputs, Config? options = null)
    {
        // Two runs that differ in the unknown sizes: what differs in the outputs is unknown there too.
        var first = Shapes(layer, inputs, 2, options);
        if (inputs.All(input => input.IsKnown))
            return [.. first.Select(shape => Shape.Of(shape))];
        var second = Shapes(layer, inputs, 3, options);
        return [.. first.Zip(second, (a, b) => Shape.Common(a, b))];
    }

    private static long[][] Shapes(Layer layer, Shape[] inputs, long unknown, Config? options)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var data = Array.ConvertAll(inputs, input => zeros(input.ToArray(unknown), layer.ComputeDType, KerasConfig.Device));
        if (CallScope.Current?.Symbolic is { } call && call.Layer == layer)
        {
            for (var i = 0; i < Math.Min(data.Length, call.Masks.Length); i++)
            {
                if (call.Masks[i] is { } mask)
                    TensorMask.Set(data[i], ones(mask.ToArray(unknown), ScalarType.Bool, KerasConfig.Device));
            }
        }

        // State that the call changes is not to remember zeros.
        var state = layer.Metrics.SelectMany(metric => metric.Variables).Concat(layer.Weights.Where(weight => !weight.Trainable));
        var kept = state.Select(variable => (variable, Value: variable.Value.clone())).ToArray();
        using var trial = CallScope.Trial(keepsLosses: false);
        try
        {
            return Array.ConvertAll(layer.Invoke(data, training: false, options: options), output => output.shape);
        }
        finally
        {
            foreach (var metric in layer.Metrics)
                metric.ResetState();
            foreach (var (variable, value) in kept)
                variable.Assign(value);
        }
    }
}
