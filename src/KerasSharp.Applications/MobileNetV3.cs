namespace KerasSharp.Applications;

/// <summary>MobileNetV3: inverted residual blocks with squeeze-and-excitation and hard activations. It takes pixels of 0 to 255.</summary>
/// <remarks>Howard et al., "Searching for MobileNetV3", 2019. Source: keras.applications.mobilenet_v3.</remarks>
public abstract class MobileNetV3 : Application
{
    private static readonly Traits Family = new()
    {
        DefaultSize = 224,
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), `imagenet` (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded.  Received weights={0}",
        OtherClasses = "If using `weights=\"imagenet\"` with `include_top` as true, `classes` should be 1000.  Received classes={0}",
    };

    private readonly record struct Parts(int Kernel, Func<KerasTensor, KerasTensor> Activation, bool Squeezes);

    /// <summary>A block: how much it widens the maps, its filters, kernel and stride, and whether it squeezes and takes the hard swish
    /// where the variant does.</summary>
    internal readonly record struct Row(double Expansion, int Filters, bool WideKernel, int Stride, bool Squeezes, bool HardSwish);

    private protected MobileNetV3(
        Row[] rows, int lastFilters, string type, (string Variant, string Whole, string Topless)[] hashes, double alpha, bool minimalistic,
        double dropoutRate, bool includePreprocessing, Request request)
        : base(
            Check(request, alpha, minimalistic, type, hashes),
            (x, checkedRequest) => Network(x, rows, lastFilters, alpha, minimalistic, dropoutRate, includePreprocessing, checkedRequest))
    {
    }

    /// <summary>Gives the images as they are: the network normalizes them itself, from pixels of 0 to 255.</summary>
    /// <param name="x">The images.</param>
    /// <param name="dataFormat">Where the channels stand; as nothing is done it does not matter.</param>
    public static Tensor PreprocessInput(Tensor x, DataFormat? dataFormat = null) => x;

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static KerasTensor PreprocessInput(KerasTensor x, DataFormat? dataFormat = null) => x;

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static Array PreprocessInput(Array x, DataFormat? dataFormat = null) => x;

    private static Request Check(
        Request request, double alpha, bool minimalistic, string type, (string Variant, string Whole, string Topless)[] hashes)
    {
        Family.CheckWeights(request);
        if (request is { InputShape: { Rank: > 1 } shape, InputTensor: { } tensor }
            && tensor.Shape[Images.ChannelsFirst ? 1 : 2] != shape[1])
        {
            throw new ArgumentException(
                (Images.ChannelsFirst
                    ? "When backend.image_data_format()=channels_first, input_shape[1] must equal input_tensor.shape[1]."
                    : "input_shape[1] must equal input_tensor.shape[2].")
                + $"  Received input_shape={shape}, input_tensor.shape={tensor.Shape}",
                "inputTensor");
        }

        var (rows, columns) = Images.Sides(
            request.InputShape is { Rank: > 2 } three ? three : request.InputTensor?.Shape ?? InputShapes.Square(
            Images.ChannelsFirst, null, 3));
        if (rows < 32 || columns < 32)
            throw new ArgumentException(
                $"Input size must be at least 32x32; Received `input_shape={request.InputShape ?? request.InputTensor?.Shape[1..]}`",
                "inputShape");
        if (request.IsImageNet)
        {
            if (alpha != 1 && (minimalistic || alpha != 0.75))
            {
                throw new ArgumentException(
                    "If imagenet weights are being loaded, alpha can be one of `0.75`, `1.0` for non minimalistic or `1.0` for "
                    + "minimalistic only.", nameof(alpha));
            }

            if (rows != 224 || columns != 224)
            {
                Warnings.Warn(
                    "`input_shape` is undefined or non-square, or `rows` is not 224. Weights for input shape (224, 224) will be loaded "
                    + "as the default.");
            }
        }

        var variant = $"{type}{(minimalistic ? "_minimalistic" : "")}_224_{PythonText.Of(alpha)}_float";
        var hash = Array.Find(hashes, known => known.Variant == variant);
        var files = new PretrainedWeights(
            PretrainedWeights.Storage
            + "mobilenet_v3/", ($"weights_mobilenet_v3_{variant}.h5", hash.Whole),
            ($"weights_mobilenet_v3_{variant}_no_top_v2.h5", hash.Topless));
        return (Family with { Pretrained = files }).Locate(
            request with { InputShape = request.InputShape ?? InputShapes.Square(Images.ChannelsFirst, null, 3) });
    }

    private static KerasTensor Network(
        KerasTensor x, Row[] rows, int lastFilters, double alpha, bool minimalistic, double dropoutRate, bool includePreprocessing,
        Request request)
    {
        Func<KerasTensor, KerasTensor> relu = maps => maps.ReLU();
        var variant = minimalistic ? new Parts(3, relu, false) : new Parts(5, maps => maps.Activation("hard_swish"), true);
        if (includePreprocessing)
            x = x.Rescaling(1 / 127.5, -1.0);
        x = variant.Activation(Normalized(x.Conv2D(16, 3, strides: 2, padding: "same", useBias: false, name: "conv"), "conv_bn"));
        for (var i = 0; i < rows.Length; i++)
            x = Block(x, rows[i], alpha, variant with { Activation = rows[i].HardSwish ? variant.Activation : relu }, id: i);
        x = x.Conv2D(Images.Divisible(Images.Channels(x) * 6), 1, padding: "same", useBias: false, name: "conv_1");
        x = variant.Activation(Normalized(x, "conv_1_bn"));
        if (!request.IncludeTop)
            return Head.Pooled(x, request, named: true);
        x = x.GlobalAveragePooling2D(keepdims: true);
        x = variant.Activation(
            x.Conv2D(alpha > 1 ? Images.Divisible(lastFilters * alpha) : lastFilters, 1, padding: "same", name: "conv_2"));
        if (dropoutRate > 0)
            x = x.Dropout(dropoutRate);
        return x.Conv2D(request.Classes, 1, padding: "same", name: "logits").Flatten().Activation(
            request.Activation() ?? "linear", name: "predictions");
    }

    /// <summary>Widens the maps (but for the first block), convolves each by itself, weighs them, and narrows them again.</summary>
    private static KerasTensor Block(KerasTensor x, Row row, double alpha, Parts parts, int id)
    {
        var (shortcut, channels) = (x, Images.Channels(x));
        var (filters, widened) = (Images.Divisible(row.Filters * alpha), Images.Divisible(channels * row.Expansion));
        var kernel = row.WideKernel ? parts.Kernel : 3;
        var prefix = id > 0 ? $"expanded_conv_{id}_" : "expanded_conv_";
        if (id > 0)
        {
            x = x.Conv2D(widened, 1, padding: "same", useBias: false, name: $"{prefix}expand");
            x = parts.Activation(Normalized(x, $"{prefix}expand_bn"));
        }

        if (row.Stride == 2)
            x = x.ZeroPadding2D(Images.CorrectPad(x, kernel), name: $"{prefix}depthwise_pad");
        x = x.DepthwiseConv2D(
            kernel, strides: row.Stride, padding: row.Stride == 1 ? "same" : "valid", useBias: false, name: $"{prefix}depthwise");
        x = parts.Activation(Normalized(x, $"{prefix}depthwise_bn"));
        if (row.Squeezes && parts.Squeezes)
            x = SqueezeAndExcite(x, widened, prefix);
        x = Normalized(x.Conv2D(filters, 1, padding: "same", useBias: false, name: $"{prefix}project"), $"{prefix}project_bn");
        return row.Stride == 1 && channels == filters ? new Add(name: $"{prefix}add").Apply([shortcut, x]) : x;
    }

    /// <summary>Weighs each map by a gate computed from the means of all maps. The hard sigmoid is spelled out in the graph.</summary>
    private static KerasTensor SqueezeAndExcite(KerasTensor x, int filters, string prefix)
    {
        var weight = x.GlobalAveragePooling2D(keepdims: true, name: $"{prefix}squeeze_excite_avg_pool")
            .Conv2D(Images.Divisible(filters * 0.25), 1, padding: "same", name: $"{prefix}squeeze_excite_conv")
            .ReLU(name: $"{prefix}squeeze_excite_relu")
            .Conv2D(filters, 1, padding: "same", name: $"{prefix}squeeze_excite_conv_1");
        weight = (weight + 3.0).ReLU(6) * (1.0 / 6);
        return new Multiply(name: $"{prefix}squeeze_excite_mul").Apply([x, weight]);
    }

    private static KerasTensor Normalized(KerasTensor x, string name) =>
        x.BatchNormalization(axis: Images.LastChannelAxis, momentum: 0.999, name: name);
}

/// <summary>MobileNetV3, the small variant, of 11 blocks. It takes pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="alpha">Multiplies the number of filters of every layer; ImageNet's weights exist for 0.75 and 1.</param>
/// <param name="minimalistic">Without squeeze-and-excitation, hard swish and 5×5 convolutions; ImageNet's weights exist for alpha
/// 1.</param>
/// <param name="dropoutRate">Share of the values that is dropped before the classifier.</param>
/// <param name="includePreprocessing">Whether a first layer brings pixels of 0 to 255 to -1 to 1.</param>
/// <remarks>Source: keras.applications.MobileNetV3Small.</remarks>
public sealed class MobileNetV3Small(
    Shape? inputShape = null, double alpha = 1.0, bool minimalistic = false, bool includeTop = true, string? weights = "imagenet",
    KerasTensor? inputTensor = null, int classes = 1000, string? pooling = null, double dropoutRate = 0.2,
    string? classifierActivation = "softmax", bool includePreprocessing = true, string name = "MobileNetV3Small")
    : MobileNetV3(
        Rows, 1024, "small", Hashes, alpha, minimalistic, dropoutRate, includePreprocessing,
        new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name))
{
    private static readonly Row[] Rows =
    [
        new(1, 16, false, 2, true, false),
        new(72.0 / 16, 24, false, 2, false, false),
        new(88.0 / 24, 24, false, 1, false, false),
        new(4, 40, true, 2, true, true),
        new(6, 40, true, 1, true, true),
        new(6, 40, true, 1, true, true),
        new(3, 48, true, 1, true, true),
        new(3, 48, true, 1, true, true),
        new(6, 96, true, 2, true, true),
        new(6, 96, true, 1, true, true),
        new(6, 96, true, 1, true, true),
    ];

    private static readonly (string Variant, string Whole, string Topless)[] Hashes =
    [
        ("small_224_0.75_float", "cb65d4e5be93758266aa0a7f2c6708b7", "ebdb5cc8e0b497cd13a7c275d475c819"),
        ("small_224_1.0_float", "8768d4c2e7dee89b9d02b2d03d65d862", "d3e8ec802a04aa4fc771ee12a9a9b836"),
        ("small_minimalistic_224_1.0_float", "99cd97fb2fcdad2bf028eb838de69e37", "cde8136e733e811080d9fcd8a252f7e4"),
    ];
}

/// <summary>MobileNetV3, the large variant, of 15 blocks. It takes pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="alpha">Multiplies the number of filters of every layer; ImageNet's weights exist for 0.75 and 1.</param>
/// <param name="minimalistic">Without squeeze-and-excitation, hard swish and 5×5 convolutions; ImageNet's weights exist for alpha
/// 1.</param>
/// <param name="dropoutRate">Share of the values that is dropped before the classifier.</param>
/// <param name="includePreprocessing">Whether a first layer brings pixels of 0 to 255 to -1 to 1.</param>
/// <remarks>Source: keras.applications.MobileNetV3Large.</remarks>
public sealed class MobileNetV3Large(
    Shape? inputShape = null, double alpha = 1.0, bool minimalistic = false, bool includeTop = true, string? weights = "imagenet",
    KerasTensor? inputTensor = null, int classes = 1000, string? pooling = null, double dropoutRate = 0.2,
    string? classifierActivation = "softmax", bool includePreprocessing = true, string name = "MobileNetV3Large")
    : MobileNetV3(
        Rows, 1280, "large", Hashes, alpha, minimalistic, dropoutRate, includePreprocessing,
        new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name))
{
    private static readonly Row[] Rows =
    [
        new(1, 16, false, 1, false, false),
        new(4, 24, false, 2, false, false),
        new(3, 24, false, 1, false, false),
        new(3, 40, true, 2, true, false),
        new(3, 40, true, 1, true, false),
        new(3, 40, true, 1, true, false),
        new(6, 80, false, 2, false, true),
        new(2.5, 80, false, 1, false, true),
        new(2.3, 80, false, 1, false, true),
        new(2.3, 80, false, 1, false, true),
        new(6, 112, false, 1, true, true),
        new(6, 112, false, 1, true, true),
        new(6, 160, true, 2, true, true),
        new(6, 160, true, 1, true, true),
        new(6, 160, true, 1, true, true),
    ];

    private static readonly (string Variant, string Whole, string Topless)[] Hashes =
    [
        ("large_224_0.75_float", "765b44a33ad4005b3ac83185abf1d0eb", "40af19a13ebea4e2ee0c676887f69a2e"),
        ("large_224_1.0_float", "59e551e166be033d707958cf9e29a6a7", "07fb09a5933dd0c8eaafa16978110389"),
        ("large_minimalistic_224_1.0_float", "675e7b876c45c57e9e63e6d90a36599c", "ec5221f64a2f6d1ef965a614bdae7973"),
    ];
}
