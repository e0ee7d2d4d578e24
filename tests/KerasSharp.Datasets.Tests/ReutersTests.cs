namespace KerasSharp.Datasets.Tests;

public class ReutersTests
{
    [Fact]
    public void Sequences_and_labels_are_those_of_Keras_for_every_limit()
    {
        foreach (var call in Recorded.Calls("reuters"))
        {
            using var scope = torch.NewDisposeScope();
            var ((xTrain, yTrain), (xTest, yTest)) = Reuters.Read(
                Recorded.File("reuters.npz"), Recorded.Argument<int?>(call, "num_words", null), Recorded.Argument(
                    call, "skip_top", 0), Recorded.Argument<int?>(call, "maxlen", null),
                Recorded.Argument(call, "test_split", 0.2), Recorded.Argument(call, "seed", 113), Recorded.Argument<int?>(
                    call, "start_char", 1), Recorded.Argument<int?>(call, "oov_char", 2),
                Recorded.Argument(call, "index_from", 3));
            Assert.Equal(Recorded.Result<int[][]>(call, "x_train"), xTrain);
            Assert.Equal(Recorded.Result<int[][]>(call, "x_test"), xTest);
            Assert.Equal(Recorded.Result<long[]>(call, "y_train"), yTrain.data<long>().ToArray());
            Assert.Equal(Recorded.Result<long[]>(call, "y_test"), yTest.data<long>().ToArray());
        }
    }

    [Fact]
    public void There_are_names_for_46_topics()
    {
        Assert.Equal(46, Reuters.GetLabelNames().Count);
        Assert.Equal("cocoa", Reuters.GetLabelNames()[0]);
        Assert.Equal("earn", Reuters.GetLabelNames()[3]);
        Assert.Equal("lead", Reuters.GetLabelNames()[45]);
    }

    [Fact]
    public void A_share_outside_of_0_to_1_is_refused_before_anything_is_looked_for() =>
        Assert.Throws<ArgumentOutOfRangeException>("testSplit", () => Reuters.LoadData(testSplit: 1));
}
