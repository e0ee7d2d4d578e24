namespace KerasSharp.Layers;

/// <summary>What a layer does to one batch: to its images, and to what goes with them, which stays as it is by default.</summary>
/// <param name="images">The new images of a batch of the shape for which the change was drawn.</param>
internal sealed class ImageChange(Func<Tensor, Tensor> images)
{
    /// <summary>The new images.</summary>
    public Func<Tensor, Tensor> Images { get; } = images;

    /// <summary>The new labels, (batch, …).</summary>
    public Func<Tensor, Tensor> Labels { get; init; } = labels => labels;

    /// <summary>The new segmentation masks, (batch, height, width, channels), or with the channels first.</summary>
    public Func<Tensor, Tensor> Masks { get; init; } = masks => masks;

    /// <summary>The new boxes where the change treats them alike in every format.</summary>
    public Func<BoundingBoxes, BoundingBoxes> Boxes { get; init; } = boxes => boxes;

    /// <summary>The new boxes of left, top, right, bottom in pixels, in those of the new images, at whose borders they are cut: those of
    /// which nothing is left lose their label. Null where the change does not move boxes.</summary>
    public Func<BoundingBoxes, BoundingBoxes>? Corners { get; init; }

    /// <summary>Changes one after the other, of images that keep their size.</summary>
    /// <param name="steps">The changes, in order.</param>
    /// <param name="type">The type that the images have between them.</param>
    /// <param name="size">The images' height and width.</param>
    public static ImageChange InTurn(IReadOnlyList<ImageChange> steps, ScalarType type, (long Height, long Width) size) => new(
        x => steps.Aggregate(x.As(type), (y, step) => step.Images(y).As(type)))
    {
        Masks = x => steps.Aggregate(x, (y, step) => step.Masks(y)),
        Corners = steps.Where(step => step.Corners is not null).Select(step => step.Corners!).ToArray() is { Length: > 0 } moves
            ? boxes => moves.Aggregate(boxes, (moved, move) => BoxFormat.Cut(move(moved), size.Height, size.Width))
            : null,
    };

    /// <summary>A change that moves the corners of boxes.</summary>
    /// <param name="images">The new images.</param>
    /// <param name="masks">The new masks.</param>
    /// <param name="corners">The new left, top, right and bottom, each (batch, boxes), of the old.</param>
    public static ImageChange Moving(
        Func<Tensor, Tensor> images, Func<Tensor, Tensor> masks, Func<Tensor, Tensor, Tensor, Tensor, Tensor[]> corners) => new(images)
        {
            Masks = masks,
            Corners = given => given with
            {
                Boxes = stack(corners(given.Boxes[.., .., 0], given.Boxes[.., .., 1], given.Boxes[.., .., 2], given.Boxes[.., .., 3]), -1),
            },
        };
}
