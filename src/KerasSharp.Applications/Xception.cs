namespace KerasSharp.Applications;

/// <summary>Xception: separable convolutions with shortcuts; images of 299×299, at least 71×71.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Chollet, "Xception: Deep Learning with Depthwise Separable Convolutions", 2017. Source: keras.applications.Xception.</remarks>
public sealed class Xception(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "xception")
    : Application(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name, Family, Network)
{
    private static readonly Traits Family = new()
    {
        DefaultSize = 299,
        MinSize = 71,
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), 'imagenet' (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded.",
        OtherClasses = "If using `weights='imagenet'` with `include_top=True`, `classes` should be 1000.  Received classes={0}",
        Pretrained = PretrainedWeights.Usual(
            "xception", "xception", "0a58e3b7378bc2990ea3b43d5981f1f6", "b0042744bf5b25fce3cb969f33bebb97"),
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
        // Entry flow.
        x = Normalized(x.Conv2D(32, 3, strides: 2, useBias: false, name: "block1_conv1"), "block1_conv1_bn").Activation(
            "relu", name: "block1_conv1_act");
        x = Normalized(x.Conv2D(64, 3, useBias: false, name: "block1_conv2"), "block1_conv2_bn").Activation(
            "relu", name: "block1_conv2_act");
        x = Reduction(x, 128, 128, 2, activatesFirst: false);
        x = Reduction(x, 256, 256, 3);
        x = Reduction(x, 728, 728, 4);
        // Middle flow.
        for (var block = 5; block <= 12; block++)
        {
            var branch = x;
            for (var i = 1; i <= 3; i++)
                branch = Separable(branch.Activation("relu", name: $"block{block}_sepconv{i}_act"), 728, $"block{block}_sepconv{i}");
            x = new Add().Apply([branch, x]);
        }

        // Exit flow.
        x = Reduction(x, 728, 1024, 13);
        x = Separable(x, 1536, "block14_sepconv1").Activation("relu", name: "block14_sepconv1_act");
        x = Separable(x, 2048, "block14_sepconv2").Activation("relu", name: "block14_sepconv2_act");
        return Head.End(x, request);
    }

    /// <summary>Two separable convolutions and a pooling, beside a strided convolution of 1×1.</summary>
    private static KerasTensor Reduction(KerasTensor x, int filters, int lastFilters, int block, bool activatesFirst = true)
    {
        var residual = Normalized(x.Conv2D(lastFilters, 1, strides: 2, padding: "same", useBias: false));
        if (activatesFirst)
            x = x.Activation("relu", name: $"block{block}_sepconv1_act");
        x = Separable(x, filters, $"block{block}_sepconv1").Activation("relu", name: $"block{block}_sepconv2_act");
        x = Separable(x, lastFilters, $"block{block}_sepconv2").MaxPooling2D(3, strides: 2, padding: "same", name: $"block{block}_pool");
        return new Add().Apply([x, residual]);
    }

    private static KerasTensor Separable(KerasTensor x, int filters, string name) =>
        Normalized(x.SeparableConv2D(filters, 3, padding: "same", useBias: false, name: name), $"{name}_bn");

    private static KerasTensor Normalized(KerasTensor x, string? name = null) =>
        x.BatchNormalization(axis: Images.LastChannelAxis, name: name);
}
