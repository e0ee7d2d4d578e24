namespace KerasSharp.Applications;

/// <summary>ResNet: bottleneck blocks whose input is added to their output.</summary>
/// <remarks>He et al., "Deep Residual Learning for Image Recognition", 2015. Source: keras.applications.resnet.</remarks>
public abstract class ResNet : Application
{
    internal const double Epsilon = 1.001e-5;

    internal static readonly Traits Family = new()
    {
        DefaultSize = 224,
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), 'imagenet' (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded.  Received: weights={0}",
        OtherClasses = "If using `weights='imagenet'` with `include_top=True`, `classes` should be 1000.  Received classes={0}",
    };

    private protected ResNet(int[] blocks, Request request, PretrainedWeights files)
        : base(request, Family with { Pretrained = files }, (x, checkedRequest) => Network(x, blocks, checkedRequest))
    {
    }

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Tensor, DataFormat?, PreprocessingMode)"/>
    /// <remarks>RGB becomes BGR, and the mean of each channel is subtracted.</remarks>
    public static Tensor PreprocessInput(Tensor x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat);

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static KerasTensor PreprocessInput(KerasTensor x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat);

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Array, DataFormat?, PreprocessingMode)"/>
    public static Array PreprocessInput(Array x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat);

    /// <summary>A convolution of 7×7 with stride 2 on padded images.</summary>
    internal static KerasTensor Stem(KerasTensor x) => x
        .ZeroPadding2D(((3, 3), (3, 3)), name: "conv1_pad")
        .Conv2D(64, 7, strides: 2, name: "conv1_conv");

    /// <summary>A pooling of 3×3 with stride 2 on padded maps.</summary>
    internal static KerasTensor FirstPooling(KerasTensor x) => x
        .ZeroPadding2D(((1, 1), (1, 1)), name: "pool1_pad")
        .MaxPooling2D(3, strides: 2, name: "pool1_pool");

    internal static KerasTensor Normalized(KerasTensor x, string name) =>
        x.BatchNormalization(axis: Images.ChannelAxis, epsilon: Epsilon, name: name);

    private static KerasTensor Network(KerasTensor x, int[] blocks, Request request)
    {
        x = Normalized(Stem(x), "conv1_bn").Activation("relu", name: "conv1_relu");
        x = FirstPooling(x);
        x = Stack(x, 64, blocks[0], stride: 1, name: "conv2");
        x = Stack(x, 128, blocks[1], stride: 2, name: "conv3");
        x = Stack(x, 256, blocks[2], stride: 2, name: "conv4");
        x = Stack(x, 512, blocks[3], stride: 2, name: "conv5");
        return Head.End(x, request, named: true);
    }

    private static KerasTensor Stack(KerasTensor x, int filters, int blocks, int stride, string name)
    {
        x = Block(x, filters, stride, convolvesShortcut: true, name: $"{name}_block1");
        for (var i = 2; i <= blocks; i++)
            x = Block(x, filters, stride: 1, convolvesShortcut: false, name: $"{name}_block{i}");
        return x;
    }

    /// <summary>1×1, 3×3, 1×1; the first one strides.</summary>
    private static KerasTensor Block(KerasTensor x, int filters, int stride, bool convolvesShortcut, string name)
    {
        var shortcut = convolvesShortcut
            ? Normalized(x.Conv2D(4 * filters, 1, strides: stride, name: $"{name}_0_conv"), $"{name}_0_bn") : x;
        x = Normalized(x.Conv2D(filters, 1, strides: stride, name: $"{name}_1_conv"), $"{name}_1_bn").Activation(
            "relu", name: $"{name}_1_relu");
        x = Normalized(x.Conv2D(filters, 3, padding: "same", name: $"{name}_2_conv"), $"{name}_2_bn").Activation(
            "relu", name: $"{name}_2_relu");
        x = Normalized(x.Conv2D(4 * filters, 1, name: $"{name}_3_conv"), $"{name}_3_bn");
        return new Add(name: $"{name}_add").Apply([shortcut, x]).Activation("relu", name: $"{name}_out");
    }
}

/// <summary>ResNet of 50 layers; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.ResNet50.</remarks>
public sealed class ResNet50(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "resnet50")
    : ResNet([3, 4, 6, 3], new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name),
        PretrainedWeights.Usual("resnet", "resnet50", "2cb95161c43110f7111970584f804107", "4d473c1dd8becc155b73f8504c6f6626"));

/// <summary>ResNet of 101 layers; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.ResNet101.</remarks>
public sealed class ResNet101(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "resnet101")
    : ResNet([3, 4, 23, 3], new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name),
        PretrainedWeights.Usual("resnet", "resnet101", "f1aeb4b969a6efcfb50fad2f0c20cfc5", "88cf7a10940856eca736dc7b7e228a21"));

/// <summary>ResNet of 152 layers; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.ResNet152.</remarks>
public sealed class ResNet152(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "resnet152")
    : ResNet([3, 8, 36, 3], new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name),
        PretrainedWeights.Usual("resnet", "resnet152", "100835be76be38e30d865e96f2aaae62", "ee4c566cf9a93f14d82f913c2dc6dd0c"));
