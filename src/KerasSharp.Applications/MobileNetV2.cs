namespace KerasSharp.Applications;

/// <summary>MobileNetV2: inverted residual blocks that end without an activation; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="alpha">Multiplies the number of filters of every layer; ImageNet's weights exist for 0.35, 0.5, 0.75, 1, 1.3 and
/// 1.4.</param>
/// <remarks>Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018.
/// Source: keras.applications.MobileNetV2.</remarks>
public sealed class MobileNetV2(
    Shape? inputShape = null, double alpha = 1.0, bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null,
    string? pooling = null, int classes = 1000, string? classifierActivation = "softmax", string? name = null)
    : Application(
        Check(new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name), alpha),
        (x, request) => Network(x, alpha, request))
{
    private static readonly long[] Sizes = [96, 128, 160, 192, 224];

    private static readonly Traits Family = new()
    {
        DefaultSize = 224,
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), `imagenet` (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded.  Received `weights={0}`",
        OtherClasses = "If using `weights=\"imagenet\"` with `include_top` as true, `classes` should be 1000. Received `classes={0}`",
    };

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Tensor, DataFormat?, PreprocessingMode)"/>
    /// <remarks>Pixels of 0 to 255 come to lie between -1 and 1.</remarks>
    public static Tensor PreprocessInput(Tensor x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat, "tf");

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static KerasTensor PreprocessInput(KerasTensor x, DataFormat? dataFormat = null) =>
        ImageNetUtils.PreprocessInput(x, dataFormat, "tf");

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Array, DataFormat?, PreprocessingMode)"/>
    public static Array PreprocessInput(Array x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat, "tf");

    private static Request Check(Request request, double alpha)
    {
        Family.CheckWeights(request);
        if (request is { InputShape: { Rank: > 1 } shape, InputTensor: { } tensor }
            && tensor.Shape[Images.ChannelsFirst ? 1 : 2] != shape[1])
        {
            throw new ArgumentException(
                (Images.ChannelsFirst
                    ? "input_shape[1] must equal shape(input_tensor)[1] when `image_data_format` is `channels_first`"
                    : "input_tensor.shape[2] must equal input_shape[1]")
                + $"; Received `input_tensor.shape={tensor.Shape}`, `input_shape={shape}`",
                "inputTensor");
        }

        var traits = Family with { DefaultSize = InputShapes.KnownSide(request.InputShape ?? request.InputTensor?.Shape, Sizes) };
        request = request with { InputShape = InputShapes.Obtain(request, traits) };
        var (rows, columns) = Images.Sides(request.InputShape);
        if (request.IsImageNet)
        {
            if (alpha is not (0.35 or 0.5 or 0.75 or 1 or 1.3 or 1.4))
            {
                throw new ArgumentException(
                    "If imagenet weights are being loaded, alpha must be one of `0.35`, `0.50`, `0.75`, `1.0`, `1.3` or `1.4` only; "
                    + $"Received `alpha={PythonText.Of(alpha)}`",
                    nameof(alpha));
            }

            rows = InputShapes.SideOfWeights(rows, columns, Sizes);
        }

        var file = $"mobilenet_v2_weights_tf_dim_ordering_tf_kernels_{PythonText.Of(alpha)}_{rows}";
        var files = new PretrainedWeights(PretrainedWeights.Storage + "mobilenet_v2/", (file + ".h5", null), (file + "_no_top.h5", null));
        return (traits with { Pretrained = files }).Locate(
            request with { Name = request.Name ?? $"mobilenetv2_{PythonText.TwoDigits(alpha)}_{PythonText.Of(rows)}" });
    }

    private static KerasTensor Network(KerasTensor x, double alpha, Request request)
    {
        (int Filters, int Stride)[] blocks =
        [
            (16, 1), (24, 2), (24, 1), (32, 2), (32, 1), (32, 1), (64, 2), (64, 1), (64, 1), (64, 1), (96, 1), (96, 1), (96, 1), (160, 2),
                (160, 1), (160, 1), (320, 1),
        ];
        x = x.Conv2D(Images.Divisible(32 * alpha), 3, strides: 2, padding: "same", useBias: false, name: "Conv1");
        x = Normalized(x, "bn_Conv1").ReLU(6, name: "Conv1_relu");
        for (var i = 0; i < blocks.Length; i++)
            x = Block(x, Images.Divisible((int)(blocks[i].Filters * alpha)), blocks[i].Stride, id: i);
        x = x.Conv2D(alpha > 1 ? Images.Divisible(1280 * alpha) : 1280, 1, useBias: false, name: "Conv_1");
        x = Normalized(x, "Conv_1_bn").ReLU(6, name: "out_relu");
        return Head.End(x, request, top: null);
    }

    /// <summary>Widens the maps sixfold (but for the first block), convolves each by itself, and narrows them again.</summary>
    private static KerasTensor Block(KerasTensor x, int filters, int stride, int id)
    {
        var (input, channels) = (x, Images.Channels(x));
        var prefix = id > 0 ? $"block_{id}_" : "expanded_conv_";
        if (id > 0)
        {
            x = x.Conv2D(6 * channels, 1, padding: "same", useBias: false, name: $"{prefix}expand");
            x = Normalized(x, $"{prefix}expand_BN").ReLU(6, name: $"{prefix}expand_relu");
        }

        if (stride == 2)
            x = x.ZeroPadding2D(Images.CorrectPad(x, 3), name: $"{prefix}pad");
        x = x.DepthwiseConv2D(3, strides: stride, useBias: false, padding: stride == 1 ? "same" : "valid", name: $"{prefix}depthwise");
        x = Normalized(x, $"{prefix}depthwise_BN").ReLU(6, name: $"{prefix}depthwise_relu");
        x = Normalized(x.Conv2D(filters, 1, padding: "same", useBias: false, name: $"{prefix}project"), $"{prefix}project_BN");
        return channels == filters && stride == 1 ? new Add(name: $"{prefix}add").Apply([input, x]) : x;
    }

    private static KerasTensor Normalized(KerasTensor x, string name) =>
        x.BatchNormalization(axis: Images.LastChannelAxis, momentum: 0.999, name: name);
}
