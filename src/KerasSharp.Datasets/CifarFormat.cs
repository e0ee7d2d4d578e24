using KerasSharp.Datasets.Numpy;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Datasets;

/// <summary>The files of CIFAR-10 and CIFAR-100: pickled dictionaries of images, one row of 3,072 bytes each, and of labels.</summary>
internal static class CifarFormat
{
    private const int Side = 32, Channels = 3;

    /// <summary>Reads files whose images belong together.</summary>
    /// <param name="files">The files, in order.</param>
    /// <param name="labels">The key of the labels.</param>
    /// <returns>Images in the layout of <see cref="KerasConfig.ImageDataFormat"/>, and labels of shape (images, 1), both uint8.</returns>
    /// <exception cref="DatasetException">A file is missing or damaged.</exception>
    public static (Tensor X, Tensor Y) Read(IEnumerable<string> files, string labels)
    {
        using var scope = NewDisposeScope();
        var batches = files.Select(file => ReadBatch(file, labels)).ToArray();
        var images = cat([.. batches.Select(batch => batch.X)], 0);
        if (KerasConfig.ImageDataFormat == DataFormat.ChannelsLast)
            images = images.permute(0, 2, 3, 1).contiguous();
        return (images.MoveToOuterDisposeScope(), cat([.. batches.Select(batch => batch.Y)], 0).MoveToOuterDisposeScope());
    }

    private static (Tensor X, Tensor Y) ReadBatch(string file, string labels)
    {
        if (!File.Exists(file))
            throw new DatasetException($"'{file}' is missing. Delete the folder to have the data set downloaded again.");
        if (Unpickler.Load(File.ReadAllBytes(file), file) is not Dictionary<string, object?> batch
            || batch.GetValueOrDefault(
                "data") is not NumpyArray { Shape: [var count, Channels * Side * Side], Type: { Kind: 'u', Size: 1 } } data
            || batch.GetValueOrDefault(labels) is not List<object?> list || list.Count != count || !list.All(
                label => label is long and >= 0 and < 256))
        {
            throw new DatasetException(
                $"'{file}' is no batch of CIFAR images: it must hold 'data', rows of 3072 bytes, and '{labels}', a list of one label "
                + "each.");
        }

        return (
            data.ToTensor(file).reshape(count, Channels, Side, Side), tensor(list.ConvertAll(label => (byte)(long)label!).ToArray())
            .reshape(count, 1));
    }
}
