namespace KerasSharp.Datasets.Tests;

public class CaliforniaHousingTests
{
    [Fact]
    public void Rows_are_shuffled_and_split_as_Keras_does()
    {
        foreach (var call in Recorded.Calls("california"))
        {
            using var scope = torch.NewDisposeScope();
            var small = Recorded.Argument(call, "version", "large") == "small";
            var ((xTrain, yTrain), (xTest, yTest)) = CaliforniaHousing.Read(
                Recorded.File("california_housing.npz"), small, Recorded.Argument(call, "test_split", 0.2), Recorded.Argument(
                    call, "seed", 113));
            Assert.Equal(Recorded.Result<float[]>(call, "y_train"), yTrain.data<float>().ToArray());
            Assert.Equal(Recorded.Result<float[]>(call, "y_test"), yTest.data<float>().ToArray());
            Assert.Equal(Recorded.Result<float[]>(call, "x_test_first"), xTest[0].data<float>().ToArray());
            Assert.Equal([yTrain.shape[0], 8], xTrain.shape);
        }
    }

    [Fact]
    public void Another_version_is_refused_before_anything_is_looked_for() =>
        Assert.Contains(
            "version='medium'", Assert.Throws<ArgumentException>(
            "version", () => CaliforniaHousing.LoadData("medium")).Message, StringComparison.Ordinal);
}
