namespace KerasSharp.Applications;

/// <summary>Where things are in a batch of images.</summary>
internal static class Images
{
    /// <summary>The axis of the channels in four axes, counted from the front.</summary>
    public static int ChannelAxis => ChannelsFirst ? 1 : 3;

    /// <summary>The axis of the channels, -1 where they come last.</summary>
    public static int LastChannelAxis => ChannelsFirst ? 1 : -1;

    /// <summary>Whether the channels come before height and width.</summary>
    public static bool ChannelsFirst => KerasConfig.ImageDataFormat == DataFormat.ChannelsFirst;

    /// <summary>Number of channels.</summary>
    public static int Channels(KerasTensor x) => (int)x.Shape[ChannelAxis]!.Value;

    /// <summary>Height and width; null where unknown.</summary>
    public static (long? Rows, long? Columns) Sides(Shape shape) => ChannelsFirst ? (shape[^2], shape[^1]) : (shape[^3], shape[^2]);

    /// <summary>The padding for a convolution of stride 2: that of TensorFlow's "same", which depends on whether the size is
    /// even.</summary>
    /// <remarks>Source: keras.src.applications.imagenet_utils.correct_pad.</remarks>
    public static Margins CorrectPad(KerasTensor x, int kernel)
    {
        var (rows, columns) = Sides(x.Shape);
        var half = kernel / 2;
        var (top, left) = rows is null ? (1, 1) : ((int)(1 - (rows.Value % 2)), (int)(1 - ((columns ?? 0) % 2)));
        return ((half - top, half), (half - left, half));
    }

    /// <summary>A number of channels near a fraction that is a multiple of the divisor and at most a tenth lower.</summary>
    public static int Divisible(double channels, int divisor = 8)
    {
        var rounded = Math.Max(divisor, (int)(channels + (divisor / 2.0)) / divisor * divisor);
        return rounded < 0.9 * channels ? rounded + divisor : rounded;
    }
}
