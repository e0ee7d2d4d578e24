namespace KerasSharp;

/// <summary>Boxes around what is to be seen in images, with their labels.</summary>
/// <remarks>Source: the dictionary with the keys <c>boxes</c> and <c>labels</c> that Keras's image layers take as
/// <c>bounding_boxes</c>.</remarks>
/// <param name="Boxes">The boxes, (batch, n, 4), or (n, 4) of one image; the four numbers are in the layer's
/// <c>BoundingBoxFormat</c>.</param>
/// <param name="Labels">Their labels, (batch, n), or (batch, n, classes); without the batch of one image. A label of -1 stands for no
/// box.</param>
public sealed record BoundingBoxes(Tensor Boxes, Tensor Labels);
