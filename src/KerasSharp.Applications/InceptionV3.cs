namespace KerasSharp.Applications;

/// <summary>Inception-v3: modules of parallel convolutions of several sizes; images of 299×299, at least 75×75.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2016.
/// Source: keras.applications.InceptionV3.</remarks>
public sealed class InceptionV3(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "inception_v3")
    : Application(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name, Family, Network)
{
    private static readonly Traits Family = new()
    {
        DefaultSize = 299,
        MinSize = 75,
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), `imagenet` (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded; Received: weights={0}",
        OtherClasses = "If using `weights=\"imagenet\"` with `include_top=True`, `classes` should be 1000. Received classes={0}",
        Pretrained = PretrainedWeights.Usual(
            "inception_v3", "inception_v3", "9a0d58056eeedaa3f26cb7ebd46da564", "bcbd6486424b2319ff4ef7d526e38f63"),
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
        x = Convolution(x, 32, (3, 3), strides: 2, padding: "valid");
        x = Convolution(x, 32, (3, 3), padding: "valid");
        x = Convolution(x, 64, (3, 3)).MaxPooling2D(3, strides: 2);
        x = Convolution(x, 80, (1, 1), padding: "valid");
        x = Convolution(x, 192, (3, 3), padding: "valid").MaxPooling2D(3, strides: 2);

        // 35×35.
        x = Small(x, pooled: 32, name: "mixed0");
        x = Small(x, pooled: 64, name: "mixed1");
        x = Small(x, pooled: 64, name: "mixed2");
        x = FirstReduction(x);

        // 17×17.
        x = Factorized(x, 128, name: "mixed4");
        x = Factorized(x, 160, name: "mixed5");
        x = Factorized(x, 160, name: "mixed6");
        x = Factorized(x, 192, name: "mixed7");
        x = SecondReduction(x);

        // 8×8.
        x = Wide(x, inner: "mixed9_0", name: "mixed9");
        x = Wide(x, inner: "mixed9_1", name: "mixed10");
        return Head.End(x, request);
    }

    /// <summary>1×1, 5×5, twice 3×3, and a pooling.</summary>
    private static KerasTensor Small(KerasTensor x, int pooled, string name)
    {
        var branch1x1 = Convolution(x, 64, (1, 1));
        var branch5x5 = Convolution(Convolution(x, 48, (1, 1)), 64, (5, 5));
        var branch3x3 = Convolution(Convolution(Convolution(x, 64, (1, 1)), 96, (3, 3)), 96, (3, 3));
        return Joined(name, branch1x1, branch5x5, branch3x3, Pooling(x, pooled));
    }

    /// <summary>1×1, 7×7, twice 7×7, each as 1×7 and 7×1, and a pooling.</summary>
    private static KerasTensor Factorized(KerasTensor x, int filters, string name)
    {
        var branch1x1 = Convolution(x, 192, (1, 1));
        var branch7x7 = Convolution(Convolution(Convolution(x, filters, (1, 1)), filters, (1, 7)), 192, (7, 1));
        var twice7x7 = Convolution(Convolution(Convolution(x, filters, (1, 1)), filters, (7, 1)), filters, (1, 7));
        twice7x7 = Convolution(Convolution(twice7x7, filters, (7, 1)), 192, (1, 7));
        return Joined(name, branch1x1, branch7x7, twice7x7, Pooling(x, 192));
    }

    /// <summary>1×1, 3×3 and twice 3×3, the last as 1×3 beside 3×1, and a pooling.</summary>
    private static KerasTensor Wide(KerasTensor x, string inner, string name)
    {
        var branch1x1 = Convolution(x, 320, (1, 1));
        var branch3x3 = Convolution(x, 384, (1, 1));
        branch3x3 = Joined(inner, Convolution(branch3x3, 384, (1, 3)), Convolution(branch3x3, 384, (3, 1)));
        var twice3x3 = Convolution(Convolution(x, 448, (1, 1)), 384, (3, 3));
        twice3x3 = Joined(null, Convolution(twice3x3, 384, (1, 3)), Convolution(twice3x3, 384, (3, 1)));
        return Joined(name, branch1x1, branch3x3, twice3x3, Pooling(x, 192));
    }

    private static KerasTensor FirstReduction(KerasTensor x)
    {
        var branch3x3 = Convolution(x, 384, (3, 3), strides: 2, padding: "valid");
        var twice3x3 = Convolution(Convolution(Convolution(x, 64, (1, 1)), 96, (3, 3)), 96, (3, 3), strides: 2, padding: "valid");
        return Joined("mixed3", branch3x3, twice3x3, x.MaxPooling2D(3, strides: 2));
    }

    private static KerasTensor SecondReduction(KerasTensor x)
    {
        var branch3x3 = Convolution(Convolution(x, 192, (1, 1)), 320, (3, 3), strides: 2, padding: "valid");
        var branch7x7 = Convolution(Convolution(Convolution(x, 192, (1, 1)), 192, (1, 7)), 192, (7, 1));
        branch7x7 = Convolution(branch7x7, 192, (3, 3), strides: 2, padding: "valid");
        return Joined("mixed8", branch3x3, branch7x7, x.MaxPooling2D(3, strides: 2));
    }

    private static KerasTensor Pooling(KerasTensor x, int filters) =>
        Convolution(x.AveragePooling2D(3, strides: 1, padding: "same"), filters, (1, 1));

    /// <summary>A convolution without bias, a normalization without gamma, and relu.</summary>
    private static KerasTensor Convolution(KerasTensor x, int filters, Sizes kernel, int strides = 1, string padding = "same") => x
        .Conv2D(filters, kernel, strides: strides, padding: padding, useBias: false)
        .BatchNormalization(axis: Images.ChannelAxis, scale: false)
        .Activation("relu");

    private static KerasTensor Joined(string? name, params KerasTensor[] branches) =>
        new Concatenate(axis: Images.ChannelAxis, name: name).Apply(branches);
}
