namespace KerasSharp.Applications;

/// <summary>VGG: blocks of 3×3 convolutions, each followed by a pooling, and two wide dense layers.</summary>
/// <remarks>Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", 2015.
/// Source: keras.applications.vgg16, vgg19.</remarks>
public abstract class VGG : Application
{
    private static readonly int[] Filters = [64, 128, 256, 512, 512];

    private static readonly Traits Family = new()
    {
        DefaultSize = 224,
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), 'imagenet' (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded.  Received: weights={0}",
        OtherClasses = "If using `weights='imagenet'` with `include_top=True`, `classes` should be 1000.  Received classes={0}",
    };

    private protected VGG(int[] convolutions, Request request, PretrainedWeights files)
        : base(request, Family with { Pretrained = files }, (x, checkedRequest) => Network(x, convolutions, checkedRequest))
    {
    }

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Tensor, DataFormat?, PreprocessingMode)"/>
    /// <remarks>RGB becomes BGR, and the mean of each channel is subtracted.</remarks>
    public static Tensor PreprocessInput(Tensor x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat);

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static KerasTensor PreprocessInput(KerasTensor x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat);

    /// <inheritdoc cref="ImageNetUtils.PreprocessInput(Array, DataFormat?, PreprocessingMode)"/>
    public static Array PreprocessInput(Array x, DataFormat? dataFormat = null) => ImageNetUtils.PreprocessInput(x, dataFormat);

    private static KerasTensor Network(KerasTensor x, int[] convolutions, Request request)
    {
        for (var block = 1; block <= convolutions.Length; block++)
        {
            for (var i = 1; i <= convolutions[block - 1]; i++)
                x = x.Conv2D(Filters[block - 1], 3, activation: "relu", padding: "same", name: $"block{block}_conv{i}");
            x = x.MaxPooling2D(2, strides: 2, name: $"block{block}_pool");
        }

        if (!request.IncludeTop)
            return Head.Pooled(x, request);
        x = x.Flatten(name: "flatten").Dense(4096, activation: "relu", name: "fc1").Dense(4096, activation: "relu", name: "fc2");
        return Head.Classifier(x, request);
    }
}

/// <summary>VGG16: 13 convolutions and 3 dense layers; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.VGG16.</remarks>
public sealed class VGG16(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "vgg16")
    : VGG([2, 2, 3, 3, 3], new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name),
        PretrainedWeights.Usual("vgg16", "vgg16", "64373286793e3c8b2b4e3219cbf3544b", "6d6bbae143d832006294945121d1f1fc"));

/// <summary>VGG19: 16 convolutions and 3 dense layers; images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.VGG19.</remarks>
public sealed class VGG19(
    bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, Shape? inputShape = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "vgg19")
    : VGG([2, 2, 4, 4, 4], new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name),
        PretrainedWeights.Usual("vgg19", "vgg19", "cbe5617147190e668d6c5d5026f83318", "253f8cb515780f3b799900260a226db6"));
