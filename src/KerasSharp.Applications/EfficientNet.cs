using KerasSharp.Initializers;

namespace KerasSharp.Applications;

/// <summary>EfficientNet: inverted residual blocks with squeeze-and-excitation, scaled in width, depth and image size together. It takes
/// pixels of 0 to 255.</summary>
/// <remarks>Tan and Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", 2019.
/// Source: keras.applications.efficientnet.</remarks>
public abstract class EfficientNet : Application
{
    private const double DropConnectRate = 0.2;

    private static readonly Traits Family = new()
    {
        DefaultSize = 224,
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), `imagenet` (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded.",
        OtherClasses = "If using `weights=\"imagenet\"` with `include_top` as true, `classes` should be 1000",
    };

    private static readonly Row[] Rows =
    [
        new(3, 1, 32, 16, 1, 1),
        new(3, 2, 16, 24, 6, 2),
        new(5, 2, 24, 40, 6, 2),
        new(3, 3, 40, 80, 6, 2),
        new(5, 3, 80, 112, 6, 1),
        new(5, 4, 112, 192, 6, 2),
        new(3, 1, 192, 320, 6, 1),
    ];

    private protected EfficientNet(double width, double depth, int size, double dropoutRate, PretrainedWeights files, Request request)
        : base(
            request, Family with { DefaultSize = size, Pretrained = files },
            (x, checkedRequest) => Network(x, width, depth, dropoutRate, checkedRequest))
    {
    }

    internal static Initializer KernelInitializer => new VarianceScaling(2.0, "fan_out", "truncated_normal");

    internal static Initializer ClassifierInitializer => new VarianceScaling(1.0 / 3, "fan_out", "uniform");

    /// <summary>Gives the images as they are: the network normalizes them itself, from pixels of 0 to 255.</summary>
    /// <param name="x">The images.</param>
    /// <param name="dataFormat">Where the channels stand; as nothing is done it does not matter.</param>
    public static Tensor PreprocessInput(Tensor x, DataFormat? dataFormat = null) => x;

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static KerasTensor PreprocessInput(KerasTensor x, DataFormat? dataFormat = null) => x;

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static Array PreprocessInput(Array x, DataFormat? dataFormat = null) => x;

    private static KerasTensor Network(KerasTensor x, double width, double depth, double dropoutRate, Request request)
    {
        x = x.Rescaling(1.0 / 255).Normalization(axis: Images.ChannelAxis);
        // The original divides by the variance, the Normalization of Keras's files by its root.
        if (request.IsImageNet)
            x = x.Rescaling(new[] { 0.229, 0.224, 0.225 }.Select(deviation => 1 / Math.Sqrt(deviation)).ToArray());
        x = x.ZeroPadding2D(Images.CorrectPad(x, 3), name: "stem_conv_pad");
        x = x.Conv2D(Images.Divisible(32 * width), 3, strides: 2, useBias: false, kernelInitializer: KernelInitializer, name: "stem_conv");
        x = Normalized(x, "stem").Activation("swish", name: "stem_activation");

        var (done, total) = (0, Rows.Sum(row => Repeats(row, depth)));
        for (var stage = 0; stage < Rows.Length; stage++)
        {
            var row = Rows[stage];
            var (channels, filters) = (Images.Divisible(row.Channels * width), Images.Divisible(row.Filters * width));
            for (var i = 0; i < Repeats(row, depth); i++)
            {
                var block = row with { Channels = i > 0 ? filters : channels, Filters = filters, Stride = i > 0 ? 1 : row.Stride };
                x = Block(x, block, DropConnectRate * done++ / total, $"block{stage + 1}{(char)('a' + i)}_");
            }
        }

        x = x.Conv2D(
            Images.Divisible(1280 * width), 1, padding: "same", useBias: false, kernelInitializer: KernelInitializer, name: "top_conv");
        x = Normalized(x, "top").Activation("swish", name: "top_activation");
        return End(x, dropoutRate, request);
    }

    /// <summary>Dropout and the classifier on the mean of each channel, or the pooling that was asked for.</summary>
    internal static KerasTensor End(KerasTensor x, double dropoutRate, Request request) => request.IncludeTop
        ? x.GlobalAveragePooling2D(name: "avg_pool").Dropout(dropoutRate, name: "top_dropout")
            .Dense(request.Classes, activation: request.Activation(), kernelInitializer: ClassifierInitializer, name: "predictions")
        : Head.Pooled(x, request, named: true);

    /// <summary>Weighs each map by a gate computed from the means of all maps.</summary>
    internal static KerasTensor SqueezeAndExcite(KerasTensor x, int channels, string name)
    {
        var filters = Images.Channels(x);
        var weight = x.GlobalAveragePooling2D(name: $"{name}se_squeeze")
            .Reshape(Images.ChannelsFirst ? (filters, 1, 1) : (1, 1, filters), name: $"{name}se_reshape")
            .Conv2D(
                Math.Max(
                1, (int)(channels * 0.25)), 1, padding: "same", activation: "swish", kernelInitializer: KernelInitializer,
                name: $"{name}se_reduce")
            .Conv2D(filters, 1, padding: "same", activation: "sigmoid", kernelInitializer: KernelInitializer, name: $"{name}se_expand");
        return new Multiply(name: $"{name}se_excite").Apply([x, weight]);
    }

    private static int Repeats(Row row, double depth) => (int)Math.Ceiling(depth * row.Repeats);

    /// <summary>Widens the maps, convolves each by itself, weighs them, and narrows them again.</summary>
    private static KerasTensor Block(KerasTensor input, Row row, double dropRate, string name)
    {
        var x = input;
        if (row.Expansion != 1)
        {
            x = x.Conv2D(
                row.Channels * row.Expansion, 1, padding: "same", useBias: false, kernelInitializer: KernelInitializer,
                name: $"{name}expand_conv");
            x = Normalized(x, $"{name}expand").Activation("swish", name: $"{name}expand_activation");
        }

        if (row.Stride == 2)
            x = x.ZeroPadding2D(Images.CorrectPad(x, row.Kernel), name: $"{name}dwconv_pad");
        x = x.DepthwiseConv2D(
            row.Kernel, strides: row.Stride, padding: row.Stride == 2
            ? "valid" : "same", useBias: false, depthwiseInitializer: KernelInitializer, name: $"{name}dwconv");
        x = x.BatchNormalization(axis: Images.ChannelAxis, name: $"{name}bn").Activation("swish", name: $"{name}activation");
        x = SqueezeAndExcite(x, row.Channels, name);
        x = Normalized(
            x.Conv2D(
            row.Filters, 1, padding: "same", useBias: false, kernelInitializer: KernelInitializer, name: $"{name}project_conv"),
            $"{name}project");
        if (row.Stride != 1 || row.Channels != row.Filters)
            return x;
        if (dropRate > 0)
            x = x.Dropout(dropRate, noiseShape: [null, 1, 1, 1], name: $"{name}drop");
        return new Add(name: $"{name}add").Apply([x, input]);
    }

    private static KerasTensor Normalized(KerasTensor x, string name) => x.BatchNormalization(axis: Images.ChannelAxis, name: $"{name}_bn");

    private readonly record struct Row(int Kernel, int Repeats, int Channels, int Filters, int Expansion, int Stride);
}

/// <summary>EfficientNet-B0: images of 224×224, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.EfficientNetB0.</remarks>
public sealed class EfficientNetB0(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "efficientnetb0")
    : EfficientNet(
        1.0, 1.0, 224, 0.2, PretrainedWeights.Plain(
        "https://storage.googleapis.com/keras-applications/", "efficientnetb0", "902e53a9f72be733fc0bcb005b3ebbac",
        "50bc09e76180e00e4465e1a485ddc09d"),
        new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>EfficientNet-B1: images of 240×240, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.EfficientNetB1.</remarks>
public sealed class EfficientNetB1(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "efficientnetb1")
    : EfficientNet(
        1.0, 1.1, 240, 0.2, PretrainedWeights.Plain(
        "https://storage.googleapis.com/keras-applications/", "efficientnetb1", "1d254153d4ab51201f1646940f018540",
        "74c4e6b3e1f6a1eea24c589628592432"),
        new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>EfficientNet-B2: images of 260×260, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.EfficientNetB2.</remarks>
public sealed class EfficientNetB2(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "efficientnetb2")
    : EfficientNet(
        1.1, 1.2, 260, 0.3, PretrainedWeights.Plain(
        "https://storage.googleapis.com/keras-applications/", "efficientnetb2", "b15cce36ff4dcbd00b6dd88e7857a6ad",
        "111f8e2ac8aa800a7a99e3239f7bfb39"),
        new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>EfficientNet-B3: images of 300×300, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.EfficientNetB3.</remarks>
public sealed class EfficientNetB3(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "efficientnetb3")
    : EfficientNet(
        1.2, 1.4, 300, 0.3, PretrainedWeights.Plain(
        "https://storage.googleapis.com/keras-applications/", "efficientnetb3", "ffd1fdc53d0ce67064dc6a9c7960ede0",
        "af6d107764bb5b1abb91932881670226"),
        new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>EfficientNet-B4: images of 380×380, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.EfficientNetB4.</remarks>
public sealed class EfficientNetB4(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "efficientnetb4")
    : EfficientNet(
        1.4, 1.8, 380, 0.4, PretrainedWeights.Plain(
        "https://storage.googleapis.com/keras-applications/", "efficientnetb4", "18c95ad55216b8f92d7e70b3a046e2fc",
        "ebc24e6d6c33eaebbd558eafbeedf1ba"),
        new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>EfficientNet-B5: images of 456×456, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.EfficientNetB5.</remarks>
public sealed class EfficientNetB5(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "efficientnetb5")
    : EfficientNet(
        1.6, 2.2, 456, 0.4, PretrainedWeights.Plain(
        "https://storage.googleapis.com/keras-applications/", "efficientnetb5", "ace28f2a6363774853a83a0b21b9421a",
        "38879255a25d3c92d5e44e04ae6cec6f"),
        new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>EfficientNet-B6: images of 528×528, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.EfficientNetB6.</remarks>
public sealed class EfficientNetB6(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "efficientnetb6")
    : EfficientNet(
        1.8, 2.6, 528, 0.5, PretrainedWeights.Plain(
        "https://storage.googleapis.com/keras-applications/", "efficientnetb6", "165f6e37dce68623721b423839de8be5",
        "9ecce42647a20130c1f39a5d4cb75743"),
        new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>EfficientNet-B7: images of 600×600, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.EfficientNetB7.</remarks>
public sealed class EfficientNetB7(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "efficientnetb7")
    : EfficientNet(
        2.0, 3.1, 600, 0.5, PretrainedWeights.Plain(
        "https://storage.googleapis.com/keras-applications/", "efficientnetb7", "8c03f828fec3ef71311cd463b6759d99",
        "cbcfe4450ddf6f3ad90b1b398090fe4a"),
        new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));
