namespace KerasSharp.Layers;

/// <summary>Spreads the values of each channel by the histograms of the tiles around a pixel, none of whose parts counts more than a limit
/// (CLAHE).</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape and element type; with channels_first the channels
/// come before. The same in training and outside. The limit is that share of a tile's pixels in whole pixels, as Keras has it on torch.
/// Source: keras.layers.ContrastLimitedAdaptiveHistogramEqualization.</remarks>
/// <param name="valueRange">The least and the greatest value of the images; null for (0, 255).</param>
/// <param name="clipLimit">How often a part may count more than its share, 1/256 of the tile's pixels; 0 or less for no limit.</param>
/// <param name="tileGridSize">The number of tiles downwards and across; null for (8, 8).</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A number of tiles is below 1.</exception>
public sealed partial class ContrastLimitedAdaptiveHistogramEqualization(
    (double Low, double High)? valueRange = null, double clipLimit = 4, Sizes? tileGridSize = null, DataFormat? dataFormat = null,
    string? name = null) : ImageLayer(dataFormat, name)
{
    private const int Levels = 256;

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = valueRange ?? (0, 255);

    /// <summary>How often a part may count more than its share.</summary>
    public double ClipLimit { get; } = clipLimit;

    /// <summary>The number of tiles downwards and across.</summary>
    public Sizes TileGridSize { get; } = (tileGridSize ?? 8).ForRank(2, nameof(tileGridSize));

    private protected override ImageChange Change(Tensor images, bool training) => new(Transform);

    private Tensor Transform(Tensor images)
    {
        var last = DataFormat == DataFormat.ChannelsLast;
        var x = Rescale(last ? images : images.permute(0, 2, 3, 1), ValueRange, (0, 255), ScalarType.Float32);
        var y = Rescale(Equalize(x), (0, 255), ValueRange, ScalarType.Float32).As(images.dtype);
        return last ? y : y.permute(0, 3, 1, 2);
    }

    private Tensor Equalize(Tensor images)
    {
        var (batch, height, width, channels) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
        var (down, across) = (TileGridSize[0], TileGridSize[1]);
        var (tileHeight, tileWidth) = ((height + down - 1) / down, (width + across - 1) / across);
        var pixels = Mirrored(Mirrored(images, 1, tileHeight * down), 2, tileWidth * across).to_type(ScalarType.Int64).clamp(0, Levels - 1);
        var tiles = pixels.reshape(batch, down, tileHeight, across, tileWidth, channels).permute(0, 1, 3, 5, 2, 4).reshape(
            batch, down, across, channels, tileHeight * tileWidth);
        var tables = Bordered(Bordered(Tables(tiles), 1), 2).reshape(-1);

        var (top, bottom, share) = Neighbours(tileHeight, down, images.device);
        var (left, right, shareAcross) = Neighbours(tileWidth, across, images.device);
        var strideX = Levels * channels;
        var strideY = strideX * (across + 2);
        var start =
            (Along(arange(batch, ScalarType.Int64, images.device), 0) * strideY * (down + 2)) + (
            Along(arange(channels, ScalarType.Int64, images.device), 3) * Levels) + pixels;
        (top, bottom, share) = (Along(top * strideY, 1), Along(bottom * strideY, 1), Along(share, 1));
        (left, right, shareAcross) = (Along(left * strideX, 2), Along(right * strideX, 2), Along(shareAcross, 2));
        var above = Mix(tables.take(start + top + left), tables.take(start + top + right), shareAcross);
        var below = Mix(tables.take(start + bottom + left), tables.take(start + bottom + right), shareAcross);
        return Mix(above, below, share).narrow(1, 0, height).narrow(2, 0, width);
    }

    /// <summary>For each tile the new value of each old one.</summary>
    private Tensor Tables(Tensor tiles)
    {
        var sizes = tiles.shape;
        var count = sizes[^1];
        sizes[^1] = Levels;
        var histogram = zeros(sizes, ScalarType.Float32, tiles.device).scatter_add(
            -1, tiles, ones([], ScalarType.Float32, tiles.device).expand(tiles.shape));
        if (ClipLimit > 0)
        {
            var clipped = histogram.clamp(0, Math.Truncate(ClipLimit * count / Levels));
            histogram = clipped + ((histogram - clipped).sum([-1L], keepdim: true) / Levels);
        }

        var sums = histogram.cumsum(-1);
        var least = sums.amin([-1], keepdim: true);
        var rest = count - least;
        return ((sums - least) * 255 / rest.masked_fill(rest.eq(0), 1)).clamp(0, 255);
    }

    /// <summary>For each pixel of an axis the tiles before and after it, counted with a border, and how near the second is.</summary>
    private static (Tensor Before, Tensor After, Tensor Share) Neighbours(long tile, int count, Device device)
    {
        var place = ((arange(tile * count, ScalarType.Float32, device) - (tile / 2.0)) / tile) + 1;
        var before = place.floor();
        return (
            before.clamp(0, count + 1).to_type(ScalarType.Int64), (before + 1).clamp(0, count + 1)
            .to_type(ScalarType.Int64), place - before);
    }

    private static Tensor Along(Tensor x, int axis) => x.view([.. Enumerable.Range(0, 4).Select(i => i == axis ? -1L : 1)]);

    private static Tensor Mix(Tensor a, Tensor b, Tensor share) => (a * (1 - share)) + (b * share);

    /// <summary>The first and last along an axis twice.</summary>
    private static Tensor Bordered(Tensor x, int axis) => cat([x.narrow(axis, 0, 1), x, x.narrow(axis, x.shape[axis] - 1, 1)], axis);

    /// <summary>An axis at a greater size, its values mirrored beyond the end.</summary>
    private static Tensor Mirrored(Tensor x, int axis, long size)
    {
        var old = x.shape[axis];
        if (size == old)
            return x;
        var index = arange(size, ScalarType.Int64, x.device).remainder(2 * old);
        return x.index_select(axis, index.minimum((2 * old) - 1 - index));
    }
}
