namespace KerasSharp;

/// <summary>Images and what goes with them: one image, or a batch.</summary>
/// <remarks>Source: the dictionary that Keras's image layers take in place of images, with the keys of these properties.</remarks>
/// <param name="Images">The images, (batch, height, width, channels), or (height, width, channels) of one; with channels_first the channels
/// come before.</param>
public sealed record LabeledImages(Tensor Images)
{
    /// <summary>Labels, (batch, …), such as one-hot classes; null for none.</summary>
    public Tensor? Labels { get; init; }

    /// <summary>Boxes in the images; null for none.</summary>
    public BoundingBoxes? BoundingBoxes { get; init; }

    /// <summary>For each pixel its class, of the images' shape with any number of channels; null for none.</summary>
    public Tensor? SegmentationMasks { get; init; }
}
