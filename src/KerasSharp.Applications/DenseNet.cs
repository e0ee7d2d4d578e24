namespace KerasSharp.Applications;

/// <summary>DenseNet: blocks in which each convolution sees the maps of all before it.</summary>
/// <remarks>Huang et al., "Densely Connected Convolutional Networks", 2017. Source: keras.applications.densenet.</remarks>
public abstract class DenseNet : Application
{
    private const int GrowthRate = 32;

    private static readonly Traits Family = new()
    {
        DefaultSize = 224,
        ChannelsLastOnly = "DenseNet",
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), `imagenet` (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded.",
        OtherClasses = "If using `weights` as `\"imagenet\"` with `include_top` as true, `classes` should be 1000",
    };

    private protected DenseNet(int[] blocks, Request request, PretrainedWeights files)
        : base(request, Family with { Pretrained = files }, (x, checkedRequest) => Network(x, blocks, checkedRequest))
    {
    }

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Tensor, DataFormat?, PreprocessingMode)"/>
    /// <remarks>Pixels come to lie between 0 and 1, then each channel is normalized by the mean and deviation of ImageNet.</remarks>
    public static Tensor PreprocessInput(Tensor x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat, "torch");

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static KerasTensor PreprocessInput(KerasTensor x, DataFormat? dataFormat = null) =>
        ImageNetUtils.PreprocessInput(x, dataFormat, "torch");

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Array, DataFormat?, PreprocessingMode)"/>
    public static Array PreprocessInput(Array x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat, "torch");

    private static KerasTensor Network(KerasTensor x, int[] blocks, Request request)
    {
        x = x.ZeroPadding2D(((3, 3), (3, 3))).Conv2D(64, 7, strides: 2, useBias: false, name: "conv1_conv");
        x = ResNet.Normalized(x, "conv1_bn").Activation("relu", name: "conv1_relu");
        x = x.ZeroPadding2D(((1, 1), (1, 1))).MaxPooling2D(3, strides: 2, name: "pool1");
        for (var stage = 2; stage <= 5; stage++)
        {
            for (var i = 1; i <= blocks[stage - 2]; i++)
                x = Convolution(x, $"conv{stage}_block{i}");
            if (stage < 5)
                x = Transition(x, $"pool{stage}");
        }

        x = ResNet.Normalized(x, "bn").Activation("relu", name: "relu");
        return Head.End(x, request, named: true);
    }

    /// <summary>Adds 32 maps to those there are.</summary>
    private static KerasTensor Convolution(KerasTensor x, string name)
    {
        var added = ResNet.Normalized(x, $"{name}_0_bn").Activation("relu", name: $"{name}_0_relu").Conv2D(
            4 * GrowthRate, 1, useBias: false, name: $"{name}_1_conv");
        added = ResNet.Normalized(added, $"{name}_1_bn").Activation("relu", name: $"{name}_1_relu");
        added = added.Conv2D(GrowthRate, 3, padding: "same", useBias: false, name: $"{name}_2_conv");
        return new Concatenate(axis: Images.ChannelAxis, name: $"{name}_concat").Apply([x, added]);
    }

    /// <summary>Halves the maps, and their height and width.</summary>
    private static KerasTensor Transition(KerasTensor x, string name) =>
        ResNet.Normalized(x, $"{name}_bn").Activation("relu", name: $"{name}_relu")
        .Conv2D(Images.Channels(x) / 2, 1, useBias: false, name: $"{name}_conv")
        .AveragePooling2D(2, strides: 2, name: $"{name}_pool");
}

/// <summary>DenseNet of 121 layers; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.DenseNet121.</remarks>
public sealed class DenseNet121(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "densenet121")
    : DenseNet([6, 12, 24, 16], new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name),
        PretrainedWeights.Usual("densenet", "densenet121", "9d60b8095a5708f2dcce2bca79d332c7", "30ee3e1110167f948a6b9946edeeb738"));

/// <summary>DenseNet of 169 layers; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.DenseNet169.</remarks>
public sealed class DenseNet169(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "densenet169")
    : DenseNet([6, 12, 32, 32], new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name),
        PretrainedWeights.Usual("densenet", "densenet169", "d699b8f76981ab1b30698df4c175e90b", "b8c4d4c20dd625c148057b9ff1c1176b"));

/// <summary>DenseNet of 201 layers; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.DenseNet201.</remarks>
public sealed class DenseNet201(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "densenet201")
    : DenseNet([6, 12, 48, 32], new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name),
        PretrainedWeights.Usual("densenet", "densenet201", "1ceb130c1ea1b78c3bf6114dbdfd8807", "c13680b51ded0fb44dff2d8f86ac8bb1"));
