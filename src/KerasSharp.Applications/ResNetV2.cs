namespace KerasSharp.Applications;

/// <summary>ResNetV2: bottleneck blocks that normalize before they convolve, so that shortcuts lead through unchanged.</summary>
/// <remarks>He et al., "Identity Mappings in Deep Residual Networks", 2016. Source: keras.applications.resnet_v2.</remarks>
public abstract class ResNetV2 : Application
{
    private protected ResNetV2(int[] blocks, Request request, PretrainedWeights files)
        : base(request, ResNet.Family with { Pretrained = files }, (x, checkedRequest) => Network(x, blocks, checkedRequest))
    {
    }

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Tensor, DataFormat?, PreprocessingMode)"/>
    /// <remarks>Pixels of 0 to 255 come to lie between -1 and 1.</remarks>
    public static Tensor PreprocessInput(Tensor x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat, "tf");

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static KerasTensor PreprocessInput(KerasTensor x, DataFormat? dataFormat = null) =>
        ImageNetUtils.PreprocessInput(x, dataFormat, "tf");

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Array, DataFormat?, PreprocessingMode)"/>
    public static Array PreprocessInput(Array x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat, "tf");

    private static KerasTensor Network(KerasTensor x, int[] blocks, Request request)
    {
        x = ResNet.FirstPooling(ResNet.Stem(x));
        x = Stack(x, 64, blocks[0], stride: 2, name: "conv2");
        x = Stack(x, 128, blocks[1], stride: 2, name: "conv3");
        x = Stack(x, 256, blocks[2], stride: 2, name: "conv4");
        x = Stack(x, 512, blocks[3], stride: 1, name: "conv5");
        x = ResNet.Normalized(x, "post_bn").Activation("relu", name: "post_relu");
        return Head.End(x, request, named: true);
    }

    /// <summary>The last block strides.</summary>
    private static KerasTensor Stack(KerasTensor x, int filters, int blocks, int stride, string name)
    {
        x = Block(x, filters, stride: 1, convolvesShortcut: true, name: $"{name}_block1");
        for (var i = 2; i < blocks; i++)
            x = Block(x, filters, stride: 1, convolvesShortcut: false, name: $"{name}_block{i}");
        return Block(x, filters, stride, convolvesShortcut: false, name: $"{name}_block{blocks}");
    }

    /// <summary>1×1, 3×3, 1×1 on normalized maps; the 3×3 strides, and a pooling of 1×1 strides the shortcut.</summary>
    private static KerasTensor Block(KerasTensor x, int filters, int stride, bool convolvesShortcut, string name)
    {
        var normalized = ResNet.Normalized(x, $"{name}_preact_bn").Activation("relu", name: $"{name}_preact_relu");
        var shortcut = convolvesShortcut ? normalized.Conv2D(4 * filters, 1, strides: stride, name: $"{name}_0_conv")
            : stride > 1 ? x.MaxPooling2D(1, strides: stride)
            : x;
        x = normalized.Conv2D(filters, 1, strides: 1, useBias: false, name: $"{name}_1_conv");
        x = ResNet.Normalized(x, $"{name}_1_bn").Activation("relu", name: $"{name}_1_relu");
        x = x.ZeroPadding2D(((1, 1), (1, 1)), name: $"{name}_2_pad").Conv2D(
            filters, 3, strides: stride, useBias: false, name: $"{name}_2_conv");
        x = ResNet.Normalized(x, $"{name}_2_bn").Activation("relu", name: $"{name}_2_relu");
        return new Add(name: $"{name}_out").Apply([shortcut, x.Conv2D(4 * filters, 1, name: $"{name}_3_conv")]);
    }
}

/// <summary>ResNetV2 of 50 layers; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.ResNet50V2.</remarks>
public sealed class ResNet50V2(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "resnet50v2")
    : ResNetV2([3, 4, 6, 3], new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name),
        PretrainedWeights.Usual("resnet", "resnet50v2", "3ef43a0b657b3be2300d5770ece849e0", "fac2f116257151a9d068a22e544a4917"));

/// <summary>ResNetV2 of 101 layers; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.ResNet101V2.</remarks>
public sealed class ResNet101V2(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "resnet101v2")
    : ResNetV2([3, 4, 23, 3], new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name),
        PretrainedWeights.Usual("resnet", "resnet101v2", "6343647c601c52e1368623803854d971", "c0ed64b8031c3730f411d2eb4eea35b5"));

/// <summary>ResNetV2 of 152 layers; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.ResNet152V2.</remarks>
public sealed class ResNet152V2(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "resnet152v2")
    : ResNetV2([3, 8, 36, 3], new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name),
        PretrainedWeights.Usual("resnet", "resnet152v2", "a49b44d1979771252814e80f8ec446f9", "ed17cf2e0169df9d443503ef94b23b33"));
