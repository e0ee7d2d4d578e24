using System.Text.Json;

namespace KerasSharp.Applications;

/// <summary>From pixels to what the networks take, and from their scores to the names of classes.</summary>
/// <remarks>Source: keras.applications.imagenet_utils.</remarks>
public static class ImageNetUtils
{
    private const string ClassIndex = "imagenet_class_index.json";

    private static readonly double[] CaffeMean = [103.939, 116.779, 123.68];
    private static readonly double[] Mean = [0.485, 0.456, 0.406];
    private static readonly double[] Deviation = [0.229, 0.224, 0.225];

    /// <summary>The classes by number; null until they are read.</summary>
    internal static IReadOnlyList<(string ClassName, string ClassDescription)>? Classes { get; set; }

    /// <summary>Brings images into the form in which the network was trained.</summary>
    /// <param name="x">Images with pixels of 0 to 255, three or four axes; RGB. Integers become <see cref="KerasConfig.FloatX"/>. The
    /// tensor itself is not changed.</param>
    /// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <param name="mode">The form.</param>
    /// <exception cref="ArgumentException">There are other numbers of axes or channels.</exception>
    public static Tensor PreprocessInput(Tensor x, DataFormat? dataFormat = null, PreprocessingMode mode = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        var axis = ChannelAxis(Shape.Of(x.shape), dataFormat);
        var pixels = DTypes.IsFloating(x.dtype) ? x : x.to_type(KerasConfig.FloatX);
        if (mode == PreprocessingMode.TensorFlow)
            return (pixels / 127.5).sub(1.0).MoveToOuterDisposeScope();
        long[] spread = [3, .. Enumerable.Repeat(1L, (int)x.Dimensions - axis - 1)];
        Tensor Constant(double[] values) => tensor(values, dtype: pixels.dtype, device: x.device).view(spread);
        return (mode == PreprocessingMode.Torch
            ? ((pixels / 255.0) - Constant(Mean)) / Constant(Deviation)
            : pixels.flip(axis) - Constant(CaffeMean)).MoveToOuterDisposeScope();
    }

    /// <summary>Makes the preprocessing a part of a model.</summary>
    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?, PreprocessingMode)"/>
    public static KerasTensor PreprocessInput(KerasTensor x, DataFormat? dataFormat = null, PreprocessingMode mode = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        var axis = ChannelAxis(x.Shape, dataFormat);
        if (mode == PreprocessingMode.TensorFlow)
            return (x / 127.5) - 1.0;
        long[] spread = [.. Enumerable.Range(0, x.Shape.Rank).Select(i => i == axis ? 3L : 1)];
        // A constant of the model lives as long as the model does.
        Tensor Constant(double[] values)
        {
            using var scope = NewDisposeScope();
            return tensor(values, dtype: x.DType).view(spread).DetachFromDisposeScope();
        }

        if (mode == PreprocessingMode.Torch)
            return Ops.TrueDivide(Ops.Subtract(x / 255.0, Constant(Mean)), Constant(Deviation));
        var channels = new[] { 2, 1, 0 }.Select(channel => x[[.. Enumerable.Range(0, axis).Select(_ => (AxisIndex)Range.All), channel]]);
        return Ops.Subtract(Ops.Stack(channels.ToArray(), axis), Constant(CaffeMean));
    }

    /// <summary>Brings the images of an array into the form in which the network was trained.</summary>
    /// <param name="x">
    /// Images with pixels of 0 to 255, three or four axes; RGB. As in Keras, an array of <c>float</c> or <c>double</c> is changed in place;
    /// the result is the array itself, in mode "caffe" a new one with the channels turned round. Of integers a new array of
    /// <see cref="KerasConfig.FloatX"/> is made.
    /// </param>
    /// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <param name="mode">The form.</param>
    /// <exception cref="ArgumentException">There are other numbers of axes or channels, or the elements are no numbers.</exception>
    public static Array PreprocessInput(Array x, DataFormat? dataFormat = null, PreprocessingMode mode = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        var shape = Shape.Of([.. Enumerable.Range(0, x.Rank).Select(i => (long)x.GetLength(i))]);
        var axis = ChannelAxis(shape, dataFormat);
        using var pixels = ((ArrayLike)x).ToTensor();
        // An array of doubles is computed as doubles, whatever the default type is.
        var exact = x.GetType().GetElementType() == typeof(double) ? from_array(x) : pixels;
        var result = PreprocessInput(exact, dataFormat, mode);
        if (x.GetType().GetElementType() is not { } element || (element != typeof(float) && element != typeof(double)))
            return ToArray(result, shape);
        if (mode != PreprocessingMode.Caffe)
            return Fill(x, result);
        Fill(x, result.flip(axis));
        return Fill((Array)x.Clone(), result);
    }

    /// <summary>The most likely of ImageNet's 1000 classes.</summary>
    /// <param name="preds">What a network gives for a batch: (samples, 1000).</param>
    /// <param name="top">How many classes are returned; at least 1.</param>
    /// <returns>For each sample the classes, the most likely first.</returns>
    /// <exception cref="ArgumentException">The predictions have another shape.</exception>
    /// <exception cref="IOException">The names could not be downloaded.</exception>
    public static IReadOnlyList<IReadOnlyList<ImageNetClass>> DecodePredictions(Tensor preds, int top = 5)
    {
        ArgumentNullException.ThrowIfNull(preds);
        Guard.Positive(top);
        if (preds.shape is not [var samples, 1000])
        {
            throw new ArgumentException(
                "`decode_predictions` expects a batch of predictions (i.e. a 2D array of shape (samples, 1000)). Received array with "
                + $"shape: {Shape.Of(preds.shape)}",
                nameof(preds));
        }

        var classes = Classes ??= Read(PretrainedWeights.Get(
            ClassIndex, $"https://storage.googleapis.com/download.tensorflow.org/data/{ClassIndex}", "c2c37ea517e94d9795004a39431a14cb"));
        using var scope = NewDisposeScope();
        var scores = preds.detach().to(CPU).to_type(ScalarType.Float32).contiguous().data<float>().ToArray();
        return
        [
            .. scores.Chunk(1000).Select(row => (IReadOnlyList<ImageNetClass>)
            [
                .. Enumerable.Range(0, 1000).OrderByDescending(i => row[i]).ThenByDescending(i => i).Take(top)
                    .Select(i => new ImageNetClass(classes[i].ClassName, classes[i].ClassDescription, row[i])),
            ]),
        ];
    }

    /// <summary>The classes in a file of <c>{"0": ["n01440764", "tench"], …}</c>.</summary>
    internal static IReadOnlyList<(string ClassName, string ClassDescription)> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. Enumerable.Range(0, 1000).Select(i => document.RootElement.GetProperty($"{i}")).Select(
            entry => (entry[0].GetString()!, entry[1].GetString()!))];
    }

    private static int ChannelAxis(Shape shape, DataFormat? dataFormat)
    {
        var format = dataFormat ?? KerasConfig.ImageDataFormat;
        if (shape.Rank is not (3 or 4))
            throw new ArgumentException($"Images have three axes, a batch of them four. Received: x of shape {shape}", "x");
        var axis = format == DataFormat.ChannelsFirst ? shape.Rank - 3 : shape.Rank - 1;
        return shape[axis] is null or 3 ? axis : throw new ArgumentException(
            $"The images must have 3 channels, at axis {axis} with data_format={format}. Received: x of shape {shape}", "x");
    }

    private static Array ToArray(Tensor values, Shape shape)
    {
        var element = values.dtype == ScalarType.Float64 ? typeof(double) : typeof(float);
        return Fill(Array.CreateInstance(element, shape.ToArray()), values.to_type(
            element == typeof(double) ? ScalarType.Float64 : ScalarType.Float32));
    }

    private static Array Fill(Array array, Tensor values)
    {
        var bytes = values.cpu().contiguous().bytes;
        bytes.CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array), bytes.Length));
        return array;
    }
}
