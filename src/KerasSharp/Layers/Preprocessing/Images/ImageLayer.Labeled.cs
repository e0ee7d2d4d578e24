namespace KerasSharp.Layers;

/// <content>Images together with their labels, boxes and masks.</content>
public abstract partial class ImageLayer
{
    // A call makes its draws once, for the images and for all that goes with them: this is how it tells what it drew.
    [ThreadStatic]
    private static Action<ImageLayer, ImageChange, (long Height, long Width), (long Height, long Width)>? following;

    /// <summary>Calls the layer on images with what goes with them: labels, boxes and masks change as the images do, with the same random
    /// amounts.</summary>
    /// <remarks>Keras takes a dictionary here. Boxes come back in float32.</remarks>
    /// <param name="data">The images, one or a batch, and what goes with them.</param>
    /// <param name="training">Whether the call is part of training; true by default.</param>
    /// <exception cref="ArgumentException">
    /// Images have not three or four axes, boxes, labels or masks have not the images' batch, or there are boxes and no
    /// <see cref="BoundingBoxFormat"/>.
    /// </exception>
    /// <exception cref="NotSupportedException">There are boxes, for which Keras defines no such change.</exception>
    public LabeledImages Apply(LabeledImages data, bool? training = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        LabeledImagesCheck.Check(data, this);
        using var memory = NewDisposeScope();
        LabeledImages? changed = null;
        var before = following;
        following = (layer, change, from, to) =>
        {
            if (ReferenceEquals(layer, this))
                changed = Follow(data, change, from, to);
        };
        try
        {
            var images = Apply(data.Images, training);
            var (labels, boxes, masks) = (changed!.Labels, changed.BoundingBoxes, changed.SegmentationMasks);
            return new(images.MoveToOuterDisposeScope())
            {
                Labels = Own(labels),
                BoundingBoxes = boxes is null ? null : new(Own(boxes.Boxes)!, Own(boxes.Labels)!),
                SegmentationMasks = Own(masks),
            };
        }
        finally
        {
            following = before;
            foreach (var tensor in new[] { changed?.Labels, changed?.BoundingBoxes?.Boxes, changed?.BoundingBoxes?.Labels,
                changed?.SegmentationMasks })
                tensor?.Dispose();
        }

        static Tensor? Own(Tensor? x) => x?.alias().MoveToOuterDisposeScope();
    }

    /// <summary>What goes with images, changed as they were; the tensors belong to no dispose scope, as that of the call ends
    /// first.</summary>
    private LabeledImages Follow(LabeledImages data, ImageChange change, (long Height, long Width) from, (long Height, long Width) to)
    {
        var single = data.Images.Dimensions == 3;
        return data with
        {
            Labels = Kept(data.Labels, change.Labels),
            SegmentationMasks = Kept(data.SegmentationMasks, change.Masks),
            BoundingBoxes = data.BoundingBoxes is { } boxes ? Moved(boxes) : null,
        };

        Tensor? Kept(Tensor? x, Func<Tensor, Tensor> change) => x is null ? null : Free(Unbatched(change(Batched(x))));

        Tensor Batched(Tensor x) => single ? x.unsqueeze(0) : x;

        Tensor Unbatched(Tensor x) => single ? x.squeeze(0) : x;

        static Tensor Free(Tensor x) => x.alias().DetachFromDisposeScope();

        BoundingBoxes Moved(BoundingBoxes given)
        {
            given = change.Boxes(new(Batched(given.Boxes.to_type(ScalarType.Float32)), Batched(given.Labels)));
            if (change.Corners is { } move)
            {
                var corners = BoxFormat.ToCorners(given.Boxes, BoundingBoxFormat!, from.Height, from.Width);
                given = BoxFormat.Cut(move(given with { Boxes = corners }), to.Height, to.Width);
                given = given with { Boxes = BoxFormat.FromCorners(given.Boxes, BoundingBoxFormat!, to.Height, to.Width) };
            }

            return new(Free(Unbatched(given.Boxes)), Free(Unbatched(given.Labels)));
        }
    }
}
