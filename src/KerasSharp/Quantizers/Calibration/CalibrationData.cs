using System.Runtime.CompilerServices;

namespace KerasSharp.Quantizers;

/// <summary>Data by which weights are quantized: texts, or texts as numbers of tokens.</summary>
[CollectionBuilder(typeof(CalibrationData), nameof(Create))]
public sealed class CalibrationData : IEnumerable<ArrayLike>
{
    private readonly IReadOnlyList<string>? _texts;
    private readonly IReadOnlyList<ArrayLike> _tokens;

    private CalibrationData(IReadOnlyList<string>? texts, IReadOnlyList<ArrayLike> tokens) => (_texts, _tokens) = (texts, tokens);

    /// <summary>Texts as numbers of tokens.</summary>
    public static CalibrationData Create(ReadOnlySpan<ArrayLike> tokens) => new(null, tokens.ToArray());

    /// <summary>All tokens, one text after the other.</summary>
    /// <exception cref="ArgumentException">There are none, or texts without a tokenizer.</exception>
    internal int[] Tokens(Func<string, ArrayLike>? tokenizer)
    {
        if (_texts is not null && tokenizer is null)
            throw new ArgumentException("Texts need a tokenizer. Please provide it in the config, or give numbers of tokens.",
                nameof(tokenizer));
        using var scope = NewDisposeScope();
        int[] tokens = [.. (_texts is null ? _tokens : _texts.Select(text => tokenizer!(text))).SelectMany(Numbers)];
        return tokens.Length > 0 ? tokens : throw new ArgumentException("Provided dataset is empty.", "dataset");
    }

    /// <inheritdoc/>
    public IEnumerator<ArrayLike> GetEnumerator() => _tokens.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    private static int[] Numbers(ArrayLike tokens)
    {
        var tensor = tokens.ToReadOnlyTensor();
        return tensor.reshape(-1).to_type(ScalarType.Int32).cpu().data<int>().ToArray();
    }

    /// <summary>Texts.</summary>
    public static implicit operator CalibrationData(string[] texts) => new(texts, []);

    /// <summary>Texts as numbers of tokens.</summary>
    public static implicit operator CalibrationData(int[][] tokens) => new(null, Array.ConvertAll(tokens, text => (ArrayLike)text));

    /// <summary>Texts as numbers of tokens.</summary>
    public static implicit operator CalibrationData(Tensor[] tokens) => new(null, Array.ConvertAll(tokens, text => (ArrayLike)text));
}
