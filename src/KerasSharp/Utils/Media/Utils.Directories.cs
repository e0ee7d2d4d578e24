using KerasSharp.Media;

namespace KerasSharp;

public static partial class Utils
{
    private static readonly string[] ImageFormats = [".bmp", ".gif", ".jpeg", ".jpg", ".png"];

    /// <summary>Batches of the images in a folder, one class a folder in it.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="labels"><c>"inferred"</c> from the names of folders, <see cref="DirectoryLabels.None"/> for none, or a list with one
    /// for each file in the order of their paths.</param>
    /// <param name="labelMode"><c>int</c>, <c>binary</c> (batch, 1), <c>categorical</c> (batch, classes), or null for no labels.</param>
    /// <param name="classNames">The folders, in the order of their labels; null for all in alphanumeric order.</param>
    /// <param name="colorMode"><c>rgb</c>, <c>rgba</c> or <c>grayscale</c>.</param>
    /// <param name="batchSize">Images a batch; null for images one by one, without a batch axis.</param>
    /// <param name="imageSize">The height and width to which images are brought.</param>
    /// <param name="shuffle">Whether the files are in random order, another each pass; else in alphanumeric order.</param>
    /// <param name="seed">Makes the order repeatable.</param>
    /// <param name="validationSplit">The share of the files, the last ones, that is for validation; null for none.</param>
    /// <param name="subset"><c>training</c>, <c>validation</c>, or <c>both</c>: <c>var (train, validation) = …</c>.</param>
    /// <param name="interpolation"><c>bilinear</c>, <c>nearest</c> or <c>bicubic</c>.</param>
    /// <param name="followLinks">Whether linked folders are looked into.</param>
    /// <param name="cropToAspectRatio">Whether images are first cropped to the new ratio.</param>
    /// <param name="padToAspectRatio">Whether they are first filled up to it.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <param name="verbose">Whether the numbers of files and classes are printed.</param>
    /// <returns>Batches of (batch, height, width, channels) in float32, 0 to 255, with their labels.</returns>
    /// <exception cref="ArgumentException">Arguments do not go together, or there are no files.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <remarks>Source: keras.utils.image_dataset_from_directory.</remarks>
    public static FileDataset ImageDatasetFromDirectory(
        string directory, DirectoryLabels labels = default, string? labelMode = "int", string[]? classNames = null,
        string colorMode = "rgb", int? batchSize = 32,
        Integers? imageSize = null, bool shuffle = true, int? seed = null, double? validationSplit = null, string? subset = null,
        string interpolation = "bilinear",
        bool followLinks = false, bool cropToAspectRatio = false, bool padToAspectRatio = false, DataFormat? dataFormat = null,
        bool verbose = true)
    {
        var channels = ChannelsOf(colorMode);
        var format = dataFormat ?? KerasConfig.ImageDataFormat;
        var size = imageSize ?? (256, 256);
        if (size.Count is not (1 or 2) || size.Any<int>(length => length < 1))
            throw new ArgumentException(
                $"`imageSize` must be a height and a width of at least 1. Received: imageSize={size}", nameof(imageSize));
        ImageResampling.Mode(interpolation);
        if (cropToAspectRatio && padToAspectRatio)
            throw new ArgumentException(
                "Only one of `padToAspectRatio`, `cropToAspectRatio` can be set to true.", nameof(padToAspectRatio));
        var reader = new DirectoryReader(
            directory, ImageFormats, labels, labelMode, classNames, batchSize, shuffle, seed, validationSplit, subset, followLinks,
            verbose);
        return reader.Read(paths =>
        {
            var images = ReadAll(paths, path => ImageCodec.Read(path, channels));
            return stack(Array.ConvertAll(images, image =>
            {
                using var scope = NewDisposeScope();
                var resized = Ops.Image.Resize(
                    ImgToArray(
                        image, format, ScalarType.Float32), [size[0], size[^1]], interpolation, cropToAspectRatio: cropToAspectRatio,
                        padToAspectRatio: padToAspectRatio,
                    dataFormat: format);
                return resized.MoveToOuterDisposeScope();
            }));
        });
    }

    /// <summary>Batches of the texts in a folder, one class a folder in it. A model with a TextVectorization takes them as they
    /// are.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="labels"><c>"inferred"</c> from the names of folders, <see cref="DirectoryLabels.None"/> for none, or a list with one
    /// for each file in the order of their paths.</param>
    /// <param name="labelMode"><c>int</c>, <c>binary</c> (batch, 1), <c>categorical</c> (batch, classes), or null for no labels.</param>
    /// <param name="classNames">The folders, in the order of their labels; null for all in alphanumeric order.</param>
    /// <param name="batchSize">Texts a batch; null for texts one by one, without a batch axis.</param>
    /// <param name="maxLength">Texts are cut to this number of bytes of their UTF-8; null for whole texts.</param>
    /// <param name="shuffle">Whether the files are in random order, another each pass; else in alphanumeric order.</param>
    /// <param name="seed">Makes the order repeatable.</param>
    /// <param name="validationSplit">The share of the files, the last ones, that is for validation; null for none.</param>
    /// <param name="subset"><c>training</c>, <c>validation</c>, or <c>both</c>: <c>var (train, validation) = …</c>.</param>
    /// <param name="followLinks">Whether linked folders are looked into.</param>
    /// <param name="verbose">Whether the numbers of files and classes are printed.</param>
    /// <returns>Batches of texts (batch), which <see cref="StringArray.FromTensor"/> reads, with their labels.</returns>
    /// <exception cref="ArgumentException">Arguments do not go together, or there are no files.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <remarks>Source: keras.utils.text_dataset_from_directory.</remarks>
    public static FileDataset TextDatasetFromDirectory(
        string directory, DirectoryLabels labels = default, string? labelMode = "int", string[]? classNames = null, int? batchSize = 32,
        int? maxLength = null, bool shuffle = true,
        int? seed = null, double? validationSplit = null, string? subset = null, bool followLinks = false, bool verbose = true)
    {
        if (maxLength is { } most)
            Guard.Positive(most, nameof(maxLength));
        var reader = new DirectoryReader(
            directory, [".txt"], labels, labelMode, classNames, batchSize, shuffle, seed, validationSplit, subset, followLinks, verbose);
        return reader.Read(paths => TextHandles.Encode(ReadAll(paths, path => ReadText(path, maxLength))));
    }

    /// <summary>Batches of the sounds (<c>.wav</c>, 16 bits) in a folder, one class a folder in it.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="labels"><c>"inferred"</c> from the names of folders, <see cref="DirectoryLabels.None"/> for none, or a list with one
    /// for each file in the order of their paths.</param>
    /// <param name="labelMode"><c>int</c>, <c>binary</c> (batch, 1), <c>categorical</c> (batch, classes), or null for no labels.</param>
    /// <param name="classNames">The folders, in the order of their labels; null for all in alphanumeric order.</param>
    /// <param name="batchSize">Sounds a batch; null for sounds one by one, without a batch axis.</param>
    /// <param name="samplingRate">The rate that the files must have, in samples a second; null for any.</param>
    /// <param name="outputSequenceLength">Cuts and fills up sounds to this number of samples; null for the longest of a batch.</param>
    /// <param name="shuffle">Whether the files are in random order, another each pass; else in alphanumeric order.</param>
    /// <param name="seed">Makes the order repeatable.</param>
    /// <param name="validationSplit">The share of the files, the last ones, that is for validation; null for none.</param>
    /// <param name="subset"><c>training</c>, <c>validation</c>, or <c>both</c>: <c>var (train, validation) = …</c>.</param>
    /// <param name="followLinks">Whether linked folders are looked into.</param>
    /// <param name="verbose">Whether the numbers of files and classes are printed.</param>
    /// <returns>Batches of (batch, samples, channels) in float32, −1 to 1, with their labels.</returns>
    /// <exception cref="InvalidDataException">A file holds no such sound, or one of another rate.</exception>
    /// <exception cref="ArgumentException">Arguments do not go together, or there are no files.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <remarks>Source: keras.utils.audio_dataset_from_directory.</remarks>
    public static FileDataset AudioDatasetFromDirectory(
        string directory, DirectoryLabels labels = default, string? labelMode = "int", string[]? classNames = null, int? batchSize = 32,
        int? samplingRate = null,
        int? outputSequenceLength = null, bool shuffle = true, int? seed = null, double? validationSplit = null, string? subset = null,
        bool followLinks = false, bool verbose = true)
    {
        if (outputSequenceLength is { } wanted)
            Guard.Positive(wanted, nameof(outputSequenceLength));
        var reader = new DirectoryReader(
            directory, [".wav"], labels, labelMode, classNames, batchSize, shuffle, seed, validationSplit, subset, followLinks, verbose);
        return reader.Read(paths =>
        {
            var sounds = ReadAll(paths, path => WaveFile.Read(path, samplingRate));
            var channels = sounds[0].Channels;
            if (Array.FindIndex(sounds, sound => sound.Channels != channels) is >= 0 and var other)
                throw new InvalidDataException(
                    $"The sounds of a batch must have as many channels. Received: {channels} in '{paths[0]}', {sounds[other].Channels} "
                    + $"in '{paths[other]}'");
            var length = outputSequenceLength ?? sounds.Max(sound => sound.Samples.Length / channels);
            var values = new float[sounds.Length * length * channels];
            for (var i = 0; i < sounds.Length; i++)
                sounds[i].Samples.AsSpan(0, Math.Min(sounds[i].Samples.Length, length * channels)).CopyTo(
                    values.AsSpan(i * length * channels));
            return tensor(values, [sounds.Length, length, channels]);
        });
    }

    /// <summary>Files read by several threads; the first fault comes through as it is.</summary>
    private static T[] ReadAll<T>(string[] paths, Func<string, T> read)
    {
        try
        {
            return [.. paths.AsParallel().AsOrdered().Select(read)];
        }
        catch (AggregateException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            throw;
        }
    }

    private static string ReadText(string path, int? maxLength)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        return System.Text.Encoding.UTF8.GetString(maxLength is { } most && most < bytes.Length ? bytes[..most] : bytes);
    }
}
