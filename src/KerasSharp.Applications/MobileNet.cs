namespace KerasSharp.Applications;

/// <summary>MobileNet: depthwise separable convolutions; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="alpha">Multiplies the number of filters of every layer; ImageNet's weights exist for 0.25, 0.5, 0.75 and 1.</param>
/// <param name="depthMultiplier">Filters for each channel in depthwise convolutions; 1 with ImageNet's weights.</param>
/// <param name="dropout">Share of the values that is dropped before the classifier.</param>
/// <remarks>Howard et al., "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications", 2017.
/// Source: keras.applications.MobileNet.</remarks>
public sealed class MobileNet(
    Shape? inputShape = null, double alpha = 1.0, int depthMultiplier = 1, double dropout = 0.001, bool includeTop = true,
    string? weights = "imagenet", KerasTensor? inputTensor = null, string? pooling = null, int classes = 1000,
    string? classifierActivation = "softmax", string? name = null)
    : Application(
        Check(new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name), alpha, depthMultiplier),
        (x, request) => Network(x, alpha, depthMultiplier, dropout, request))
{
    private static readonly long[] Sizes = [128, 160, 192, 224];

    private static readonly Traits Family = new()
    {
        DefaultSize = 224,
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), 'imagenet' (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded. Received weights={0}",
        OtherClasses = "If using `weights='imagenet'` with `include_top=True`, `classes` should be 1000.  Received classes={0}",
    };

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Tensor, DataFormat?, PreprocessingMode)"/>
    /// <remarks>Pixels of 0 to 255 come to lie between -1 and 1.</remarks>
    public static Tensor PreprocessInput(Tensor x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat, "tf");

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static KerasTensor PreprocessInput(KerasTensor x, DataFormat? dataFormat = null) =>
        ImageNetUtils.PreprocessInput(x, dataFormat, "tf");

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Array, DataFormat?, PreprocessingMode)"/>
    public static Array PreprocessInput(Array x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat, "tf");

    private static Request Check(Request request, double alpha, int depthMultiplier)
    {
        Family.CheckWeights(request);
        var traits = Family with { DefaultSize = InputShapes.KnownSide(request.InputShape, Sizes) };
        request = request with { InputShape = InputShapes.Obtain(request, traits) };
        var (rows, columns) = Images.Sides(request.InputShape);
        if (request.IsImageNet)
        {
            if (depthMultiplier != 1)
            {
                throw new ArgumentException(
                    $"If imagenet weights are being loaded, depth multiplier must be 1.  Received depth_multiplier={depthMultiplier}",
                    nameof(depthMultiplier));
            }

            if (alpha is not (0.25 or 0.5 or 0.75 or 1))
            {
                throw new ArgumentException(
                    "If imagenet weights are being loaded, alpha can be one of`0.25`, `0.50`, `0.75` or `1.0` only.  Received "
                    + $"alpha={PythonText.Of(alpha)}", nameof(alpha));
            }

            rows = InputShapes.SideOfWeights(rows, columns, Sizes);
        }

        var share = alpha switch { 1 => "1_0", 0.75 => "7_5", 0.5 => "5_0", _ => "2_5" };
        var files = new PretrainedWeights(
            PretrainedWeights.Storage
            + "mobilenet/", ($"mobilenet_{share}_{rows}_tf.h5", null), ($"mobilenet_{share}_{rows}_tf_no_top.h5", null));
        return (traits with { Pretrained = files }).Locate(
            request with { Name = request.Name ?? $"mobilenet_{PythonText.TwoDigits(alpha)}_{PythonText.Of(rows)}" });
    }

    private static KerasTensor Network(KerasTensor x, double alpha, int depthMultiplier, double dropout, Request request)
    {
        (int Filters, int Stride)[] blocks =
        [
            (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1), (512, 1), (1024, 2),
                (1024, 1),
        ];
        x = x.Conv2D((int)(32 * alpha), 3, padding: "same", useBias: false, strides: 2, name: "conv1");
        x = Normalized(x, "conv1");
        for (var i = 0; i < blocks.Length; i++)
            x = Block(x, (int)(blocks[i].Filters * alpha), depthMultiplier, blocks[i].Stride, id: i + 1);
        if (!request.IncludeTop)
            return Head.Pooled(x, request);
        x = x.GlobalAveragePooling2D(keepdims: true).Dropout(dropout, name: "dropout");
        x = x.Conv2D(request.Classes, 1, padding: "same", name: "conv_preds").Reshape(request.Classes, name: "reshape_2");
        return x.Activation(request.Activation() ?? "linear", name: "predictions");
    }

    /// <summary>A convolution of each channel by itself, then one across them.</summary>
    private static KerasTensor Block(KerasTensor x, int filters, int depthMultiplier, int stride, int id)
    {
        if (stride == 2)
            x = x.ZeroPadding2D(((0, 1), (0, 1)), name: $"conv_pad_{id}");
        x = x.DepthwiseConv2D(
            3, padding: stride == 1
            ? "same" : "valid", depthMultiplier: depthMultiplier, strides: stride, useBias: false, name: $"conv_dw_{id}");
        x = Normalized(x, $"conv_dw_{id}").Conv2D(filters, 1, padding: "same", useBias: false, strides: 1, name: $"conv_pw_{id}");
        return Normalized(x, $"conv_pw_{id}");
    }

    private static KerasTensor Normalized(KerasTensor x, string name) =>
        x.BatchNormalization(axis: Images.LastChannelAxis, name: $"{name}_bn").ReLU(6, name: $"{name}_relu");
}
