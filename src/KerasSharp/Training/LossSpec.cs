using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using KerasSharp.Losses;

namespace KerasSharp;

/// <summary>The <c>loss</c> of <c>Compile</c>: one loss for all outputs, a list with one an output, or a dictionary by output
/// name.</summary>
[CollectionBuilder(typeof(LossSpec), nameof(Create))]
public sealed class LossSpec : IEnumerable<LossSpec?>
{
    /// <summary>No losses yet, to be filled by output name: <c>loss: new() { ["digit"] = "mse" }</c>.</summary>
    public LossSpec()
        : this(new Dictionary<string, LossSpec?>())
    {
    }

    private LossSpec(object value) => Value = value;

    /// <summary>The loss of an output; null where it has none.</summary>
    /// <exception cref="InvalidOperationException">These losses have no names.</exception>
    public LossSpec? this[string output]
    {
        get => Named[output];
        set => Named[output] = value;
    }

    private Dictionary<string, LossSpec?> Named =>
        Value as Dictionary<string, LossSpec?> ?? throw new InvalidOperationException("These losses have no names.");

    /// <summary>The identifier as typed; null where there was none.</summary>
    internal string? Identifier { get; init; }

    /// <summary>A Loss, an identifier that shapes decide ("crossentropy"), a list or a dictionary.</summary>
    internal object Value { get; }

    /// <summary>One loss an output; null where an output has none.</summary>
    public static LossSpec Create(ReadOnlySpan<LossSpec?> losses) => new(losses.ToArray());

    /// <summary>A loss.</summary>
    [return: NotNullIfNotNull(nameof(loss))]
    public static implicit operator LossSpec?(Loss? loss) => loss is null ? null : new(loss);

    /// <summary>The loss that an identifier names; "crossentropy" and "ce" are resolved from the shapes.</summary>
    /// <exception cref="ArgumentException">There is no such loss; the message lists those there are.</exception>
    [return: NotNullIfNotNull(nameof(identifier))]
    public static implicit operator LossSpec?(string? identifier) => identifier is null ? null
        : identifier.ToLowerInvariant() is "crossentropy" or "ce" ? new(identifier) : new((Loss)identifier) { Identifier = identifier };

    /// <summary>A function of truth and predictions that gives per-sample values.</summary>
    public static implicit operator LossSpec(Func<Tensor, Tensor, Tensor> function) =>
        new(Loss.From(function, DelegateName.Of(function, "loss")));

    /// <summary>A loss for each output named.</summary>
    public static implicit operator LossSpec(Dictionary<string, LossSpec?> losses) => new((object)losses);

    /// <summary>A loss for each output named.</summary>
    public static implicit operator LossSpec(Dictionary<string, string> losses) =>
        new(losses.ToDictionary(pair => pair.Key, pair => (LossSpec?)pair.Value));

    /// <summary>A loss for each output named.</summary>
    public static implicit operator LossSpec(Dictionary<string, Loss> losses) =>
        new(losses.ToDictionary(pair => pair.Key, pair => (LossSpec?)pair.Value));

    /// <inheritdoc/>
    public IEnumerator<LossSpec?> GetEnumerator() => (Value as LossSpec?[] ?? [this]).AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The loss for an output, "crossentropy" resolved from the shapes.</summary>
    internal Loss Resolve(Tensor yTrue, Tensor yPred) => Value as Loss ?? OutputKinds.Of(yTrue, yPred) switch
    {
        OutputKind.Binary => "binary_crossentropy",
        OutputKind.Sparse => "sparse_categorical_crossentropy",
        _ => (Loss)"categorical_crossentropy",
    };
}
