namespace KerasSharp.Onnx;

/// <summary>The exporters of this package, by the type of layer.</summary>
internal static class LayerExporters
{
    private static readonly Dictionary<Type, LayerExporter> ByType = typeof(LayerExporters).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(LayerExporter)) && !type.IsAbstract)
        .Select(type => (LayerExporter)Activator.CreateInstance(type)!)
        .ToDictionary(exporter => exporter.LayerType);

    /// <summary>The exporter for a type of layer or its nearest base class; null for none.</summary>
    public static LayerExporter? Find(Type layer)
    {
        for (var type = layer; type != typeof(Layer) && type is not null; type = type.BaseType)
        {
            if (ByType.TryGetValue(type, out var exporter))
                return exporter;
        }

        return null;
    }
}
