using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>Zalando's Fashion-MNIST: 60,000 grey images of 28 x 28 pixels to train with and 10,000 to test with, of 10 kinds of
/// clothing.</summary>
/// <remarks>The labels: 0 T-shirt/top, 1 trouser, 2 pullover, 3 dress, 4 coat, 5 sandal, 6 shirt, 7 sneaker, 8 bag, 9 ankle boot. The data
/// is Zalando SE's, under the MIT licence. Source: keras.datasets.fashion_mnist.</remarks>
public static class FashionMnist
{
    private const string Address = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/";

    // Where Debian's package dataset-fashion-mnist puts the files.
    private const string PackageFolder = "/usr/share/datasets/fashion-mnist";

    // As Zalando publishes them.
    private static readonly Dictionary<string, string> Md5 = new()
    {
        [MnistFormat.TrainImages] = "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
        [MnistFormat.TrainLabels] = "25c81989df183df01b3e8a0aad5dffbe",
        [MnistFormat.TestImages] = "bef4ecab320f06d8554ea6380940ec79",
        [MnistFormat.TestLabels] = "bb300cfdad3c16e7a12a480ee83cd310",
    };

    /// <summary>Loads the data set, fetching it first where this machine does not have it.</summary>
    /// <param name="path">
    /// The folder with the four gzipped IDX files. By default each is looked for in the cache (<c>datasets/fashion-mnist</c> under
    /// the folder that the environment variable <c>KERAS_HOME</c> names, else under <c>~/.keras</c>), then where Debian's package
    /// dataset-fashion-mnist has it, and else downloaded to the cache (30 MB in all).
    /// </param>
    /// <returns>
    /// <c>((xTrain, yTrain), (xTest, yTest))</c>: images of shape (60000, 28, 28) and (10000, 28, 28), uint8 from 0 (background) to
    /// 255, and labels of shape (60000) and (10000), uint8 from 0 to 9. On the CPU; the caller's to dispose of.
    /// </returns>
    /// <exception cref="DatasetException">A file is damaged, missing from <paramref name="path"/>, or cannot be downloaded;
    /// the message says where to put it by hand.</exception>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData(string? path = null) =>
        path is null
            ? Load(
                name => Find(name, Path.Combine(FileDownload.CacheFolder(), "datasets", "fashion-mnist"), PackageFolder, new Uri(Address)))
            : Load(name => Find(name, path));

    internal static string Find(string name, string cache, string package, Uri address)
    {
        var cached = Path.Combine(cache, name);
        var packaged = Path.Combine(package, name);
        return File.Exists(cached) ? cached
            : File.Exists(packaged) ? packaged
            : FileDownload.Get(new Uri(address, name), cached, Md5[name]);
    }

    private static string Find(string name, string folder)
    {
        var file = Path.Combine(folder, name);
        return File.Exists(file) ? file : throw new DatasetException(
            $"Fashion-MNIST's {name} is not in {Path.GetFullPath(folder)}. Put it there.");
    }

    private static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Load(Func<string, string> find)
    {
        // All four are found or fetched before the first is read.
        var files = Md5.Keys.ToDictionary(name => name, find);
        return MnistFormat.Load(name => File.OpenRead(files[name]), name => files[name]);
    }
}
