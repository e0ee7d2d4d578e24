namespace KerasSharp.Callbacks;

/// <summary>Files with the labels of embedded vectors: one for all embedding layers, or one for each by the layer's name.</summary>
public sealed class EmbeddingsMetadata
{
    private readonly string? _forAll;
    private readonly IReadOnlyDictionary<string, string> _byLayer;

    /// <summary>One file for all layers.</summary>
    public EmbeddingsMetadata(string file)
        : this(new Dictionary<string, string>()) => _forAll = file ?? throw new ArgumentNullException(nameof(file));

    /// <summary>A file for each layer.</summary>
    public EmbeddingsMetadata(IReadOnlyDictionary<string, string> byLayer) =>
        _byLayer = byLayer ?? throw new ArgumentNullException(nameof(byLayer));

    /// <summary>The names of layers that are given a file of their own.</summary>
    public IEnumerable<string> Layers => _byLayer.Keys;

    /// <summary>The file of a layer; null for none.</summary>
    public string? For(string layer) => _forAll ?? _byLayer.GetValueOrDefault(layer);

    /// <summary>One file for all layers.</summary>
    public static implicit operator EmbeddingsMetadata(string file) => new(file);

    /// <summary>A file for each layer.</summary>
    public static implicit operator EmbeddingsMetadata(Dictionary<string, string> byLayer) => new(byLayer);
}
