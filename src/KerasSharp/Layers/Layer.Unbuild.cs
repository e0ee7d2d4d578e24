namespace KerasSharp.Layers;

public abstract partial class Layer
{
    private BeforeBuild? _beforeBuild;

    /// <summary>Takes back what the build made, so that after data that does not fit the layer can be built for data that does.</summary>
    private protected void Unbuild()
    {
        if (_beforeBuild is not { } before)
            return;
        _beforeBuild = null;
        TakeBack(_trainable, before.Trainable);
        TakeBack(_nonTrainable, before.NonTrainable);
        foreach (var layer in before.Unbuilt)
            layer.Unbuild();
        foreach (var layer in _sublayers[before.Sublayers..])
            RemoveLayer(layer);
        _seedGenerators.RemoveRange(before.Seeds, _seedGenerators.Count - before.Seeds);
        InboundNodes.Clear();
        (InputSpecs, BuiltInputShapes, OutputShapes, Built) = (before.InputSpecs, null, null, false);
        ChangeStructure();
    }

    /// <summary>Takes a weight out and frees it.</summary>
    private protected void RemoveWeight(Variable variable)
    {
        _ = _trainable.Remove(variable) || _nonTrainable.Remove(variable);
        _internal_params.Remove(variable.Name);
        variable.Release();
        ChangeStructure();
    }

    private void TakeBack(List<Variable> variables, int count)
    {
        foreach (var variable in variables[count..])
        {
            variable.Dispose();
            _internal_params.Remove(variable.Name);
        }

        variables.RemoveRange(count, variables.Count - count);
    }

    /// <summary>What a layer had before its weights were made.</summary>
    private sealed class BeforeBuild(Layer layer)
    {
        public int Trainable { get; } = layer._trainable.Count;

        public int NonTrainable { get; } = layer._nonTrainable.Count;

        public int Sublayers { get; } = layer._sublayers.Count;

        public int Seeds { get; } = layer._seedGenerators.Count;

        public IReadOnlyList<InputSpec>? InputSpecs { get; } = layer.InputSpecs;

        public Layer[] Unbuilt { get; } = [.. layer.Sublayers.Where(inner => !inner.Built)];
    }
}
