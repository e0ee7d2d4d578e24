using System.Text.Json;
using System.Text.Json.Serialization;

namespace KerasSharp.Datasets;

/// <summary>What IMDB and Reuters do alike: texts as sequences of words' indices, with places kept free for padding, start and unknown
/// words.</summary>
internal static partial class WordSequences
{
    /// <summary>The rows in another order.</summary>
    public static T[] Take<T>(T[] rows, long[] order) => Array.ConvertAll(order, row => rows[row]);

    /// <summary>The sequences with every index raised, behind the mark of the start if there is one.</summary>
    public static int[][] Mark(int[][] sequences, int? startChar, int indexFrom) => Array.ConvertAll(sequences, words =>
    {
        var start = startChar is null ? 0 : 1;
        var marked = new int[words.Length + start];
        if (startChar is { } mark)
            marked[0] = mark;
        for (var i = 0; i < words.Length; i++)
            marked[i + start] = checked(words[i] + indexFrom);
        return marked;
    });

    /// <summary>The sequences shorter than maxlen, with their labels.</summary>
    public static (int[][] Sequences, long[] Labels) Shorter(int maxlen, int[][] sequences, long[] labels)
    {
        var kept = Enumerable.Range(0, sequences.Length).Where(i => sequences[i].Length < maxlen).ToArray();
        return (Array.ConvertAll(kept, i => sequences[i]), Array.ConvertAll(kept, i => labels[i]));
    }

    /// <summary>The sequences with words outside of [skipTop, numWords) replaced, or left out where nothing is to replace them.</summary>
    public static int[][] Limit(int[][] sequences, int? numWords, int skipTop, int? oovChar)
    {
        // As in Keras, without a limit the largest index of all is the limit, and so is unknown itself.
        var limit = numWords is null or 0 ? sequences.Max(words => words.Length == 0 ? 0 : words.Max()) : numWords.Value;
        return Array.ConvertAll(sequences, words => oovChar is { } unknown
            ? Array.ConvertAll(words, word => skipTop <= word && word < limit ? word : unknown)
            : Array.FindAll(words, word => skipTop <= word && word < limit));
    }

    /// <summary>Refuses limits that make no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public static void Check(int? numWords, int skipTop, int? maxlen, int seed)
    {
        if (numWords < 0)
            throw new ArgumentOutOfRangeException(nameof(numWords), $"`numWords` must not be negative. Received: numWords={numWords}");
        ArgumentOutOfRangeException.ThrowIfNegative(skipTop);
        if (maxlen < 0)
            throw new ArgumentOutOfRangeException(nameof(maxlen), $"`maxlen` must not be negative. Received: maxlen={maxlen}");
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
    }

    /// <summary>The words of a vocabulary in JSON and their indices.</summary>
    /// <exception cref="DatasetException">The file is damaged.</exception>
    public static IReadOnlyDictionary<string, int> ReadIndex(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize(stream, IndexJson.Default.DictionaryStringInt32) ?? throw new DatasetException(
                $"'{file}' holds no vocabulary.");
        }
        catch (JsonException problem)
        {
            throw new DatasetException($"'{file}' is damaged: {problem.Message} Delete it to have it downloaded again.", problem);
        }
    }

    // Trimmed programs have no JSON by reflection.
    [JsonSerializable(typeof(Dictionary<string, int>))]
    private sealed partial class IndexJson : JsonSerializerContext;
}
