using System.Text.RegularExpressions;

namespace KerasSharp.Quantizers;

/// <summary>Which layers are quantized: those whose name contains a match of a regular expression, or of one of several, or those of a
/// function.</summary>
public sealed class LayerFilter
{
    private readonly Func<Layer, bool> _takes;

    private LayerFilter(Func<Layer, bool> takes) => _takes = takes;

    internal bool Takes(Layer layer) => _takes(layer);

    /// <summary>Layers whose name contains a match.</summary>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public static implicit operator LayerFilter(string pattern) => new string[] { pattern };

    /// <summary>Layers whose name contains a match of one of several.</summary>
    /// <exception cref="ArgumentException">One is no regular expression.</exception>
    public static implicit operator LayerFilter(string[] patterns)
    {
        var expressions = Array.ConvertAll(patterns, pattern => new Regex(pattern, RegexOptions.CultureInvariant));
        return new(layer => Array.Exists(expressions, expression => expression.IsMatch(layer.Name)));
    }

    /// <summary>Layers of which a function says true.</summary>
    public static implicit operator LayerFilter(Func<Layer, bool> takes) => new(takes);
}
