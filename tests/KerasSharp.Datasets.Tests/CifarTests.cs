namespace KerasSharp.Datasets.Tests;

/// <summary>Both sets share a format; the recorded batches hold two images each.</summary>
public class CifarTests
{
    [Fact]
    public void CIFAR_10_has_five_batches_to_train_with_in_the_layout_that_is_set()
    {
        using var folder = new TemporaryFolder();
        var inner = Directory.CreateDirectory(folder["cifar-10-batches-py"]).FullName;
        foreach (
            var (
            name, recorded) in new[] { ("data_batch_1", "data_batch_1"), ("data_batch_2", "data_batch_2"), ("data_batch_3", "data_batch_1"),
            ("data_batch_4", "data_batch_1"), ("data_batch_5", "data_batch_1"), ("test_batch", "test_batch") })
            File.Copy(Recorded.File(recorded), Path.Combine(inner, name));
        using var scope = torch.NewDisposeScope();
        var ((xTrain, yTrain), (xTest, yTest)) = Cifar10.Read(folder.Path);
        Assert.Equal(4, scope.DisposablesCount);
        Assert.Equal([10, 32, 32, 3], xTrain.shape);
        Assert.Equal([10, 1], yTrain.shape);
        Assert.Equal([2, 32, 32, 3], xTest.shape);
        Assert.All([xTrain, yTrain, xTest, yTest], tensor => Assert.Equal(torch.uint8, tensor.dtype));
        // Read with NumPy: image 1 of the first batch, row 5, column 7, and the two labels.
        Assert.Equal<byte>([181, 120, 126], xTrain[1, 5, 7].data<byte>().ToArray());
        Assert.Equal<byte>([0, 9], yTrain[..2].flatten().data<byte>().ToArray());
    }

    [Fact]
    public void CIFAR_100_has_labels_of_its_own_key()
    {
        using var folder = new TemporaryFolder();
        var inner = Directory.CreateDirectory(folder["cifar-100-python"]).FullName;
        File.Copy(Recorded.File("data_batch_1"), Path.Combine(inner, "train"));
        File.Copy(Recorded.File("test_batch"), Path.Combine(inner, "test"));
        using var scope = torch.NewDisposeScope();
        var ((_, yTrain), _) = Cifar100.Read(folder.Path, "fine");
        Assert.Equal<byte>([49, 4], yTrain.flatten().data<byte>().ToArray());
        Assert.Contains(
            "'coarse_labels'", Assert.Throws<DatasetException>(
            () => Cifar100.Read(folder.Path, "coarse")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("labelMode", () => Cifar100.LoadData("rough"));
    }

    [Fact]
    public void A_missing_or_damaged_batch_is_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("data_batch_1", Assert.Throws<DatasetException>(() => Cifar10.Read(folder.Path)).Message, StringComparison.Ordinal);
        var inner = Directory.CreateDirectory(folder["cifar-10-batches-py"]).FullName;
        File.WriteAllBytes(Path.Combine(inner, "data_batch_1"), Recorded.Bytes("data_batch_1")[..500]);
        Assert.Contains(
            "ends too early", Assert.Throws<DatasetException>(() => Cifar10.Read(folder.Path)).Message, StringComparison.Ordinal);
    }
}
