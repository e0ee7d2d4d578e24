using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Books.Tests;

/// <summary>Pictures, texts and sounds in folders.</summary>
public sealed class DirectoryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("books").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void APictureIsSavedAndLoaded()
    {
        using var x = tensor(new byte[] { 0, 50, 100, 150, 200, 255, 10, 20, 30, 40, 60, 80 }, [2, 2, 3]);
        var path = Path.Combine(_root, "a.png");
        Utils.SaveImg(path, x, scale: false);
        var image = Utils.LoadImg(path);
        Assert.Equal((2, 2, "RGB"), (image.Height, image.Width, image.Mode));
        using var array = Utils.ImgToArray(image);
        Assert.Equal(ScalarType.Float32, array.dtype);
        Assert.Equal(x.data<byte>().ToArray().Select(value => (float)value), array.data<float>().ToArray());
        // Pillow: (R * 19595 + G * 38470 + B * 7471 + 0x8000) >> 16.
        using var grey = Utils.ImgToArray(Utils.LoadImg(path, colorMode: "grayscale"), dtype: "uint8");
        Assert.Equal([(byte)41, (byte)191, (byte)18, (byte)56], grey.data<byte>().ToArray());
        Assert.Equal([4, 4, 3], Utils.ImgToArray(Utils.LoadImg(path, targetSize: (4, 4))).shape);
        Assert.Equal([3, 2, 2], Utils.ImgToArray(image, dataFormat: "channels_first").shape);
    }

    [Fact]
    public void ValuesAreSpreadOverTheWholeRange()
    {
        var image = Utils.ArrayToImg(new float[,,] { { { -1 }, { 0 } }, { { 1 }, { 3 } } });
        using var array = Utils.ImgToArray(image, dtype: "uint8");
        Assert.Equal([(byte)0, (byte)63, (byte)127, (byte)255], array.data<byte>().ToArray());
        Assert.Throws<ArgumentException>(() => Utils.ArrayToImg(new float[,,] { { { 300 } } }, scale: false));
        Assert.Throws<ArgumentException>(() => Utils.ArrayToImg(new float[,] { { 1 } }));
    }

    /// <remarks>The values are Pillow's.</remarks>
    [Theory]
    [InlineData("nearest", new[] { 0, 20, 30, 80, 100, 110, 120, 140, 150 }, new[] { 50, 70, 130, 150 })]
    [InlineData("bilinear", new[] { 15, 27, 39, 63, 75, 87, 111, 123, 135 }, new[] { 36, 52, 98, 114 })]
    [InlineData("bicubic", new[] { 10, 23, 36, 62, 75, 88, 114, 127, 140 }, new[] { 29, 47, 103, 121 })]
    [InlineData("lanczos", new[] { 8, 21, 34, 62, 75, 88, 116, 129, 142 }, new[] { 27, 47, 103, 123 })]
    [InlineData("box", new[] { 0, 15, 30, 60, 75, 90, 120, 135, 150 }, new[] { 25, 45, 105, 125 })]
    [InlineData("hamming", new[] { 8, 21, 34, 62, 75, 88, 116, 129, 142 }, new[] { 28, 46, 104, 122 })]
    public void PicturesAreResizedAsPillowDoes(string method, int[] ofThree, int[] ofTwo)
    {
        using var x = arange(16, ScalarType.Byte).reshape(4, 4, 1) * 10;
        var path = Path.Combine(_root, "a.png");
        Utils.SaveImg(path, x, scale: false);
        Assert.Equal(ofThree, Values(3));
        Assert.Equal(ofTwo, Values(2));
        int[] Values(int size) =>
            [.. Utils.ImgToArray(Utils.LoadImg(path, "grayscale", (size, size), method), dtype: "uint8").data<byte>().ToArray()
                .Select(value => (int)value)];
    }

    [Fact]
    public void ImagesOfAFolderAreTrainedOn()
    {
        foreach (var (name, grey, count) in new[] { ("dark", 0, 3), ("light", 200, 3) })
        {
            Directory.CreateDirectory(Path.Combine(_root, name));
            for (var i = 0; i < count; i++)
                Utils.SaveImg(Path.Combine(_root, name, $"{i}.png"), full(5, 5, 3, grey + i), scale: false);
        }

        var data = Utils.ImageDatasetFromDirectory(_root, imageSize: (4, 4), batchSize: 4, shuffle: false, verbose: false);
        Assert.Equal(["dark", "light"], data.ClassNames);
        Assert.Equal(2, data.Count);
        var (x, y) = data.First();
        Assert.Equal([4, 4, 4, 3], x.shape);
        Assert.Equal([0, 0, 0, 1], y.data<int>().ToArray());
        Assert.Equal([0f, 1f, 2f, 200f], x.amax([1, 2, 3]).data<float>().ToArray());
        var (train, validation) = Utils.ImageDatasetFromDirectory(
            _root, labelMode: "binary", imageSize: (4, 4), validationSplit: 0.34, subset: "both", seed: 7, verbose: false);
        Assert.Equal((4, 2), (train.FilePaths.Count, validation.FilePaths.Count));
        Assert.Empty(train.FilePaths.Intersect(validation.FilePaths));
        using var model = new Sequential(
            [new Input([4, 4, 3]), new Rescaling(1 / 255.0), new Flatten(), new Dense(1, activation: "sigmoid")]);
        model.Compile("adam", "binary_crossentropy", metrics: ["accuracy"]);
        var history = model.Fit(train, epochs: 1, validationData: validation, verbose: 0);
        Assert.Contains("val_accuracy", history.Keys);
        Assert.Equal(2, model.Predict(validation, verbose: 0).shape[0]);
    }

    [Fact]
    public void TheOrderIsKerassForTheSeed()
    {
        for (var i = 0; i < 6; i++)
            File.WriteAllText(Path.Combine(_root, $"{i}.txt"), $"text {i}");
        var data = Utils.TextDatasetFromDirectory(_root, labels: DirectoryLabels.None, seed: 42, batchSize: 6, verbose: false);
        // numpy.random.RandomState(42).shuffle(list(range(6)))
        Assert.Equal(["0.txt", "1.txt", "5.txt", "2.txt", "4.txt", "3.txt"], data.FilePaths.Select(path => Path.GetFileName(path)));
        Assert.Equal("text 0", StringArray.FromTensor(data.First().X[0])[0]);
        var labelled = Utils.TextDatasetFromDirectory(
            _root, labels: [5, 4, 3, 2, 1, 0], seed: 42, batchSize: 6, labelMode: "categorical", verbose: false);
        Assert.Equal([5L, 4L, 0L, 3L, 1L, 2L], labelled.First().Y[0].argmax(1).data<long>().ToArray());
    }

    [Fact]
    public void TextsOfAFolderGoIntoAModel()
    {
        foreach (var name in (string[])["neg", "pos"])
        {
            Directory.CreateDirectory(Path.Combine(_root, name));
            File.WriteAllText(Path.Combine(_root, name, "a.txt"), name == "pos" ? "good film" : "bad film");
        }

        var data = Utils.TextDatasetFromDirectory(_root, batchSize: 2, shuffle: false, maxLength: 8, verbose: false);
        var vectorize = new TextVectorization(outputMode: "count");
        vectorize.Adapt(data.Select(batch => batch.X[0]));
        Assert.Equal(["[UNK]", "bad", "fil", "film", "good"], vectorize.GetVocabulary().Order(StringComparer.Ordinal));
        using var model = new Sequential([vectorize, new Dense(1)]);
        model.Compile("sgd", "mse");
        Assert.Single(model.Fit(data, verbose: 0)["loss"]);
        using var counts = vectorize.Apply(data.First().X[0]);
        Assert.Equal([2, vectorize.VocabularySize()], counts.shape);
    }

    [Fact]
    public void SoundsOfAFolder()
    {
        Directory.CreateDirectory(Path.Combine(_root, "beep"));
        Wave(Path.Combine(_root, "beep", "a.wav"), [16384, -32768]);
        Wave(Path.Combine(_root, "beep", "b.wav"), [0, 8192, 16384]);
        var data = Utils.AudioDatasetFromDirectory(_root, shuffle: false, verbose: false);
        var (x, y) = data.First();
        Assert.Equal([2, 3, 1], x.shape);
        Assert.Equal([0.5f, -1f, 0f, 0f, 0.25f, 0.5f], x.data<float>().ToArray());
        Assert.Equal([0, 0], y.data<int>().ToArray());
        Assert.Equal([2, 2, 1], Utils.AudioDatasetFromDirectory(_root, outputSequenceLength: 2, verbose: false).First().X[0].shape);
        Assert.Throws<InvalidDataException>(() => Utils.AudioDatasetFromDirectory(_root, samplingRate: 44100, verbose: false).First());
    }

    [Fact]
    public void WrongArgumentsAreNamed()
    {
        Assert.Throws<DirectoryNotFoundException>(() => Utils.TextDatasetFromDirectory(Path.Combine(_root, "none"), verbose: false));
        Assert.Contains(
            "No files", Assert.Throws<ArgumentException>(
            () => Utils.TextDatasetFromDirectory(_root, labels: DirectoryLabels.None, verbose: false)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_root, "a.txt"), "");
        Assert.Contains(
            "seed", Assert.Throws<ArgumentException>(
            () => Utils.TextDatasetFromDirectory(_root, labels: DirectoryLabels.None, validationSplit: 0.5, subset: "both")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "subset", Assert.Throws<ArgumentException>(
            () => Utils.TextDatasetFromDirectory(_root, validationSplit: 0.5)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "labelMode", Assert.Throws<ArgumentException>(
            () => Utils.TextDatasetFromDirectory(_root, labelMode: "text")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Utils.LoadImg(Path.Combine(_root, "a.txt")));
        Assert.Throws<FileNotFoundException>(() => Utils.LoadImg(Path.Combine(_root, "none.png")));
    }

    private static void Wave(string path, short[] samples)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write("RIFF"u8);
        writer.Write(36 + (2 * samples.Length));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(16000);
        writer.Write(32000);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(2 * samples.Length);
        foreach (var sample in samples)
            writer.Write(sample);
    }
}
