namespace KerasSharp.Datasets.Tests;

public class ImdbTests
{
    [Fact]
    public void Sequences_and_labels_are_those_of_Keras_for_every_limit()
    {
        foreach (var call in Recorded.Calls("imdb"))
        {
            using var scope = torch.NewDisposeScope();
            var ((xTrain, yTrain), (xTest, yTest)) = Imdb.Read(
                Recorded.File("imdb.npz"), Recorded.Argument<int?>(call, "num_words", null), Recorded.Argument(
                    call, "skip_top", 0), Recorded.Argument<int?>(call, "maxlen", null),
                Recorded.Argument(call, "seed", 113), Recorded.Argument<int?>(call, "start_char", 1), Recorded.Argument<int?>(
                    call, "oov_char", 2), Recorded.Argument(call, "index_from", 3));
            Assert.Equal(Recorded.Result<int[][]>(call, "x_train"), xTrain);
            Assert.Equal(Recorded.Result<int[][]>(call, "x_test"), xTest);
            Assert.Equal(Recorded.Result<long[]>(call, "y_train"), yTrain.data<long>().ToArray());
            Assert.Equal(Recorded.Result<long[]>(call, "y_test"), yTest.data<long>().ToArray());
            Assert.Equal(2, scope.DisposablesCount);
        }
    }

    [Fact]
    public void No_review_short_enough_is_refused()
    {
        var problem = Assert.Throws<ArgumentException>(() => Imdb.Read(Recorded.File("imdb.npz"), null, 0, 1, 113, 1, 2, 3));
        Assert.Contains("maxlen=1", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_arguments_are_refused_before_anything_is_looked_for()
    {
        Assert.Throws<ArgumentOutOfRangeException>("numWords", () => Imdb.LoadData(numWords: -1));
        Assert.Throws<ArgumentOutOfRangeException>("skipTop", () => Imdb.LoadData(skipTop: -1));
        Assert.Throws<ArgumentOutOfRangeException>("maxlen", () => Imdb.LoadData(maxlen: -1));
        Assert.Throws<ArgumentOutOfRangeException>("seed", () => Imdb.LoadData(seed: -1));
    }

    [Fact]
    public void The_vocabulary_is_read_as_words_and_indices()
    {
        var words = WordSequences.ReadIndex(Recorded.File("words.json"));
        Assert.Equal(new Dictionary<string, int> { ["the"] = 1, ["of"] = 2, ["naïve"] = 3 }, words);
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["words.json"], "{\"the\": ");
        Assert.Contains(
            "words.json", Assert.Throws<DatasetException>(
            () => WordSequences.ReadIndex(folder["words.json"])).Message, StringComparison.Ordinal);
    }
}
