namespace KerasSharp.Applications;

/// <summary>EfficientNetV2: plain convolutions in the first blocks, inverted residual ones with squeeze-and-excitation in the
/// others.</summary>
/// <remarks>Tan and Le, "EfficientNetV2: Smaller Models and Faster Training", 2021. Source: keras.applications.efficientnet_v2.</remarks>
public abstract class EfficientNetV2 : Application
{
    private const double DropoutRate = 0.2, DropConnectRate = 0.2;

    private static readonly Traits Family = new()
    {
        DefaultSize = 224,
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), `imagenet` (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded.Received: weights={0}",
        OtherClasses = "If using `weights=\"imagenet\"` with `include_top` as true, `classes` should be 1000",
    };

    private protected EfficientNetV2(
        Row[] rows, double width, double depth, int size, bool normalizesByChannel, PretrainedWeights files, bool includePreprocessing,
        Request request)
        : base(
            request, Family with { DefaultSize = size, Pretrained = files },
            (x, checkedRequest) => Network(x, rows, width, depth, normalizesByChannel, includePreprocessing, checkedRequest))
    {
    }

    /// <summary>The stages of B0 to B3.</summary>
    private protected static Row[] Base { get; } =
    [
        new(1, 32, 16, 1, 1, Fused: true),
        new(2, 16, 32, 4, 2, Fused: true),
        new(2, 32, 48, 4, 2, Fused: true),
        new(3, 48, 96, 4, 2, Fused: false),
        new(5, 96, 112, 6, 1, Fused: false),
        new(8, 112, 192, 6, 2, Fused: false),
    ];

    /// <summary>Gives the images as they are: the network normalizes them itself, from pixels of 0 to 255, unless
    /// <c>includePreprocessing</c> is false.</summary>
    /// <param name="x">The images.</param>
    /// <param name="dataFormat">Where the channels stand; as nothing is done it does not matter.</param>
    public static Tensor PreprocessInput(Tensor x, DataFormat? dataFormat = null) => x;

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static KerasTensor PreprocessInput(KerasTensor x, DataFormat? dataFormat = null) => x;

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static Array PreprocessInput(Array x, DataFormat? dataFormat = null) => x;

    private static KerasTensor Network(
        KerasTensor x, Row[] rows, double width, double depth, bool normalizesByChannel, bool includePreprocessing, Request request)
    {
        if (includePreprocessing)
            x = Preprocessed(x, normalizesByChannel && request.InputShape![Images.ChannelAxis - 1] == 3);
        x = x.Conv2D(
            Filters(
            rows[0].Channels, width), 3, strides: 2, kernelInitializer: EfficientNet.KernelInitializer, padding: "same", useBias: false,
            name: "stem_conv");
        x = Normalized(x, "stem_bn").Activation("swish", name: "stem_activation");

        // As in Keras, the rates count the blocks before they are multiplied.
        var (done, total) = (0, rows.Sum(row => row.Repeats));
        for (var stage = 0; stage < rows.Length; stage++)
        {
            var row = rows[stage];
            var (channels, filters) = (Filters(row.Channels, width), Filters(row.Filters, width));
            for (var i = 0; i < (int)Math.Ceiling(depth * row.Repeats); i++)
            {
                var block = row with { Channels = i > 0 ? filters : channels, Filters = filters, Stride = i > 0 ? 1 : row.Stride };
                x = Block(x, block, DropConnectRate * done++ / total, $"block{stage + 1}{(char)('a' + i)}_");
            }
        }

        x = x.Conv2D(
            Filters(
            1280, width), 1, strides: 1, kernelInitializer: EfficientNet.KernelInitializer, padding: "same", useBias: false,
            name: "top_conv");
        x = Normalized(x, "top_bn").Activation("swish", name: "top_activation");
        return EfficientNet.End(x, DropoutRate, request);
    }

    private static KerasTensor Preprocessed(KerasTensor x, bool byChannel) => byChannel
        ? x.Rescaling(1.0 / 255).Normalization(
            mean: new[] { 0.485, 0.456, 0.406 }, variance: new[] { Math.Pow(0.229, 2), Math.Pow(0.224, 2), Math.Pow(0.225, 2) },
            axis: Images.ChannelAxis)
        : x.Rescaling(1.0 / 128, -1);

    private static KerasTensor Block(KerasTensor input, Row row, double dropRate, string name)
    {
        var x = row.Fused ? Fused(input, row, name) : Depthwise(input, row, name);
        if (row.Stride != 1 || row.Channels != row.Filters)
            return x;
        if (dropRate > 0)
            x = x.Dropout(dropRate, noiseShape: [null, 1, 1, 1], name: $"{name}drop");
        return new Add(name: $"{name}add").Apply([x, input]);
    }

    /// <summary>Widens the maps, convolves each by itself, weighs them, and narrows them again.</summary>
    private static KerasTensor Depthwise(KerasTensor x, Row row, string name)
    {
        if (row.Expansion != 1)
        {
            x = Convolution(x, row.Channels * row.Expansion, 1, 1, $"{name}expand_conv");
            x = Normalized(x, $"{name}expand_bn").Activation("swish", name: $"{name}expand_activation");
        }

        x = x.DepthwiseConv2D(
            3, strides: row.Stride, depthwiseInitializer: EfficientNet.KernelInitializer, padding: "same", useBias: false,
            name: $"{name}dwconv2");
        x = Normalized(x, $"{name}bn").Activation("swish", name: $"{name}activation");
        x = EfficientNet.SqueezeAndExcite(x, row.Channels, name);
        return Normalized(Convolution(x, row.Filters, 1, 1, $"{name}project_conv"), $"{name}project_bn");
    }

    /// <summary>Widens the maps by a 3×3 convolution, and narrows them again; without widening, one 3×3 convolution.</summary>
    private static KerasTensor Fused(KerasTensor x, Row row, string name)
    {
        if (row.Expansion == 1)
        {
            x = Normalized(Convolution(x, row.Filters, 3, row.Stride, $"{name}project_conv"), $"{name}project_bn");
            return x.Activation("swish", name: $"{name}project_activation");
        }

        x = Normalized(Convolution(x, row.Channels * row.Expansion, 3, row.Stride, $"{name}expand_conv"), $"{name}expand_bn");
        x = x.Activation("swish", name: $"{name}expand_activation");
        return Normalized(Convolution(x, row.Filters, 1, 1, $"{name}project_conv"), $"{name}project_bn");
    }

    private static KerasTensor Convolution(KerasTensor x, int filters, int kernel, int stride, string name) =>
        x.Conv2D(
            filters, kernel, strides: stride, kernelInitializer: EfficientNet.KernelInitializer, padding: "same", useBias: false,
            name: name);

    private static KerasTensor Normalized(KerasTensor x, string name) =>
        x.BatchNormalization(axis: Images.ChannelAxis, momentum: 0.9, name: name);

    /// <summary>The nearest multiple of 8; unlike elsewhere it may be more than a tenth lower.</summary>
    private static int Filters(int filters, double width) => Math.Max(8, (int)((filters * width) + 4) / 8 * 8);

    /// <summary>A stage: its blocks, the channels that it takes and gives, how much it widens them, its stride and its kind.</summary>
    private protected readonly record struct Row(int Repeats, int Channels, int Filters, int Expansion, int Stride, bool Fused);
}

/// <summary>EfficientNetV2-B0: images of 224×224, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="includePreprocessing">Whether the first layers normalize pixels of 0 to 255; else images of -1 to 1 are expected.</param>
/// <remarks>Source: keras.applications.EfficientNetV2B0.</remarks>
public sealed class EfficientNetV2B0(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", bool includePreprocessing = true, string name = "efficientnetv2-b0")
    : EfficientNetV2(
        Base, 1.0, 1.0, 224, normalizesByChannel: true,
        PretrainedWeights.Plain(
            PretrainedWeights.Storage
            + "efficientnet_v2/", "efficientnetv2-b0", "21ecbf6da12460d5c40bb2f29ceb2188", "893217f2bb855e2983157299931e43ff"),
        includePreprocessing, new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>EfficientNetV2-B1: images of 240×240, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="includePreprocessing">Whether the first layers normalize pixels of 0 to 255; else images of -1 to 1 are expected.</param>
/// <remarks>Source: keras.applications.EfficientNetV2B1.</remarks>
public sealed class EfficientNetV2B1(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", bool includePreprocessing = true, string name = "efficientnetv2-b1")
    : EfficientNetV2(
        Base, 1.0, 1.1, 240, normalizesByChannel: true,
        PretrainedWeights.Plain(
            PretrainedWeights.Storage
            + "efficientnet_v2/", "efficientnetv2-b1", "069f0534ff22adf035c89e2d9547a9dc", "0e80663031ca32d657f9caa404b6ec37"),
        includePreprocessing, new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>EfficientNetV2-B2: images of 260×260, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="includePreprocessing">Whether the first layers normalize pixels of 0 to 255; else images of -1 to 1 are expected.</param>
/// <remarks>Source: keras.applications.EfficientNetV2B2.</remarks>
public sealed class EfficientNetV2B2(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", bool includePreprocessing = true, string name = "efficientnetv2-b2")
    : EfficientNetV2(
        Base, 1.1, 1.2, 260, normalizesByChannel: true,
        PretrainedWeights.Plain(
            PretrainedWeights.Storage
            + "efficientnet_v2/", "efficientnetv2-b2", "424e49f28180edbde1e94797771950a7", "1dfe2e7a5d45b6632553a8961ea609eb"),
        includePreprocessing, new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>EfficientNetV2-B3: images of 300×300, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="includePreprocessing">Whether the first layers normalize pixels of 0 to 255; else images of -1 to 1 are expected.</param>
/// <remarks>Source: keras.applications.EfficientNetV2B3.</remarks>
public sealed class EfficientNetV2B3(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", bool includePreprocessing = true, string name = "efficientnetv2-b3")
    : EfficientNetV2(
        Base, 1.2, 1.4, 300, normalizesByChannel: true,
        PretrainedWeights.Plain(
            PretrainedWeights.Storage
            + "efficientnet_v2/", "efficientnetv2-b3", "1f1fc43bd98a6e4fd8fdfd551e02c7a0", "f6abf7b5849ac99a89b50dd3fd532856"),
        includePreprocessing, new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>EfficientNetV2-S: images of 384×384, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="includePreprocessing">Whether the first layers normalize pixels of 0 to 255; else images of -1 to 1 are expected.</param>
/// <remarks>Source: keras.applications.EfficientNetV2S.</remarks>
public sealed class EfficientNetV2S(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", bool includePreprocessing = true, string name = "efficientnetv2-s")
    : EfficientNetV2(
        Stages, 1.0, 1.0, 384, normalizesByChannel: false,
        PretrainedWeights.Plain(
            PretrainedWeights.Storage
            + "efficientnet_v2/", "efficientnetv2-s", "e1d88a8495beba45748fedd0cecbe016", "af0682fb74e8c54910f2d4393339c070"),
        includePreprocessing, new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name))
{
    private static readonly Row[] Stages =
    [
        new(2, 24, 24, 1, 1, Fused: true),
        new(4, 24, 48, 4, 2, Fused: true),
        new(4, 48, 64, 4, 2, Fused: true),
        new(6, 64, 128, 4, 2, Fused: false),
        new(9, 128, 160, 6, 1, Fused: false),
        new(15, 160, 256, 6, 2, Fused: false),
    ];
}

/// <summary>EfficientNetV2-M: images of 480×480, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="includePreprocessing">Whether the first layers normalize pixels of 0 to 255; else images of -1 to 1 are expected.</param>
/// <remarks>Source: keras.applications.EfficientNetV2M.</remarks>
public sealed class EfficientNetV2M(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", bool includePreprocessing = true, string name = "efficientnetv2-m")
    : EfficientNetV2(
        Stages, 1.0, 1.0, 480, normalizesByChannel: false,
        PretrainedWeights.Plain(
            PretrainedWeights.Storage
            + "efficientnet_v2/", "efficientnetv2-m", "a3bf6aa3276309f4fc6a34aa114c95cd", "1b8dc055df72dde80d614482840fe342"),
        includePreprocessing, new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name))
{
    private static readonly Row[] Stages =
    [
        new(3, 24, 24, 1, 1, Fused: true),
        new(5, 24, 48, 4, 2, Fused: true),
        new(5, 48, 80, 4, 2, Fused: true),
        new(7, 80, 160, 4, 2, Fused: false),
        new(14, 160, 176, 6, 1, Fused: false),
        new(18, 176, 304, 6, 2, Fused: false),
        new(5, 304, 512, 6, 1, Fused: false),
    ];
}

/// <summary>EfficientNetV2-L: images of 480×480, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="includePreprocessing">Whether the first layers normalize pixels of 0 to 255; else images of -1 to 1 are expected.</param>
/// <remarks>Source: keras.applications.EfficientNetV2L.</remarks>
public sealed class EfficientNetV2L(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", bool includePreprocessing = true, string name = "efficientnetv2-l")
    : EfficientNetV2(
        Stages, 1.0, 1.0, 480, normalizesByChannel: false,
        PretrainedWeights.Plain(
            PretrainedWeights.Storage
            + "efficientnet_v2/", "efficientnetv2-l", "27e6d408b53c7ebc868fefa357689935", "b0b66b5c863aef5b46e8608fe1711615"),
        includePreprocessing, new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name))
{
    private static readonly Row[] Stages =
    [
        new(4, 32, 32, 1, 1, Fused: true),
        new(7, 32, 64, 4, 2, Fused: true),
        new(7, 64, 96, 4, 2, Fused: true),
        new(10, 96, 192, 4, 2, Fused: false),
        new(19, 192, 224, 6, 1, Fused: false),
        new(25, 224, 384, 6, 2, Fused: false),
        new(7, 384, 640, 6, 1, Fused: false),
    ];
}
