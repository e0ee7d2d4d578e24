namespace KerasSharp.Operations;

/// <summary>Images whose pixels come from elsewhere in them.</summary>
[Operations("keras.src.ops.image", Group = "Image")]
internal static class ImageMotions
{
    private static readonly string[] FillModes = ["constant", "nearest", "wrap", "mirror", "reflect"];

    /// <summary>
    /// The pixel at (x, y) becomes that at (a₀x + a₁y + a₂, b₀x + b₁y + b₂). Source: keras.ops.image.affine_transform.
    /// </summary>
    /// <param name="images">(height, width, channels) or a batch of these.</param>
    /// <param name="transform">a₀, a₁, a₂, b₀, b₁, b₂, 0, 0, (8), or these for each image.</param>
    /// <param name="interpolation"><c>bilinear</c> or <c>nearest</c>.</param>
    /// <param name="fillMode">What stands beyond the borders: <c>constant</c>, <c>nearest</c>, <c>wrap</c>, <c>mirror</c> or
    /// <c>reflect</c>.</param>
    /// <param name="fillValue">The value beyond the borders with <c>constant</c>.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or an option is unknown.</exception>
    public static Tensor AffineTransform(
        Tensor images, Operand transform, string interpolation = "bilinear", string fillMode = "constant", double fillValue = 0,
        DataFormat? dataFormat = null)
    {
        Guard.OneOf(fillMode, FillModes);
        var bilinear = IsBilinear(interpolation);
        var numbers = transform.TensorFor(images);
        var single = images.Dimensions == 3;
        if (images.Dimensions is not (3 or 4) || numbers.Dimensions is not (1 or 2) || numbers.shape[^1] != 8
            || (numbers.Dimensions == 2 && numbers.shape[0] != (single ? 1 : images.shape[0])))
            throw new ArgumentException(
                $"`images` must be images, `transform` eight numbers, or eight an image. Received: {Shape.Of(images.shape)} and "
                + $"{Shape.Of(numbers.shape)}", nameof(transform));
        var batch = single ? images.unsqueeze(0) : images;
        var matrix = (numbers.Dimensions == 1 ? numbers.unsqueeze(0).expand(batch.shape[0], 8) : numbers).As(ScalarType.Float32);
        var moved = ImageMotion.Apply(batch, matrix.narrow(1, 0, 6), bilinear, fillMode, fillValue, Format(dataFormat));
        return single ? moved.squeeze(0) : moved;
    }

    /// <summary>Images seen from elsewhere: four points go to four others. Source: keras.ops.image.perspective_transform.</summary>
    /// <param name="images">(height, width, channels) or a batch of these.</param>
    /// <param name="startPoints">Where the points go, (4, 2), each x and y, or these for each image.</param>
    /// <param name="endPoints">Where they are.</param>
    /// <param name="interpolation"><c>bilinear</c> or <c>nearest</c>.</param>
    /// <param name="fillValue">The value beyond the borders.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or the interpolation is unknown.</exception>
    public static Tensor PerspectiveTransform(
        Tensor images, Operand startPoints, Operand endPoints, string interpolation = "bilinear", double fillValue = 0,
        DataFormat? dataFormat = null)
    {
        var bilinear = IsBilinear(interpolation);
        var (start, end) = (startPoints.TensorFor(images), endPoints.TensorFor(images));
        var single = images.Dimensions == 3;
        if (images.Dimensions is not (3 or 4) || !TensorMath.SameShape(start, end) || start.Dimensions is not (2 or 3)
            || start.shape[^1] != 2 || start.shape[^2] != 4
            || (start.Dimensions == 3 && start.shape[0] != (single ? 1 : images.shape[0])))
            throw new ArgumentException(
                "`images` must be images, `startPoints` and `endPoints` four points, or four an image. Received: "
                + $"{Shape.Of(images.shape)}, {Shape.Of(start.shape)} and {Shape.Of(end.shape)}", nameof(startPoints));
        var batch = single ? images.unsqueeze(0) : images;
        var type = Promotion.FloatingType(images.dtype);
        var matrix = Homography.Between(All(start), All(end));
        var axis = SpatialAxes.First(Format(dataFormat));
        var (row, column) = Homography.Places(matrix, batch.shape[axis], batch.shape[axis + 1], type);
        var moved = ImageSampling.At(batch, row, column, bilinear, "constant", fillValue, Format(dataFormat));
        return single ? moved.squeeze(0) : moved;

        Tensor All(Tensor points) => (points.Dimensions == 2 ? points.unsqueeze(0).expand(batch.shape[0], 4, 2) : points).As(type);
    }

    /// <summary>The values of a tensor at places between its own. Source: keras.ops.image.map_coordinates.</summary>
    /// <param name="inputs">The tensor.</param>
    /// <param name="coordinates">The places, a row for each axis of the tensor: (axes, …).</param>
    /// <param name="order">0 for the nearest value, 1 for a mixture of those around.</param>
    /// <param name="fillMode">What stands beyond the ends: <c>constant</c>, <c>nearest</c>, <c>wrap</c>, <c>mirror</c> or
    /// <c>reflect</c>.</param>
    /// <param name="fillValue">The value beyond the ends with <c>constant</c>.</param>
    /// <exception cref="ArgumentException">There is not a row for each axis, or an option is unknown.</exception>
    public static Tensor MapCoordinates(Tensor inputs, Tensor coordinates, int order, string fillMode = "constant", double fillValue = 0)
    {
        Guard.OneOf(fillMode, FillModes);
        Guard.InRange(order, 0, 1);
        if (coordinates.Dimensions < 2 || coordinates.shape[0] != inputs.Dimensions)
            throw new ArgumentException(
                $"`coordinates` must hold a row for each axis of `inputs`. Received: {Shape.Of(coordinates.shape)} for inputs of shape "
                + $"{Shape.Of(inputs.shape)}", nameof(coordinates));
        return ImageSampling.At(inputs, coordinates.unbind(0), order == 1, fillMode, fillValue);
    }

    /// <summary>Images in another place and size. Source: keras.ops.image.scale_and_translate.</summary>
    /// <param name="images">The images.</param>
    /// <param name="outputShape">The shape of the result.</param>
    /// <param name="scale">The factor of each of the axes.</param>
    /// <param name="translation">The shift along each of them, in places of the result.</param>
    /// <param name="spatialDims">The axes.</param>
    /// <param name="method"><c>linear</c>, <c>bilinear</c>, <c>trilinear</c>, <c>triangle</c>, <c>cubic</c>, <c>bicubic</c>,
    /// <c>tricubic</c>, <c>lanczos3</c> or <c>lanczos5</c>.</param>
    /// <param name="antialias">Whether shrinking looks at all values.</param>
    /// <exception cref="ArgumentException">The numbers do not fit, or the method is unknown.</exception>
    public static Tensor ScaleAndTranslate(
        Tensor images, [CallArgument] Integers outputShape, Tensor scale, Tensor translation, Integers spatialDims,
        string method, bool antialias = true)
    {
        if (outputShape.Count != images.Dimensions || scale.numel() != spatialDims.Count || translation.numel() != spatialDims.Count)
            throw new ArgumentException(
                "`outputShape` must have a size for each axis, `scale` and `translation` a number for each of `spatialDims`. Received: "
                + $"outputShape={outputShape}, spatialDims={spatialDims}, images of shape {Shape.Of(images.shape)}", nameof(outputShape));
        var x = Promotion.Floating(images);
        foreach (var (dim, place) in ((Axes)spatialDims.ToArray()).Resolve(
            images.Dimensions, nameof(spatialDims), nameof(ScaleAndTranslate))
            .Select((dim, place) => (dim, place)))
        {
            var weights = ResamplingWeights.Of(
                x.shape[dim], outputShape[dim], scale.reshape(-1)[place].As(x.dtype), translation.reshape(-1)[place].As(x.dtype), method,
                antialias);
            x = x.transpose(dim, -1).MatMul(weights).transpose(dim, -1);
        }

        return (DTypes.IsFloating(images.dtype) ? x : x.round()).As(images.dtype);
    }

    private static bool IsBilinear(string interpolation) => Guard.OneOf(interpolation, ["bilinear", "nearest"]) == "bilinear";

    private static DataFormat Format(DataFormat? given) => given ?? KerasConfig.ImageDataFormat;
}
