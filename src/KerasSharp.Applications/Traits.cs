using KerasSharp.Activations;

namespace KerasSharp.Applications;

/// <summary>What the networks of a family have in common beside their layers: sizes, files, and Keras's messages.</summary>
internal sealed record Traits
{
    /// <summary>Height and width of the images it was trained on.</summary>
    public required int DefaultSize { get; init; }

    /// <summary>The smallest height and width that it takes.</summary>
    public int MinSize { get; init; } = 32;

    /// <summary>The files of ImageNet's weights; null where they depend on the arguments.</summary>
    public PretrainedWeights? Pretrained { get; init; }

    /// <summary>Says that weights are neither null, "imagenet" nor a file; {0} is what was given.</summary>
    public required string UnknownWeights { get; init; }

    /// <summary>Says that ImageNet has 1000 classes; {0} is the number given.</summary>
    public required string OtherClasses { get; init; }

    /// <summary>Keras's name of the family, where it only takes channels at the end.</summary>
    public string? ChannelsLastOnly { get; init; }

    /// <summary>The request with its input shape and the file of the weights, which is downloaded if need be.</summary>
    /// <exception cref="ArgumentException">Arguments contradict each other.</exception>
    public Request Check(Request request)
    {
        CheckWeights(request);
        return Locate(request with { InputShape = InputShapes.Obtain(request, this) });
    }

    /// <summary>Refuses weights that are none, and other numbers of classes than the weights have.</summary>
    public void CheckWeights(Request request)
    {
        if (ChannelsLastOnly is not null && KerasConfig.ImageDataFormat == DataFormat.ChannelsFirst)
        {
            throw new ArgumentException(
                $"{ChannelsLastOnly} does not support the `channels_first` image data format. Switch to `channels_last` by setting "
                + "`KerasConfig.ImageDataFormat`");
        }

        if (request.Weights is not (null or "imagenet") && !File.Exists(request.Weights))
            throw new ArgumentException(string.Format(null, UnknownWeights, request.Weights), "weights");
        if (request is { IsImageNet: true, IncludeTop: true, Classes: not 1000 })
            throw new ArgumentException(string.Format(null, OtherClasses, request.Classes), "classes");
    }

    /// <summary>The request with the file of its weights.</summary>
    public Request Locate(Request request)
    {
        if (request is { IncludeTop: true, Weights: not null, ClassifierActivation: not (null or "softmax" or "linear") })
        {
            throw new ArgumentException(
                "Only `None` and `softmax` activations are allowed for the `classifier_activation` argument when using pretrained "
                + "weights, with `include_top=True`; "
                + $"Received: classifier_activation={request.ClassifierActivation}",
                "classifierActivation");
        }

        // An unknown name is refused before anything is downloaded.
        _ = request.ClassifierActivation is null ? null : (ActivationFunction)request.ClassifierActivation;
        if (request is { IncludeTop: false, Pooling: not (null or "avg" or "max") })
            Warnings.Warn($"`pooling` is '{request.Pooling}', which is neither 'avg' nor 'max': the network ends with its feature maps.");
        return request with { WeightsFile = request.IsImageNet ? Pretrained!.Fetch(request.IncludeTop) : request.Weights };
    }
}
