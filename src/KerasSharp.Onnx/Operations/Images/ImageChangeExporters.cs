namespace KerasSharp.Onnx;

/// <summary>Colours, filters, frames and likeness of images.</summary>
[ExportsOperations]
internal static class ImageChangeExporters
{
    public static OnnxValue RgbToHsv(OnnxValue images, DataFormat? dataFormat)
    {
        var axis = Channels(dataFormat);
        var clean = images.Fill(images.Abs() < Precision(images.Type), 0);
        var colours = clean.Chunk(3, axis);
        var (red, green, blue) = (colours[0], colours[1], colours[2]);
        var value = red.Maximum(green).Maximum(blue);
        var range = value - red.Minimum(green).Minimum(blue);
        var (dark, grey) = (!(value > 0), !(range > 0));
        var saturation = (range / value.Fill(dark, 1)).Fill(dark, 0);
        var norm = 1.0 / (range.Fill(grey, 1) * 6);
        var hue = value.Same(green).Where((norm * (blue - red)) + (2.0 / 6), (norm * (red - green)) + (4.0 / 6));
        hue = value.Same(red).Where(norm * (green - blue), hue);
        hue = hue.Fill(grey, 0) + (hue < 0).Cast(hue.Type);
        return images.Builder.Concat([hue, saturation, value], axis);
    }

    public static OnnxValue HsvToRgb(OnnxValue images, DataFormat? dataFormat)
    {
        var axis = Channels(dataFormat);
        var parts = images.Chunk(3, axis);
        var (hue, saturation, value) = (parts[0], parts[1], parts[2]);
        var sector = (hue - hue.Floor()) * 6;
        return images.Builder.Concat([Part((sector - 3).Abs() - 1), Part(2 - (sector - 2).Abs()), Part(2 - (sector - 4).Abs())], axis);

        OnnxValue Part(OnnxValue share) => value * (1.0 - saturation + (saturation * share.Clip(0, 1)));
    }

    public static OnnxValue GaussianBlur(OnnxValue images, Integers? kernelSize, double[]? sigma, DataFormat? dataFormat)
    {
        var (height, width) = kernelSize is [var rows, var columns] ? (rows, columns) : (3, 3);
        var (down, across) = sigma is [var first, var second] ? (first, second) : (1.0, 1.0);
        using var scope = NewDisposeScope();
        var bell = outer(Bell(width, across), Bell(height, down)).reshape(height, width);
        return Batched(images, x => Filter(x, bell, dataFormat));
    }

    public static OnnxValue SobelEdges(OnnxValue images, DataFormat? dataFormat)
    {
        using var scope = NewDisposeScope();
        var across = tensor(new double[,] { { -1, 0, 1 }, { -2, 0, 2 }, { -1, 0, 1 } });
        OnnxValue[] both = [Filter(images, across.T, dataFormat), Filter(images, across, dataFormat)];
        return images.Builder.Concat([.. both.Select(edges => edges.Unsqueeze(-1))], -1);
    }

    public static OnnxValue PadImages(OnnxValue images, int? topPadding, int? leftPadding, int? bottomPadding, int? rightPadding,
        int? targetHeight, int? targetWidth, DataFormat? dataFormat) => Batched(images, x =>
    {
        var axis = Spatial.First(Format(dataFormat));
        var pads = new (Size, Size)[4];
        Array.Fill(pads, (0, 0));
        pads[axis] = Frame(x, axis, topPadding, bottomPadding, targetHeight, 1);
        pads[axis + 1] = Frame(x, axis + 1, leftPadding, rightPadding, targetWidth, 1);
        return x.Pad(pads);
    });

    public static OnnxValue CropImages(OnnxValue images, int? topCropping, int? leftCropping, int? bottomCropping, int? rightCropping,
        int? targetHeight, int? targetWidth, DataFormat? dataFormat) => Batched(images, x =>
    {
        var axis = Spatial.First(Format(dataFormat));
        return Cut(Cut(x, axis, Frame(x, axis, topCropping, bottomCropping, targetHeight, -1)), axis + 1,
            Frame(x, axis + 1, leftCropping, rightCropping, targetWidth, -1));

        static OnnxValue Cut(OnnxValue x, int axis, (Size Before, Size After) frame) => x.Slice(axis, frame.Before.Known!.Value,
            frame.After.Known == 0 ? long.MaxValue : -frame.After.Known!.Value);
    });

    public static OnnxValue Ssim(
        OnnxValue image1, OnnxValue image2, double maxVal, int filterSize, double filterSigma, double k1, double k2,
        DataFormat? dataFormat)
    {
        var (a, b) = Promoted.Floating(image1, image2);
        var (x, y) = (Flat(a), Flat(b));
        using var scope = NewDisposeScope();
        var bell = Bell(filterSize, filterSigma);
        var kernel = x.Builder.Constant(outer(bell, bell).reshape(1, 1, filterSize, filterSize).to_type(x.Type.ToTorch()));
        var plan = new WindowPlan([filterSize, filterSize], [1, 1], Padding.Valid, [1, 1]);
        var (c1, c2) = (Math.Pow(k1 * maxVal, 2), Math.Pow(k2 * maxVal, 2));
        var (meanX, meanY) = (Mean(x), Mean(y));
        var (squareX, squareY, product) = (meanX * meanX, meanY * meanY, meanX * meanY);
        var numerator = ((product * 2) + c1) * (((Mean(x * y) - product) * 2) + c2);
        var denominator = (squareX + squareY + c1) * (Mean(x * x) - squareX + Mean(y * y) - squareY + c2);
        var each = (numerator / denominator).Mean([1, 2, 3]);
        return (image1.Rank == 3 ? each.Mean([0]) : each.Reshape(image1.Dim(0), Known(image1, dataFormat)).Mean([1])).Cast(image1.Type);

        OnnxValue Flat(OnnxValue image)
        {
            var first = (image.Rank == 3 ? image.Unsqueeze(0) : image).ToChannelsFirst(Format(dataFormat));
            return first.Reshape(first.Dim(0) * first.Dim(1), 1, first.Dim(2), first.Dim(3));
        }

        OnnxValue Mean(OnnxValue image) => ConvolutionNodes.Convolve(image, kernel, null, plan, DataFormat.ChannelsFirst, 1);
    }

    public static OnnxValue ReconstructPatches(OnnxValue patches, Integers size, Integers outputSize, Padding padding,
        DataFormat? dataFormat)
    {
        long[] part = size is [var one] ? [one, one] : size.ToLongs();
        var axes = part.Length;
        var batch = patches.Rank == axes + 1 ? patches.Unsqueeze(0) : patches;
        var last = Format(dataFormat) == DataFormat.ChannelsLast;
        var x = last ? batch : batch.MoveAxis(1, -1);
        var grid = Enumerable.Range(1, axes).Select(axis => JoiningExporters.Known(x, axis, nameof(ReconstructPatches))).ToArray();
        var channels = JoiningExporters.Known(x, -1, nameof(ReconstructPatches)) / part.Aggregate(1L, (a, b) => a * b);
        var split = x.Reshape([x.Dim(0), .. grid.Select(count => (Size)count), .. part.Select(length => (Size)length), channels]);
        var whole = split.Transpose([0, .. Enumerable.Range(0, axes).SelectMany(i => new[] { 1 + i, 1 + axes + i }), (2 * axes) + 1])
            .Reshape([x.Dim(0), .. grid.Zip(part, (count, length) => (Size)(count * length)), channels]);
        for (var i = 0; i < axes; i++)
        {
            var start = ((grid[i] * part[i]) - outputSize[i]) / 2;
            whole = whole.Slice(i + 1, start, start + (long)outputSize[i]);
        }

        var y = last ? whole : whole.MoveAxis(-1, 1);
        return patches.Rank == axes + 1 ? y.Squeeze(0) : y;
    }

    private static DataFormat Format(DataFormat? given) => given ?? KerasConfig.ImageDataFormat;

    private static int Channels(DataFormat? format) => Format(format) == DataFormat.ChannelsLast ? -1 : -3;

    private static long Known(OnnxValue images, DataFormat? format) => JoiningExporters.Known(images, Channels(format), "of images");

    private static OnnxValue Batched(OnnxValue images, Func<OnnxValue, OnnxValue> change) =>
        images.Rank == 4 ? change(images) : change(images.Unsqueeze(0)).Squeeze(0);

    private static TorchSharp.torch.Tensor Bell(long size, double deviation) =>
        ImageFilter.Gaussian(size, tensor(deviation, ScalarType.Float64));

    /// <summary>Each channel filtered by itself, zeros around the image.</summary>
    private static OnnxValue Filter(OnnxValue images, TorchSharp.torch.Tensor kernel, DataFormat? format)
    {
        var (channels, height, width) = (Known(images, format), kernel.shape[0], kernel.shape[1]);
        var weights = images.Builder.Constant(kernel.reshape(1, 1, height, width).repeat(channels, 1, 1, 1).to_type(images.Type.ToTorch()));
        var padded = images.ToChannelsFirst(Format(format)).Pad([(0, 0), (0, 0), (height / 2, height / 2), (width / 2, width / 2)]);
        return ConvolutionNodes.Convolve(padded, weights, null, new WindowPlan([height, width], [1, 1], Padding.Valid, [1, 1]),
            DataFormat.ChannelsFirst, channels).FromChannelsFirst(Format(format));
    }

    private static (Size Before, Size After) Frame(OnnxValue x, int axis, int? before, int? after, int? target, int sign)
    {
        var difference = target is { } wanted ? (wanted - JoiningExporters.Known(x, axis, "of images")) * sign : 0;
        return (before ?? difference - after!.Value, after ?? difference - before!.Value);
    }

    private static double Precision(ElementType type) => type switch
    {
        ElementType.Double => Math.Pow(2, -52),
        ElementType.Float16 => Math.Pow(2, -10),
        ElementType.Bfloat16 => Math.Pow(2, -7),
        _ => Math.Pow(2, -23),
    };
}
