namespace KerasSharp.Datasets.Tests;

public class BostonHousingTests
{
    [Fact]
    public void Rows_are_shuffled_and_split_as_Keras_does()
    {
        foreach (var call in Recorded.Calls("boston"))
        {
            using var scope = torch.NewDisposeScope();
            var ((xTrain, yTrain), (xTest, yTest)) = BostonHousing.Read(
                Recorded.File("boston_housing.npz"), Recorded.Argument(call, "test_split", 0.2), Recorded.Argument(call, "seed", 113));
            Assert.Equal(Recorded.Result<double[]>(call, "x_train"), xTrain.data<double>().ToArray());
            Assert.Equal(Recorded.Result<double[]>(call, "y_train"), yTrain.data<double>().ToArray());
            Assert.Equal(13, xTest.shape[1]);
            Assert.Equal(Recorded.Result<double[]>(call, "y_test").Length, xTest.shape[0]);
            Assert.Equal(4, scope.DisposablesCount);
        }
    }

    [Fact]
    public void A_share_outside_of_0_to_1_is_refused_before_anything_is_looked_for() =>
        Assert.Throws<ArgumentOutOfRangeException>("testSplit", () => BostonHousing.LoadData(testSplit: 1));
}
