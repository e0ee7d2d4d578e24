namespace KerasSharp.Applications;

/// <summary>ConvNeXt: a ResNet modernised after the vision transformers. It takes pixels of 0 to 255.</summary>
/// <remarks>Liu et al., "A ConvNet for the 2020s", 2022. Source: keras.applications.convnext.</remarks>
public abstract class ConvNeXt : Application
{
    private const double Epsilon = 1e-6;

    private static readonly Traits Family = new()
    {
        DefaultSize = 224,
        ChannelsLastOnly = "ConvNeXt",
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), `imagenet` (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded.",
        OtherClasses = "If using `weights=\"imagenet\"` with `include_top=True`, `classes` should be 1000. Received classes={0}",
    };

    private protected ConvNeXt(
        int[] depths, int[] channels, string variant, string wholeHash, string toplessHash, bool includePreprocessing, Request request)
        : base(
            Check(request, variant, Family with
            {
                Pretrained = PretrainedWeights.Plain(
                PretrainedWeights.Storage + "convnext/", variant, wholeHash, toplessHash)
            }),
            (x, checkedRequest) => Network(x, depths, channels, includePreprocessing, checkedRequest))
    {
    }

    /// <summary>Gives the images as they are: the network normalizes them itself, from pixels of 0 to 255, unless
    /// <c>includePreprocessing</c> is false.</summary>
    /// <param name="x">The images.</param>
    /// <param name="dataFormat">Where the channels stand; as nothing is done it does not matter.</param>
    public static Tensor PreprocessInput(Tensor x, DataFormat? dataFormat = null) => x;

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static KerasTensor PreprocessInput(KerasTensor x, DataFormat? dataFormat = null) => x;

    /// <inheritdoc cref="PreprocessInput(Tensor, DataFormat?)"/>
    public static Array PreprocessInput(Array x, DataFormat? dataFormat = null) => x;

    private static Request Check(Request request, string variant, Traits traits)
    {
        traits.CheckWeights(request);
        if (request.IsImageNet && !request.Name!.Contains(variant, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"Model name \"{request.Name}\" does not match weights variant \"{variant}\". When using imagenet weights, model name "
                + "must contain the weights variant "
                + $"(e.g., \"{variant}\").",
                "name");
        }

        return traits.Check(request);
    }

    private static KerasTensor Network(KerasTensor x, int[] depths, int[] channels, bool includePreprocessing, Request request)
    {
        var name = request.Name!;
        if (includePreprocessing && request.InputShape![^1] == 3)
            x = Normalized(x, $"{name}_prestem_normalization");

        var stem = new Sequential(
            [new Conv2D(channels[0], 4, strides: 4, name: $"{name}_stem_conv"), new LayerNormalization(
                epsilon: Epsilon, name: $"{name}_stem_layernorm")],
            name: $"{name}_stem");
        var entrances = new List<Sequential> { stem };
        for (var i = 0; i < 3; i++)
        {
            entrances.Add(new Sequential(
                [
                    new LayerNormalization(epsilon: Epsilon, name: $"{name}_downsampling_layernorm_{i}"),
                    new Conv2D(channels[i + 1], 2, strides: 2, name: $"{name}_downsampling_conv_{i}"),
                ],
                name: $"{name}_downsampling_block_{i}"));
        }

        for (var stage = 0; stage < depths.Length; stage++)
        {
            x = entrances[stage].Apply(x);
            for (var block = 0; block < depths[stage]; block++)
                x = Block(x, channels[stage], $"{name}_stage_{stage}_block_{block}");
        }

        return request.IncludeTop
            ? x.GlobalAveragePooling2D(name: $"{name}_head_gap")
                .LayerNormalization(epsilon: Epsilon, name: $"{name}_head_layernorm")
                .Dense(request.Classes, activation: request.Activation(), name: $"{name}_head_dense")
            : Head.Pooled(x, request).LayerNormalization(epsilon: Epsilon);
    }

    /// <summary>The mean and deviation of ImageNet's channels, in pixels.</summary>
    private static KerasTensor Normalized(KerasTensor x, string name) => x.Normalization(
        mean: new[] { 0.485 * 255, 0.456 * 255, 0.406 * 255 },
        variance: new[] { Math.Pow(0.229 * 255, 2), Math.Pow(0.224 * 255, 2), Math.Pow(0.225 * 255, 2) }, name: name);

    /// <summary>A 7×7 convolution of each channel by itself, then a widening and narrowing across them.</summary>
    private static KerasTensor Block(KerasTensor input, int channels, string name)
    {
        var x = input.Conv2D(channels, 7, padding: "same", groups: channels, name: $"{name}_depthwise_conv")
            .LayerNormalization(epsilon: Epsilon, name: $"{name}_layernorm")
            .Dense(4 * channels, name: $"{name}_pointwise_conv_1")
            .Activation("gelu", name: $"{name}_gelu")
            .Dense(channels, name: $"{name}_pointwise_conv_2")
            .LayerScale(1e-6, channels, name: $"{name}_layer_scale")
            .Activation("linear", name: $"{name}_identity");
        return input + x;
    }
}

/// <summary>ConvNeXt-Tiny: images of 224×224, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="includePreprocessing">Whether the first layer normalizes pixels of 0 to 255, where the images have 3 channels.</param>
/// <remarks>Source: keras.applications.ConvNeXtTiny.</remarks>
public sealed class ConvNeXtTiny(
    bool includeTop = true, bool includePreprocessing = true, string? weights = "imagenet", KerasTensor? inputTensor = null,
    Shape? inputShape = null, string? pooling = null, int classes = 1000, string? classifierActivation = "softmax",
    string name = "convnext_tiny")
    : ConvNeXt(
        [3, 3, 9, 3], [96, 192, 384, 768], "convnext_tiny",
        "8ae6e78ce2933352b1ef4008e6dd2f17bc40771563877d156bc6426c7cf503ff",
            "d547c096cabd03329d7be5562c5e14798aa39ed24b474157cef5e85ab9e49ef1",
        includePreprocessing, new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>ConvNeXt-Small: images of 224×224, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="includePreprocessing">Whether the first layer normalizes pixels of 0 to 255, where the images have 3 channels.</param>
/// <remarks>Source: keras.applications.ConvNeXtSmall.</remarks>
public sealed class ConvNeXtSmall(
    bool includeTop = true, bool includePreprocessing = true, string? weights = "imagenet", KerasTensor? inputTensor = null,
    Shape? inputShape = null, string? pooling = null, int classes = 1000, string? classifierActivation = "softmax",
    string name = "convnext_small")
    : ConvNeXt(
        [3, 3, 27, 3], [96, 192, 384, 768], "convnext_small",
        "ce1277d8f1ee5a0ef0e171469089c18f5233860ceaf9b168049cb9263fd7483c",
            "6fc8009faa2f00c1c1dfce59feea9b0745eb260a7dd11bee65c8e20843da6eab",
        includePreprocessing, new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>ConvNeXt-Base: images of 224×224, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="includePreprocessing">Whether the first layer normalizes pixels of 0 to 255, where the images have 3 channels.</param>
/// <remarks>Source: keras.applications.ConvNeXtBase.</remarks>
public sealed class ConvNeXtBase(
    bool includeTop = true, bool includePreprocessing = true, string? weights = "imagenet", KerasTensor? inputTensor = null,
    Shape? inputShape = null, string? pooling = null, int classes = 1000, string? classifierActivation = "softmax",
    string name = "convnext_base")
    : ConvNeXt(
        [3, 3, 27, 3], [128, 256, 512, 1024], "convnext_base",
        "52cbb006d3dadd03f6e095a8ca1aca47aecdd75acb4bc74bce1f5c695d0086e6",
            "40a20c5548a5e9202f69735ecc06c990e6b7c9d2de39f0361e27baeb24cb7c45",
        includePreprocessing, new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>ConvNeXt-Large: images of 224×224, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="includePreprocessing">Whether the first layer normalizes pixels of 0 to 255, where the images have 3 channels.</param>
/// <remarks>Source: keras.applications.ConvNeXtLarge.</remarks>
public sealed class ConvNeXtLarge(
    bool includeTop = true, bool includePreprocessing = true, string? weights = "imagenet", KerasTensor? inputTensor = null,
    Shape? inputShape = null, string? pooling = null, int classes = 1000, string? classifierActivation = "softmax",
    string name = "convnext_large")
    : ConvNeXt(
        [3, 3, 27, 3], [192, 384, 768, 1536], "convnext_large",
        "070c5ed9ed289581e477741d3b34beffa920db8cf590899d6d2c67fba2a198a6",
            "96f02b6f0753d4f543261bc9d09bed650f24dd6bc02ddde3066135b63d23a1cd",
        includePreprocessing, new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));

/// <summary>ConvNeXt-XLarge: images of 224×224, with pixels of 0 to 255.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <param name="includePreprocessing">Whether the first layer normalizes pixels of 0 to 255, where the images have 3 channels.</param>
/// <remarks>Source: keras.applications.ConvNeXtXLarge.</remarks>
public sealed class ConvNeXtXLarge(
    bool includeTop = true, bool includePreprocessing = true, string? weights = "imagenet", KerasTensor? inputTensor = null,
    Shape? inputShape = null, string? pooling = null, int classes = 1000, string? classifierActivation = "softmax",
    string name = "convnext_xlarge")
    : ConvNeXt(
        [3, 3, 27, 3], [256, 512, 1024, 2048], "convnext_xlarge",
        "c1f5ccab661354fc3a79a10fa99af82f0fbf10ec65cb894a3ae0815f17a889ee",
            "de3f8a54174130e0cecdc71583354753d557fcf1f4487331558e2a16ba0cfe05",
        includePreprocessing, new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name));
