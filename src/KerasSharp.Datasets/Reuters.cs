using KerasSharp.Datasets.Numpy;
using static TorchSharp.torch;

namespace KerasSharp.Datasets;

/// <summary>11,228 newswires from Reuters as sequences of words' indices, of 46 topics.</summary>
/// <remarks>Words are numbered by how often they occur. From Reuters-21578. Source: keras.datasets.reuters.</remarks>
public static class Reuters
{
    private static readonly string[] Topics =
    [
        "cocoa", "grain", "veg-oil", "earn", "acq", "wheat", "copper", "housing", "money-supply", "coffee", "sugar", "trade", "reserves",
            "ship", "cotton",
        "carcass", "crude", "nat-gas", "cpi", "money-fx", "interest", "gnp", "meal-feed", "alum", "oilseed", "gold", "tin",
        "strategic-metal", "livestock",
        "retail", "ipi", "iron-steel", "rubber", "heat", "jobs", "lei", "bop", "zinc", "orange", "pet-chem", "dlr", "gas", "silver", "wpi",
        "hog", "lead",
    ];

    /// <summary>Loads the data set, downloading it to <c>~/.keras/datasets</c> first where it is not there (2 MB).</summary>
    /// <param name="path">The name of the file in the cache, or an absolute path.</param>
    /// <param name="numWords">Indices from here on become <paramref name="oovChar"/>; null to keep all words.</param>
    /// <param name="skipTop">Indices below become <paramref name="oovChar"/>.</param>
    /// <param name="maxlen">Keeps the newswires that are shorter, the start's mark included; null to keep all.</param>
    /// <param name="testSplit">The share of the newswires to test with, in [0, 1).</param>
    /// <param name="seed">Decides the order of the newswires, which is Keras's.</param>
    /// <param name="startChar">What each sequence begins with; null for nothing.</param>
    /// <param name="oovChar">What stands for words that the limits leave out; null to drop them.</param>
    /// <param name="indexFrom">Added to each word's index, so that the lowest are free for padding, start and unknown words.</param>
    /// <returns>
    /// <c>((xTrain, yTrain), (xTest, yTest))</c>: an array of indices for each newswire, and topics, int64, from 0 to 45.
    /// The topics are on the CPU; the caller disposes of them.
    /// </returns>
    /// <exception cref="ArgumentException">No newswire is shorter than maxlen.</exception>
    /// <exception cref="ArgumentOutOfRangeException">testSplit is not in [0, 1), or another argument is negative.</exception>
    /// <exception cref="DatasetException">The file is damaged or cannot be downloaded; the message says where to put it.</exception>
    public static ((int[][] X, Tensor Y) Train, (int[][] X, Tensor Y) Test) LoadData(
        string path = "reuters.npz", int? numWords = null, int skipTop = 0, int? maxlen = null, double testSplit = 0.2, int seed = 113,
        int? startChar = 1, int? oovChar = 2, int indexFrom = 3)
    {
        WordSequences.Check(numWords, skipTop, maxlen, seed);
        Rows.CheckTestSplit(testSplit);
        var file = CachedFile.Get(
            path, CachedFile.KerasFolder + "reuters.npz", "d6586e694ee56d7a4e65172e12b3e987c03096cb01eab99753921ef915959916");
        return Read(file, numWords, skipTop, maxlen, testSplit, seed, startChar, oovChar, indexFrom);
    }

    /// <summary>The words and their indices, before indexFrom is added.</summary>
    /// <param name="path">The name of the file in the cache, or an absolute path.</param>
    /// <exception cref="DatasetException">The file is damaged or cannot be downloaded; the message says where to put it.</exception>
    /// <remarks>Source: keras.datasets.reuters.get_word_index.</remarks>
    public static IReadOnlyDictionary<string, int> GetWordIndex(string path = "reuters_word_index.json") =>
        WordSequences.ReadIndex(
            CachedFile.Get(path, CachedFile.KerasFolder + "reuters_word_index.json", "4d44cc38712099c9e383dc6e5f11a921"));

    /// <summary>The names of the topics, from 0 on.</summary>
    /// <remarks>Source: keras.datasets.reuters.get_label_names.</remarks>
    public static IReadOnlyList<string> GetLabelNames() => Topics.AsReadOnly();

    internal static ((int[][] X, Tensor Y) Train, (int[][] X, Tensor Y) Test) Read(
        string file, int? numWords, int skipTop, int? maxlen, double testSplit, int seed, int? startChar, int? oovChar, int indexFrom)
    {
        var arrays = NpzFile.Read(file, "x", "y");
        var (sequences, labels) = (arrays[0].ToSequences("x"), arrays[1].ToIntegers("y"));
        var order = Rows.Shuffled(sequences.Length, new NumpyRandom((uint)seed));
        sequences = WordSequences.Mark(WordSequences.Take(sequences, order), startChar, indexFrom);
        labels = WordSequences.Take(labels, order);
        if (maxlen is > 0)
            (sequences, labels) = WordSequences.Shorter(maxlen.Value, sequences, labels);
        if (sequences.Length == 0)
            throw new ArgumentException($"No newswire is shorter than `maxlen`. Received: maxlen={maxlen}", nameof(maxlen));
        sequences = WordSequences.Limit(sequences, numWords, skipTop, oovChar);
        var train = Rows.TrainCount(sequences.Length, testSplit);
        return ((sequences[..train], tensor(labels[..train])), (sequences[train..], tensor(labels[train..])));
    }
}
