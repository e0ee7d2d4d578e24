using KerasSharp.Tests.Testing;
using SkiaSharp;

namespace KerasSharp.Plotting.Tests.Images;

public sealed class ImageGridTests
{
    [Fact]
    public void Bytes_ranges_and_other_numbers_become_grey_levels()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0, 128, 255], Levels(tensor(new byte[,] { { 0, 128, 255 } })));
        Assert.Equal([0, 128, 255], Levels(tensor(new[,] { { 0f, 0.5f, 1f } })));
        Assert.Equal([0, 128, 200], Levels(tensor(new[,] { { 0f, 128f, 200f } })));
        Assert.Equal([0, 102, 255], Levels(tensor(new[,] { { 0f, 1f, 2.5f } })));
        Assert.Equal([0, 2, 8], Levels(tensor(new[,] { { 0f, 2f, 8f } })));
        Assert.Equal([0, 64, 255], Levels(tensor(new[,] { { -2f, -1f, 2f } })));
        Assert.Equal([0, 0, 255], Levels(tensor(new[,] { { float.NaN, 0f, 1f } })));

        static IEnumerable<byte> Levels(Tensor image) => ImagePixels.Read(image).Single().Bytes.Where((_, i) => i % 4 == 0);
    }

    [Fact]
    public void Shapes_with_and_without_channels_are_images_and_others_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Equal((5, 6, 2), (ImagePixels.Read(zeros(5, 2, 6)).Length, ImagePixels.Read(zeros(5, 2, 6))[0].Width,
            ImagePixels.Read(zeros(5, 2, 6))[0].Height));
        Assert.Equal(2, ImagePixels.Read(zeros(2, 7, 7, 3)).Length);
        Assert.Single(ImagePixels.Read(zeros(7, 7, 3)));
        Assert.Contains("(2, 7, 7, 5)", Assert.Throws<ArgumentException>(() => ImageGrid.Of(zeros(2, 7, 7, 5))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ImageGrid.Of(zeros(3)));
        Assert.Throws<ArgumentException>(() => ImageGrid.Of(zeros(0, 4, 4)));
        Assert.Throws<ArgumentException>(() => ImageGrid.Of(zeros(2, 5, 5), titles: ["one"]));
        Assert.Throws<ArgumentException>(() => ImageGrid.Of(zeros(2000, 5, 5)));
    }

    [Fact]
    public void Small_images_are_shown_in_whole_multiples()
    {
        using var image = tensor(new byte[,] { { 255, 0 }, { 0, 255 } });
        var grid = ImageGrid.Of(image, size: 21);
        using var picture = SKBitmap.Decode(grid.ToPng());
        Assert.Equal(40, grid.Width);
        Assert.Equal((SKColors.White, SKColors.Black), (picture.GetPixel(22, 22), picture.GetPixel(42, 22)));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var images = rand(4, 8, 8, 3);
        LiveTensors.AssertSteady(() => Notebook.ToHtml(images));
    }
}
