namespace KerasSharp;

/// <summary>Layers and models made within it do not keep what they compute for the backward pass: it is computed anew there, which takes
/// time and saves memory (gradient checkpointing): <c>using (new RematScope("full")) …</c>.</summary>
/// <remarks>
/// <para>What counts is where a layer is made, not where it is called. Gradients are those without it, to the last bit: random draws, the
/// masks of dropout among them, and states such as moving averages are those of the first time.</para>
/// <para>A single layer keeps little beside its input, which is kept in any case: the most is saved where a block of layers, a
/// <c>Sequential</c> or an own layer made within the scope, is computed anew as a whole (docs/benchmarks.md). Scopes within others go
/// first. Recurrent layers keep their states in the mode "activations". Source: keras.RematScope.</para>
/// </remarks>
public sealed class RematScope : IDisposable
{
    [ThreadStatic]
    private static RematScope? current;

    private static volatile bool used;

    private readonly RematScope? _around;
    private bool _closed;

    /// <summary>Opens the scope.</summary>
    /// <param name="mode"><c>full</c> for all layers; <c>activations</c> for the activation functions of layers that have one;
    /// <c>larger_than</c> for layers whose outputs have more values than <paramref name="outputSizeThreshold"/>, batch included;
    /// <c>list_of_layers</c> for those of <paramref name="layerNames"/>; null for none.</param>
    /// <param name="outputSizeThreshold">How many values the outputs of a layer may have in mode <c>larger_than</c>.</param>
    /// <param name="layerNames">Names of layers, for mode <c>list_of_layers</c>; null for none.</param>
    /// <exception cref="ArgumentException">The mode is unknown.</exception>
    public RematScope(string? mode = "full", long outputSizeThreshold = 1024, IReadOnlyList<string>? layerNames = null)
    {
        Mode = Guard.NullOrOneOf(mode, ["full", "activations", "larger_than", "list_of_layers"]);
        (OutputSizeThreshold, LayerNames) = (outputSizeThreshold, [.. layerNames ?? []]);
        (_around, current, used) = (current, this, true);
    }

    /// <summary>What is computed anew; null for nothing.</summary>
    public string? Mode { get; }

    /// <summary>How many values the outputs of a layer may have in mode <c>larger_than</c>.</summary>
    public long OutputSizeThreshold { get; }

    /// <summary>The layers of mode <c>list_of_layers</c>.</summary>
    public IReadOnlyList<string> LayerNames { get; }

    /// <summary>The scope in which layers are made now; null for none, or for one without mode.</summary>
    internal static RematScope? Current => current is { Mode: not null } ? current : null;

    /// <summary>Whether there ever was a scope.</summary>
    internal static bool Used => used;

    /// <summary>Closes the scope.</summary>
    public void Dispose()
    {
        if (_closed)
            return;
        _closed = true;
        if (ReferenceEquals(current, this))
            current = _around;
    }
}
