namespace KerasSharp.Applications;

/// <summary>NASNet: cells that a search found, of separable convolutions and poolings, each fed with the outputs of the two before
/// it.</summary>
/// <remarks>Zoph et al., "Learning Transferable Architectures for Scalable Image Recognition", 2018.
/// Source: keras.applications.nasnet.</remarks>
public abstract class NASNet : Application
{
    private static readonly Traits Family = new()
    {
        DefaultSize = 331,
        ChannelsLastOnly = "NASNet",
        UnknownWeights = "The `weights` argument should be either `None` (random initialization), `imagenet` (pre-training on ImageNet), "
            + "or the path to the weights file to be loaded.",
        OtherClasses = "If using `weights` as `\"imagenet\"` with `include_top` as true, `classes` should be 1000",
    };

    private protected NASNet(
        int penultimateFilters, int blocks, int stemFilters, bool skipsReduction, int filterMultiplier, int size, PretrainedWeights? files,
        Request request)
        : base(
            Check(request, penultimateFilters, filterMultiplier, Family with { DefaultSize = size, Pretrained = files }),
            (x, checkedRequest) =>
                Network(x, penultimateFilters / 24, blocks, stemFilters, skipsReduction, filterMultiplier, checkedRequest))
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

    private static Request Check(Request request, int penultimateFilters, int filterMultiplier, Traits traits)
    {
        traits.CheckWeights(request);
        if (request is { IsImageNet: true, InputShape.IsKnown: false })
        {
            throw new ArgumentException(
                "When specifying the input shape of a NASNet and loading `ImageNet` weights, the input_shape argument must be static "
                + "(no None entries). "
                + $"Got: `input_shape={request.InputShape}`.",
                "inputShape");
        }

        request = request with { InputShape = InputShapes.Obtain(request, traits) };
        if (penultimateFilters % (24 * filterMultiplier * filterMultiplier) != 0)
        {
            throw new ArgumentException(
                "For NASNet-A models, the `penultimate_filters` must be a multiple of 24 * (`filter_multiplier` ** 2). Current value: "
                + $"{penultimateFilters}",
                nameof(penultimateFilters));
        }

        return traits.Locate(request);
    }

    private static KerasTensor Network(
        KerasTensor x, int filters, int blocks, int stemFilters, bool skipsReduction, int multiplier, Request request)
    {
        x = x.Conv2D(stemFilters, 3, strides: 2, useBias: false, name: "stem_conv1", kernelInitializer: "he_normal");
        x = Normalized(x, "stem_bn1");

        KerasTensor? p = null;
        (x, p) = Reduction(x, p, filters / (multiplier * multiplier), "stem_1");
        (x, p) = Reduction(x, p, filters / multiplier, "stem_2");
        for (var stage = 0; stage < 3; stage++)
        {
            if (stage > 0)
            {
                filters *= multiplier;
                (x, var before) = Reduction(x, p, filters, $"reduce_{stage * blocks}");
                p = skipsReduction ? p : before;
            }

            for (var i = 0; i < blocks; i++)
                (x, p) = Normal(x, p, filters, $"{(stage * blocks) + i + (stage > 0 ? 1 : 0)}");
        }

        return Head.End(x.Activation("relu"), request, top: null);
    }

    /// <summary>The cell that keeps height and width.</summary>
    private static (KerasTensor X, KerasTensor Before) Normal(KerasTensor input, KerasTensor before, int filters, string id)
    {
        using var scope = NameScope.Enter($"normal_A_block_{id}");
        var p = Adjusted(before, input, filters, id);
        var h = input.Activation("relu").Conv2D(
            filters, 1, strides: 1, padding: "same", name: $"normal_conv_1_{id}", useBias: false, kernelInitializer: "he_normal");
        h = Normalized(h, $"normal_bn_1_{id}");
        var x1 = Sum(1, $"normal_add_1_{id}", () => [Separable(h, filters, 5, $"normal_left1_{id}"), Separable(
            p, filters, 3, $"normal_right1_{id}")]);
        var x2 = Sum(2, $"normal_add_2_{id}", () => [Separable(p, filters, 5, $"normal_left2_{id}"), Separable(
            p, filters, 3, $"normal_right2_{id}")]);
        var x3 = Sum(3, $"normal_add_3_{id}", () => [Averaged(h, $"normal_left3_{id}"), p]);
        var x4 = Sum(4, $"normal_add_4_{id}", () => [Averaged(p, $"normal_left4_{id}"), Averaged(p, $"normal_right4_{id}")]);
        var x5 = Sum(5, $"normal_add_5_{id}", () => [Separable(h, filters, 3, $"normal_left5_{id}"), h]);
        return (Joined($"normal_concat_{id}", p, x1, x2, x3, x4, x5), input);
    }

    /// <summary>The cell that halves height and width.</summary>
    private static (KerasTensor X, KerasTensor Before) Reduction(KerasTensor input, KerasTensor? before, int filters, string id)
    {
        using var scope = NameScope.Enter($"reduction_A_block_{id}");
        var p = Adjusted(before, input, filters, id);
        var h = input.Activation("relu").Conv2D(
            filters, 1, strides: 1, padding: "same", name: $"reduction_conv_1_{id}", useBias: false, kernelInitializer: "he_normal");
        h = Normalized(h, $"reduction_bn_1_{id}");
        var padded = h.ZeroPadding2D(Images.CorrectPad(h, 3), name: $"reduction_pad_1_{id}");
        var x1 = Sum(1, $"reduction_add_1_{id}", () =>
            [Separable(h, filters, 5, $"reduction_left1_{id}", 2), Separable(p, filters, 7, $"reduction_right1_{id}", 2)]);
        var x2 = Sum(2, $"reduction_add_2_{id}", () =>
            [padded.MaxPooling2D(3, strides: 2, name: $"reduction_left2_{id}"), Separable(p, filters, 7, $"reduction_right2_{id}", 2)]);
        var x3 = Sum(3, $"reduction_add3_{id}", () =>
            [padded.AveragePooling2D(3, strides: 2, name: $"reduction_left3_{id}"), Separable(p, filters, 5, $"reduction_right3_{id}", 2)]);
        var x4 = Sum(4, null, () => [x2, Averaged(x1, $"reduction_left4_{id}")]);
        var x5 = Sum(5, $"reduction_add4_{id}", () =>
            [Separable(x1, filters, 3, $"reduction_left4_{id}"), padded.MaxPooling2D(3, strides: 2, name: $"reduction_right5_{id}")]);
        return (Joined($"reduction_concat_{id}", x2, x3, x4, x5), input);
    }

    /// <summary>Brings the output of the cell before the last to the size and filters of the last.</summary>
    private static KerasTensor Adjusted(KerasTensor? p, KerasTensor input, int filters, string id)
    {
        if (p is null)
            return input;
        using var scope = NameScope.Enter("adjust_block");
        if (p.Shape[^2] != input.Shape[^2])
        {
            using var reduction = NameScope.Enter($"adjust_reduction_block_{id}");
            p = p.Activation("relu", name: $"adjust_relu_1_{id}");
            var even = p.AveragePooling2D(1, strides: 2, name: $"adjust_avg_pool_1_{id}");
            even = even.Conv2D(
                filters / 2, 1, padding: "same", useBias: false, name: $"adjust_conv_1_{id}", kernelInitializer: "he_normal");
            var odd = p.ZeroPadding2D(((0, 1), (0, 1))).Cropping2D(((1, 0), (1, 0))).AveragePooling2D(
                1, strides: 2, name: $"adjust_avg_pool_2_{id}");
            odd = odd.Conv2D(filters / 2, 1, padding: "same", useBias: false, name: $"adjust_conv_2_{id}", kernelInitializer: "he_normal");
            return Normalized(Joined(null, even, odd), $"adjust_bn_{id}");
        }

        if (p.Shape[^1] == filters)
            return p;
        using var projection = NameScope.Enter($"adjust_projection_block_{id}");
        p = p.Activation("relu").Conv2D(
            filters, 1, strides: 1, padding: "same", name: $"adjust_conv_projection_{id}", useBias: false, kernelInitializer: "he_normal");
        return Normalized(p, $"adjust_bn_{id}");
    }

    /// <summary>Twice relu, a separable convolution and a normalization; the first one may stride.</summary>
    private static KerasTensor Separable(KerasTensor x, int filters, int kernel, string id, int stride = 1)
    {
        using var scope = NameScope.Enter($"separable_conv_block_{id}");
        x = x.Activation("relu");
        if (stride == 2)
            x = x.ZeroPadding2D(Images.CorrectPad(x, kernel), name: $"separable_conv_1_pad_{id}");
        x = x.SeparableConv2D(
            filters, kernel, strides: stride, name: $"separable_conv_1_{id}", padding: stride == 2 ? "valid" : "same", useBias: false);
        x = Normalized(x, $"separable_conv_1_bn_{id}").Activation("relu");
        x = x.SeparableConv2D(filters, kernel, name: $"separable_conv_2_{id}", padding: "same", useBias: false);
        return Normalized(x, $"separable_conv_2_bn_{id}");
    }

    private static KerasTensor Averaged(KerasTensor x, string name) => x.AveragePooling2D(3, strides: 1, padding: "same", name: name);

    private static KerasTensor Normalized(KerasTensor x, string name) => x.BatchNormalization(axis: -1, momentum: 0.9997, name: name);

    /// <summary>A block: two branches and their sum. Its number is part of the paths of its weights.</summary>
    private static KerasTensor Sum(int block, string? name, Func<KerasTensor[]> branches)
    {
        using var scope = NameScope.Enter($"block_{block}");
        return new Add(name: name).Apply(branches());
    }

    private static KerasTensor Joined(string? name, params KerasTensor[] branches) => new Concatenate(axis: -1, name: name).Apply(branches);
}

/// <summary>NASNet-A (4 @ 1056): images of 224×224.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.NASNetMobile.</remarks>
public sealed class NASNetMobile(
    Shape? inputShape = null, bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "nasnet_mobile")
    : NASNet(
        penultimateFilters: 1056, blocks: 4, stemFilters: 32, skipsReduction: false, filterMultiplier: 2, size: 224, Files,
        new(includeTop, weights, inputTensor, includeTop
            ? inputShape : inputShape ?? (224, 224, 3), pooling, classes, classifierActivation, name))
{
    private static readonly PretrainedWeights Files = new(
        PretrainedWeights.Storage
        + "nasnet/", ("nasnet_mobile.h5", "020fb642bf7360b370c678b08e0adf61"),
        ("nasnet_mobile_no_top.h5", "1ed92395b5b598bdda52abe5c0dbfd63"))
    {
        Remote = ("NASNet-mobile.h5", "NASNet-mobile-no-top.h5"),
    };
}

/// <summary>NASNet-A (6 @ 4032): images of 331×331.</summary>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/param"/>
/// <inheritdoc cref="Application(bool, string, KerasTensor, Shape, string, int, string, string, Traits, Func{KerasTensor, Request, KerasTensor})" path="/exception"/>
/// <remarks>Source: keras.applications.NASNetLarge.</remarks>
public sealed class NASNetLarge(
    Shape? inputShape = null, bool includeTop = true, string? weights = "imagenet", KerasTensor? inputTensor = null, string? pooling = null,
    int classes = 1000, string? classifierActivation = "softmax", string name = "nasnet_large")
    : NASNet(
        penultimateFilters: 4032, blocks: 6, stemFilters: 96, skipsReduction: true, filterMultiplier: 2, size: 331, Files,
        new(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name))
{
    private static readonly PretrainedWeights Files = new(
        PretrainedWeights.Storage
        + "nasnet/", ("nasnet_large.h5", "11577c9a518f0070763c2b964a382f17"),
        ("nasnet_large_no_top.h5", "d81d89dc07e6e56530c4e77faddd61b5"))
    {
        Remote = ("NASNet-large.h5", "NASNet-large-no-top.h5"),
    };
}
