namespace KerasSharp.Applications;

/// <summary>How most networks end.</summary>
internal static class Head
{
    /// <summary>The classifier on the mean of each channel, or the pooling that was asked for.</summary>
    /// <param name="x">The last feature maps.</param>
    /// <param name="request">What the caller asks for.</param>
    /// <param name="top">The name of the pooling before the classifier; null for a counted one.</param>
    /// <param name="named">Whether the poolings without a classifier are called <c>avg_pool</c> and <c>max_pool</c>.</param>
    public static KerasTensor End(KerasTensor x, Request request, string? top = "avg_pool", bool named = false) => request.IncludeTop
        ? Classifier(x.GlobalAveragePooling2D(name: top), request)
        : Pooled(x, request, named);

    /// <summary>The classification layer.</summary>
    public static KerasTensor Classifier(KerasTensor x, Request request) =>
        x.Dense(request.Classes, activation: request.Activation(), name: "predictions");

    /// <summary>The pooling that was asked for.</summary>
    public static KerasTensor Pooled(KerasTensor x, Request request, bool named = false) => request.Pooling switch
    {
        "avg" => x.GlobalAveragePooling2D(name: named ? "avg_pool" : null),
        "max" => x.GlobalMaxPooling2D(name: named ? "max_pool" : null),
        _ => x,
    };

    /// <summary>The activation of the classifier; null for none.</summary>
    public static Activations.ActivationFunction? Activation(this Request request) =>
        request.ClassifierActivation is { } name ? (Activations.ActivationFunction)name : null;
}
