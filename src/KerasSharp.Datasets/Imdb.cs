using KerasSharp.Datasets.Numpy;
using static TorchSharp.torch;

namespace KerasSharp.Datasets;

/// <summary>Film reviews from IMDB as sequences of words' indices: 25,000 to train with and 25,000 to test with, half of them
/// positive.</summary>
/// <remarks>Words are numbered by how often they occur. By Maas et al., 2011. Source: keras.datasets.imdb.</remarks>
public static class Imdb
{
    /// <summary>Loads the data set, downloading it to <c>~/.keras/datasets</c> first where it is not there (17 MB).</summary>
    /// <param name="path">The name of the file in the cache, or an absolute path.</param>
    /// <param name="numWords">Indices from here on become <paramref name="oovChar"/>; null to keep all words.</param>
    /// <param name="skipTop">Indices below become <paramref name="oovChar"/>.</param>
    /// <param name="maxlen">Keeps the reviews that are shorter, the start's mark included; null to keep all.</param>
    /// <param name="seed">Decides the order of the reviews, which is Keras's.</param>
    /// <param name="startChar">What each sequence begins with; null for nothing.</param>
    /// <param name="oovChar">What stands for words that the limits leave out; null to drop them.</param>
    /// <param name="indexFrom">Added to each word's index, so that the lowest are free for padding, start and unknown words.</param>
    /// <returns>
    /// <c>((xTrain, yTrain), (xTest, yTest))</c>: an array of indices for each review, and labels, int64, 1 for positive ones.
    /// The labels are on the CPU; the caller disposes of them.
    /// </returns>
    /// <exception cref="ArgumentException">No review is shorter than maxlen.</exception>
    /// <exception cref="ArgumentOutOfRangeException">numWords, skipTop, maxlen or seed is negative.</exception>
    /// <exception cref="DatasetException">The file is damaged or cannot be downloaded; the message says where to put it.</exception>
    /// <example><code>var ((xTrain, yTrain), (xTest, yTest)) = Imdb.LoadData(numWords: 10_000);</code></example>
    public static ((int[][] X, Tensor Y) Train, (int[][] X, Tensor Y) Test) LoadData(
        string path = "imdb.npz", int? numWords = null, int skipTop = 0, int? maxlen = null, int seed = 113, int? startChar = 1,
        int? oovChar = 2, int indexFrom = 3)
    {
        WordSequences.Check(numWords, skipTop, maxlen, seed);
        var file = CachedFile.Get(
            path, CachedFile.KerasFolder + "imdb.npz", "69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f");
        return Read(file, numWords, skipTop, maxlen, seed, startChar, oovChar, indexFrom);
    }

    /// <summary>The words and their indices, before indexFrom is added.</summary>
    /// <param name="path">The name of the file in the cache, or an absolute path.</param>
    /// <exception cref="DatasetException">The file is damaged or cannot be downloaded; the message says where to put it.</exception>
    /// <remarks>Source: keras.datasets.imdb.get_word_index.</remarks>
    public static IReadOnlyDictionary<string, int> GetWordIndex(string path = "imdb_word_index.json") =>
        WordSequences.ReadIndex(CachedFile.Get(path, CachedFile.KerasFolder + "imdb_word_index.json", "bfafd718b763782e994055a2d397834f"));

    internal static ((int[][] X, Tensor Y) Train, (int[][] X, Tensor Y) Test) Read(
        string file, int? numWords, int skipTop, int? maxlen, int seed, int? startChar, int? oovChar, int indexFrom)
    {
        var arrays = NpzFile.Read(file, "x_train", "y_train", "x_test", "y_test");
        // One stream for both: the test part's order depends on the training part's size.
        var random = new NumpyRandom((uint)seed);
        var train = Arrange(arrays[0], arrays[1]);
        var test = Arrange(arrays[2], arrays[3]);
        if (train.X.Length == 0 || test.X.Length == 0)
            throw new ArgumentException($"No review is shorter than `maxlen`. Received: maxlen={maxlen}", nameof(maxlen));
        // The limit without numWords is the largest index of both parts.
        var limited = WordSequences.Limit([.. train.X, .. test.X], numWords, skipTop, oovChar);
        return ((limited[..train.X.Length], tensor(train.Y)), (limited[train.X.Length..], tensor(test.Y)));

        (int[][] X, long[] Y) Arrange(NumpyArray x, NumpyArray y)
        {
            var (sequences, labels) = (x.ToSequences("x"), y.ToIntegers("y"));
            var order = Rows.Shuffled(sequences.Length, random);
            var marked = WordSequences.Mark(WordSequences.Take(sequences, order), startChar, indexFrom);
            labels = WordSequences.Take(labels, order);
            return maxlen is > 0 ? WordSequences.Shorter(maxlen.Value, marked, labels) : (marked, labels);
        }
    }
}
