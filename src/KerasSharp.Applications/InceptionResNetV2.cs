namespace KerasSharp.Applications;

/// <summary>Inception-ResNet-v2: Inception modules whose output is scaled and added to their input; images of 299×299, at least
/// 75×75.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Szegedy et al., "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning", 2017.
/// Source: keras.applications.InceptionResNetV2.</remarks>
public sealed class InceptionResNetV2(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "inception_resnet_v2")
    : Application(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name, Family, Network)
{
    private static readonly Traits Family = new()
    {
        DefaultSize = 299,
        MinSize = 75,
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), `imagenet` (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded.",
        OtherClasses = "If using `weights=\"imagenet\"` with `include_top=True`, `classes` should be 1000. Received classes={0}",
        Pretrained = PretrainedWeights.Usual(
            "inception_resnet_v2", "inception_resnet_v2", "e693bd0210a403b3192acc6073ad2e96", "d19885ff4a710c122648d3b5c3b684e4"),
    };

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Tensor, DataFormat?, PreprocessingMode)"/>
    /// <remarks>Pixels of 0 to 255 come to lie between -1 and 1.</remarks>
    public static Tensor PreprocessInput(Tensor x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat, "tf");

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static KerasTensor PreprocessInput(KerasTensor x, DataFormat? dataFormat = null) =>
        ImageNetUtils.PreprocessInput(x, dataFormat, "tf");

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Array, DataFormat?, PreprocessingMode)"/>
    public static Array PreprocessInput(Array x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat, "tf");

    private static KerasTensor Network(KerasTensor x, Request request)
    {
        // Stem.
        x = Convolution(x, 32, 3, strides: 2, padding: "valid");
        x = Convolution(x, 32, 3, padding: "valid");
        x = Convolution(x, 64, 3).MaxPooling2D(3, strides: 2);
        x = Convolution(x, 80, 1, padding: "valid");
        x = Convolution(x, 192, 3, padding: "valid").MaxPooling2D(3, strides: 2);

        // Inception-A.
        var branch1x1 = Convolution(x, 96, 1);
        var branch5x5 = Convolution(Convolution(x, 48, 1), 64, 5);
        var twice3x3 = Convolution(Convolution(Convolution(x, 64, 1), 96, 3), 96, 3);
        var pooled = Convolution(x.AveragePooling2D(3, strides: 1, padding: "same"), 64, 1);
        x = Joined("mixed_5b", branch1x1, branch5x5, twice3x3, pooled);
        for (var i = 1; i <= 10; i++)
            x = Residual(x, Block35(x), scale: 0.17, name: $"block35_{i}");

        // Reduction-A.
        var branch3x3 = Convolution(x, 384, 3, strides: 2, padding: "valid");
        twice3x3 = Convolution(Convolution(Convolution(x, 256, 1), 256, 3), 384, 3, strides: 2, padding: "valid");
        x = Joined("mixed_6a", branch3x3, twice3x3, x.MaxPooling2D(3, strides: 2));
        for (var i = 1; i <= 20; i++)
            x = Residual(x, Block17(x), scale: 0.1, name: $"block17_{i}");

        // Reduction-B.
        branch3x3 = Convolution(Convolution(x, 256, 1), 384, 3, strides: 2, padding: "valid");
        var narrow3x3 = Convolution(Convolution(x, 256, 1), 288, 3, strides: 2, padding: "valid");
        twice3x3 = Convolution(Convolution(Convolution(x, 256, 1), 288, 3), 320, 3, strides: 2, padding: "valid");
        x = Joined("mixed_7a", branch3x3, narrow3x3, twice3x3, x.MaxPooling2D(3, strides: 2));
        for (var i = 1; i <= 10; i++)
            x = Residual(x, Block8(x), scale: i < 10 ? 0.2 : 1, activates: i < 10, name: $"block8_{i}");

        x = Convolution(x, 1536, 1, name: "conv_7b");
        return Head.End(x, request);
    }

    private static KerasTensor[] Block35(KerasTensor x) =>
    [
        Convolution(x, 32, 1),
        Convolution(Convolution(x, 32, 1), 32, 3),
        Convolution(Convolution(Convolution(x, 32, 1), 48, 3), 64, 3),
    ];

    private static KerasTensor[] Block17(KerasTensor x) =>
        [Convolution(x, 192, 1), Convolution(Convolution(Convolution(x, 128, 1), 160, (1, 7)), 192, (7, 1))];

    private static KerasTensor[] Block8(KerasTensor x) =>
        [Convolution(x, 192, 1), Convolution(Convolution(Convolution(x, 192, 1), 224, (1, 3)), 256, (3, 1))];

    /// <summary>Joins the branches, brings them to the input's channels and adds them to it, scaled.</summary>
    private static KerasTensor Residual(KerasTensor x, KerasTensor[] branches, double scale, string name, bool activates = true)
    {
        var update = Joined($"{name}_mixed", branches).Conv2D(Images.Channels(x), 1, padding: "same", name: $"{name}_conv");
        x = new CustomScaleLayer(scale).Apply([x, update]);
        return activates ? x.Activation("relu", name: $"{name}_ac") : x;
    }

    /// <summary>A convolution without bias, a normalization without gamma, and relu.</summary>
    private static KerasTensor Convolution(
        KerasTensor x, int filters, Sizes kernel, int strides = 1, string padding = "same", string? name = null) => x
        .Conv2D(filters, kernel, strides: strides, padding: padding, useBias: false, name: name)
        .BatchNormalization(axis: Images.ChannelAxis, scale: false, name: name is null ? null : $"{name}_bn")
        .Activation("relu", name: name is null ? null : $"{name}_ac");

    private static KerasTensor Joined(string name, params KerasTensor[] branches) =>
        new Concatenate(axis: Images.ChannelAxis, name: name).Apply(branches);
}
