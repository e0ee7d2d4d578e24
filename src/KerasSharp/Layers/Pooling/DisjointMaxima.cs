using System.Numerics;
using KerasSharp.Layers.Fused;

namespace KerasSharp.Layers;

/// <summary>The max pooling of images by windows that do not overlap, the channels last, with its gradient written by hand.</summary>
/// <remarks>libtorch keeps where each maximum stood, in 64 bits, and fills a gradient with zeros before it writes into it. Here the place
/// is found again by its value, and every number is read and written once. A relu after the pooling costs nothing.</remarks>
internal sealed class DisjointMaxima : autograd.SingleTensorFunction<DisjointMaxima>
{
    /// <summary>With fewer numbers libtorch is quicker.</summary>
    private const long Few = 1 << 13;

    /// <summary>Numbers of the input from here on are shared among threads.</summary>
    private const long Large = 1 << 18;

    private const string Key = "windows";

    /// <inheritdoc/>
    public override string Name => nameof(DisjointMaxima);

    /// <summary>Whether this can pool images: float32 in one piece of memory of the CPU.</summary>
    public static bool Fits(Tensor x) =>
        x.dtype == ScalarType.Float32 && x.device_type == DeviceType.CPU && x.numel() is >= Few and <= int.MaxValue / sizeof(float)
        && x.is_contiguous();

    /// <summary>Pools.</summary>
    /// <param name="x">The images, (batch, height, width, channels).</param>
    /// <param name="height">The window's height, and its step.</param>
    /// <param name="width">The window's width, and its step.</param>
    /// <param name="rectify">Whether negative maxima become 0.</param>
    public static Tensor Run(Tensor x, int height, int width, bool rectify)
    {
        var windows = new Windows(x.shape, height, width, rectify);
        return is_grad_enabled() && x.requires_grad ? apply(x, windows) : Forward(x, windows);
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, windows) = ((Tensor)vars[0], (Windows)vars[1]);
        var y = Forward(x, windows);
        ctx.save_for_backward([x, y]);
        ctx.save_data(Key, windows);
        return y;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => GuardedBackward.Run([true, false], () =>
    {
        using var scope = NewDisposeScope();
        var saved = ctx.get_saved_variables();
        var windows = (Windows)ctx.get_data(Key);
        var gradient = is_grad_enabled() ? Plain(saved[0], grad_output, windows) : Backward(saved[0], saved[1], grad_output, windows);
        return [gradient.MoveToOuterDisposeScope(), null!];
    });

    private static Tensor Forward(Tensor x, Windows windows)
    {
        var y = empty(windows.Output, ScalarType.Float32);
        windows.ForEachImage(x.numel(), image => Maxima(image, Buffers.Floats(x), Buffers.Floats(y), windows));
        return y;
    }

    private static Tensor Backward(Tensor x, Tensor y, Tensor gradient, Windows windows)
    {
        var given = gradient.contiguous();
        var result = windows.CoverAll ? empty(x.shape, ScalarType.Float32) : zeros(x.shape, ScalarType.Float32);
        windows.ForEachImage(x.numel(), image => Gradients(
            image, Buffers.Floats(x), Buffers.Floats(y), Buffers.Floats(given), Buffers.Floats(result), windows));
        return result;
    }

    /// <summary>The gradient of operations that have gradients in turn.</summary>
    private static Tensor Plain(Tensor x, Tensor gradient, Windows windows)
    {
        var images = x.permute(0, 3, 1, 2);
        var (values, places) = nn.functional.max_pool2d_with_indices(images, [windows.Height, windows.Width]);
        gradient = gradient.permute(0, 3, 1, 2);
        if (windows.Rectify)
            gradient = gradient * values.gt(0);
        return zeros_like(images).flatten(2).scatter(2, places.flatten(2), gradient.flatten(2)).view(images.shape).permute(0, 2, 3, 1);
    }

    private static void Maxima(int image, ReadOnlySpan<float> x, Span<float> y, Windows windows)
    {
        var channels = windows.Channels;
        var target = image * windows.OutputSize;
        for (var row = 0; row < windows.Rows; row++)
        {
            for (var column = 0; column < windows.Columns; column++, target += channels)
            {
                var corner = windows.Corner(image, row, column);
                var channel = 0;
                for (; channel <= channels - Vector<float>.Count; channel += Vector<float>.Count)
                {
                    var greatest = new Vector<float>(x[(corner + channel)..]);
                    foreach (var point in windows.Points)
                        greatest = Vector.Max(greatest, new Vector<float>(x[(corner + point + channel)..]));
                    if (windows.Rectify)
                        greatest = Vector.Max(greatest, Vector<float>.Zero);
                    greatest.CopyTo(y[(target + channel)..]);
                }

                for (; channel < channels; channel++)
                {
                    var greatest = windows.Rectify ? 0f : float.NegativeInfinity;
                    foreach (var point in windows.Points)
                        greatest = float.Max(greatest, x[corner + point + channel]);
                    y[target + channel] = greatest;
                }
            }
        }
    }

    private static void Gradients(
        int image, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> given, Span<float> result, Windows windows)
    {
        var channels = windows.Channels;
        var source = image * windows.OutputSize;
        for (var row = 0; row < windows.Rows; row++)
        {
            for (var column = 0; column < windows.Columns; column++, source += channels)
            {
                var corner = windows.Corner(image, row, column);
                var channel = 0;
                for (; channel <= channels - Vector<float>.Count; channel += Vector<float>.Count)
                {
                    var (greatest, rest) = (new Vector<float>(y[(source + channel)..]), new Vector<float>(given[(source + channel)..]));
                    if (windows.Rectify)
                        rest = Vector.ConditionalSelect(Vector.LessThanOrEqual(greatest, Vector<float>.Zero), Vector<float>.Zero, rest);
                    foreach (var point in windows.Points)
                    {
                        var value = new Vector<float>(x[(corner + point + channel)..]);
                        // The first of equal values has the gradient; what is not a number equals nothing.
                        var here = Vector.Equals(value, greatest) | ~Vector.Equals(value, value);
                        Vector.ConditionalSelect(here, rest, Vector<float>.Zero).CopyTo(result[(corner + point + channel)..]);
                        rest = Vector.ConditionalSelect(here, Vector<float>.Zero, rest);
                    }
                }

                for (; channel < channels; channel++)
                {
                    var (greatest, rest) = (y[source + channel], given[source + channel]);
                    if (windows.Rectify && greatest <= 0)
                        rest = 0;
                    foreach (var point in windows.Points)
                    {
                        var value = x[corner + point + channel];
                        var here = value == greatest || float.IsNaN(value);
                        result[corner + point + channel] = here ? rest : 0;
                        rest = here ? 0 : rest;
                    }
                }
            }
        }
    }

    /// <summary>Where the windows of images stand in memory.</summary>
    private sealed class Windows(long[] input, int height, int width, bool rectify)
    {
        private readonly int _line = (int)(input[2] * input[3]), _image = (int)(input[1] * input[2] * input[3]);

        public int Height { get; } = height;

        public int Width { get; } = width;

        public bool Rectify { get; } = rectify;

        public int Channels { get; } = (int)input[3];

        public int Rows { get; } = (int)input[1] / height;

        public int Columns { get; } = (int)input[2] / width;

        public int OutputSize => Rows * Columns * Channels;

        public long[] Output => [input[0], Rows, Columns, Channels];

        public bool CoverAll => input[1] % Height == 0 && input[2] % Width == 0;

        /// <summary>The distances of a window's points from its first one.</summary>
        public int[] Points { get; } =
            [.. Enumerable.Range(0, height * width).Select(i => (int)((((i / width) * input[2]) + (i % width)) * input[3]))];

        public int Corner(int image, int row, int column) => (image * _image) + (row * Height * _line) + (column * Width * Channels);

        public void ForEachImage(long numbers, Action<int> work)
        {
            var threads = numbers < Large ? 1 : get_num_threads();
            if (threads == 1)
            {
                for (var i = 0; i < input[0]; i++)
                    work(i);
                return;
            }

            Parallel.For(0, (int)input[0], new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
        }
    }
}
