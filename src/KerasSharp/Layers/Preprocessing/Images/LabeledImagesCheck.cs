namespace KerasSharp.Layers;

/// <summary>Says what is wrong with images and what goes with them, before anything is drawn.</summary>
internal static class LabeledImagesCheck
{
    /// <exception cref="ArgumentException">Something does not fit.</exception>
    public static void Check(LabeledImages data, ImageLayer layer)
    {
        var images = data.Images;
        if (images.Dimensions is not (3 or 4))
            throw Wrong(layer, $"`Images` must be (height, width, channels) or a batch of these. Received: {Shape.Of(images.shape)}");
        var batched = images.Dimensions == 4;
        if (data.SegmentationMasks is { } masks)
        {
            var axis = images.Dimensions + layer.HeightAxis;
            if (masks.Dimensions != images.Dimensions || !FitsBatch(masks) || masks.shape[axis] != images.shape[axis]
                || masks.shape[axis + 1] != images.shape[axis + 1])
                throw Wrong(
                    layer,
                    $"`SegmentationMasks` must have the batch, height and width of the images, {Shape.Of(images.shape)}. "
                    + $"Received: {Shape.Of(masks.shape)}");
        }

        if (data.Labels is { } labels && !FitsBatch(labels))
            throw Wrong(layer, $"`Labels` must have a row for each image, {Shape.Of(images.shape)}. Received: {Shape.Of(labels.shape)}");
        if (data.BoundingBoxes is not { } given)
            return;
        if (!layer.TakesBoxes)
            throw new NotSupportedException(
                $"Layer \"{layer.Name}\" has no bounding boxes: {layer.GetType().Name} of Keras does not define what becomes of them.");
        if (layer.BoundingBoxFormat is null)
            throw Wrong(layer, "there are bounding boxes but no `BoundingBoxFormat`: set it where the layer is made, such as to \"xyxy\".");
        var (boxes, kinds) = (given.Boxes, given.Labels);
        if (boxes.Dimensions != (batched ? 3 : 2) || boxes.shape[^1] != 4 || !FitsBatch(boxes))
            throw Wrong(layer, $"boxes must be ({(batched ? $"{images.shape[0]}, " : "")}n, 4). Received: {Shape.Of(boxes.shape)}");
        var axes = boxes.Dimensions - 1;
        if (kinds.Dimensions != axes && kinds.Dimensions != axes + 1 || !kinds.shape[..(int)axes].AsSpan().SequenceEqual(boxes.shape[..^1]))
            throw Wrong(layer, $"labels of boxes must begin as the boxes, {Shape.Of(boxes.shape)}, do. Received: {Shape.Of(kinds.shape)}");

        bool FitsBatch(Tensor x) => !batched || (x.Dimensions > 0 && x.shape[0] == images.shape[0]);
    }

    private static ArgumentException Wrong(Layer layer, string message) => new(
        $"Layer \"{layer.Name}\" cannot be called on these images: {message}", "data");
}
