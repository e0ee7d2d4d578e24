namespace KerasSharp.Applications;

/// <summary>What the caller asks of a network; the arguments of all constructors.</summary>
internal sealed record Request(
    bool IncludeTop, string? Weights, KerasTensor? InputTensor, Shape? InputShape, string? Pooling, int Classes,
    string? ClassifierActivation, string? Name)
{
    /// <summary>Whether ImageNet's weights are wanted.</summary>
    public bool IsImageNet => Weights == "imagenet";

    /// <summary>The file from which the weights come; null for random ones.</summary>
    public string? WeightsFile { get; init; }
}
