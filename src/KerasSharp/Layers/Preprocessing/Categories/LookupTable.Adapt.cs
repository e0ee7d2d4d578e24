using System.Text;

namespace KerasSharp.Layers;

internal sealed partial class LookupTable<T>
{
    /// <summary>Finds the tokens in documents: the most frequent first, of equally frequent ones the last in order.</summary>
    /// <param name="documents">The tokens of each document.</param>
    /// <exception cref="InvalidOperationException">The layer was made with its tokens.</exception>
    public void Adapt(IEnumerable<IEnumerable<T>> documents)
    {
        if (HasInput)
            throw new InvalidOperationException($"Layer \"{_options.Name}\" cannot be adapted, as it was made with a `vocabulary`.");
        var counts = new Dictionary<T, long>();
        var documentCounts = new Dictionary<T, long>();
        var number = 0L;
        foreach (var document in documents)
        {
            number++;
            var tokens = document as IReadOnlyCollection<T> ?? [.. document];
            foreach (var token in tokens)
                Count(counts, token);
            if (_options.OutputMode == OutputMode.TfIdf)
            {
                foreach (var token in tokens.Distinct())
                    Count(documentCounts, token);
            }
        }

        if (counts.Count == 0)
            return;
        foreach (var special in _options.Mask.Concat(_options.Oov))
            counts.Remove(special);
        Finish(Ranked(counts), documentCounts, number);
    }

    /// <summary>Writes the tokens, one a line, unless they stand in the config.</summary>
    public void Save(string directory)
    {
        if (InputVocabulary is not null)
            return;
        var tokens = Tokens(includeSpecial: true);
        if (tokens.Find(token => token is string text && text.Contains('\n')) is string broken)
            throw new InvalidOperationException(
                $"The vocabulary of layer \"{_options.Name}\" cannot be saved one token a line, as a token holds a line break: '{broken}'");
        File.WriteAllText(
            Path.Combine(directory, "vocabulary.txt"), string.Join(
            '\n', tokens.Select(token => FormattableString.Invariant($"{token}"))), new UTF8Encoding(false));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(string directory)
    {
        if (InputVocabulary is not null)
            return;
        var lines = Vocabulary.ReadLines<T>(Path.Combine(directory, "vocabulary.txt"));
        // An empty token at the end cannot be told from a line break there.
        var count = lines.Length;
        while (count > 0 && lines[count - 1] is "")
            count--;
        double[]? weights = _options.OutputMode != OutputMode.TfIdf ? null
            : IdfWeights is { } known && known.Length >= count ? [.. known.Take(count).Select(weight => (double)weight)]
            : throw new InvalidDataException(
                $"The `idf_weights` of layer \"{_options.Name}\" must be loaded before its vocabulary of {count} tokens. There are "
                + $"{IdfWeights?.Length ?? 0}");
        if (count > _options.TokenStart)
            Set(new Vocabulary<T>(lines[..count]), weights);
    }

    /// <summary>Takes the weights of a saved layer over, by index.</summary>
    public void LoadIdf(float[] weights) => IdfWeights = weights;

    private static void Count(Dictionary<T, long> counts, T token) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, token, out _)++;

    private void Finish(List<T> ranked, Dictionary<T, long> documentCounts, long documents)
    {
        T[] tokens = [.. ranked.Take(_options.MaxTokens is { } most ? Math.Max(most - _options.TokenStart, 0) : int.MaxValue)];
        CheckSize(_options.TokenStart + tokens.Length);
        Install(tokens);
        if (_options.OutputMode != OutputMode.TfIdf)
            return;
        var weights = Array.ConvertAll(
            tokens, token => (float)Math.Log(1 + ((double)documents / (1 + documentCounts.GetValueOrDefault(token)))));
        IdfWeights = PadIdf(weights, _options.TokenStart, weights.Length == 0 ? float.NaN : weights.Average());
    }

    /// <summary>By count, then by token, both downwards; strings as the bytes of their UTF-8.</summary>
    private static List<T> Ranked(Dictionary<T, long> counts)
    {
        if (counts is Dictionary<string, long> texts)
        {
            var keyed = texts.Select(pair => (pair.Value, Bytes: Encoding.UTF8.GetBytes(pair.Key), Token: (T)(object)pair.Key)).ToList();
            keyed.Sort((a, b) => b.Value != a.Value ? b.Value.CompareTo(a.Value) : b.Bytes.AsSpan().SequenceCompareTo(a.Bytes));
            return [.. keyed.Select(entry => entry.Token)];
        }

        return [.. counts.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key).Select(pair => pair.Key)];
    }
}
