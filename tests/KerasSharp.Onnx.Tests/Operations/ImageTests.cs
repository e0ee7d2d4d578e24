namespace KerasSharp.Onnx.Tests.Operations;

/// <summary>Images as operations: colours, filters, motions, blocks.</summary>
public sealed class ImageTests
{
    [Fact]
    public void Colours()
    {
        var images = rand(2, 4, 5, 3);
        images[0, 0] = 0.5;
        images[1, 1] = 0;
        OperationExport.Agrees(x => [Ops.Image.RgbToHsv(x[0]), Ops.Image.HsvToRgb(Ops.Image.RgbToHsv(x[0])),
            Ops.Image.RgbToGrayscale(x[0])], images);
        OperationExport.Agrees(x => [Ops.Image.RgbToHsv(x[0], DataFormat.ChannelsFirst)], rand(2, 3, 4, 5));
    }

    [Fact]
    public void Filters_frames_and_likeness()
    {
        var (a, b) = (rand(2, 12, 13, 2), rand(2, 12, 13, 2));
        OperationExport.Agrees(x => [Ops.Image.GaussianBlur(x[0]), Ops.Image.GaussianBlur(x[0], (5, 3), [0.7, 2]), Ops.Image.SobelEdges(
            x[0])], a);
        OperationExport.Agrees(x => [Ops.Image.PadImages(x[0], 1, 2, 3, 0), Ops.Image.CropImages(x[0], 1, 2, 3, 0)], a);
        OperationExport.Agrees(x => [Ops.Image.Ssim(x[0], x[1]), Ops.Image.Ssim(x[0], x[1], filterSize: 4), Ops.Psnr(x[0], x[1], 1)], a, b);
    }

    [Theory, InlineData("constant"), InlineData("nearest"), InlineData("wrap"), InlineData("mirror"), InlineData("reflect")]
    public void Motions(string fill)
    {
        float[] numbers = [0.9f, 0.2f, -1.3f, -0.1f, 1.1f, 0.4f, 0, 0, 1.2f, 0, 3, 0.3f, 0.8f, -2, 0, 0];
        var (images, matrices) = (rand(2, 5, 6, 3), tensor(numbers, [2, 8]));
        OperationExport.Agrees(x => [Ops.Image.AffineTransform(x[0], x[1], fillMode: fill, fillValue: 0.25),
            Ops.Image.AffineTransform(x[0], x[1], "nearest", fill)], images, matrices);
        OperationExport.Agrees(x => [Ops.Image.AffineTransform(x[0], numbers[..8], fillMode: fill)], images);
    }

    [Fact]
    public void Perspectives()
    {
        float[] from = [0, 0, 5, 0, 0, 4, 5, 4], to = [0.5f, 0.2f, 4.5f, 0.1f, 0.3f, 3.6f, 5.2f, 4.4f];
        var starts = tensor(from, [1, 4, 2]).repeat(2, 1, 1);
        var ends = tensor(to, [1, 4, 2]).repeat(2, 1, 1);
        OperationExport.Agrees(x => [Ops.Image.PerspectiveTransform(x[0], x[1], x[2]),
            Ops.Image.PerspectiveTransform(x[0], x[1], x[2], "nearest", 0.5)], rand(2, 5, 6, 2), starts, ends);
    }

    [Theory, InlineData("linear"), InlineData("cubic"), InlineData("lanczos3"), InlineData("lanczos5")]
    public void Scaled_and_moved(string method)
    {
        var (scale, translation) = (tensor(new[] { 0.6f, 1.7f }), tensor(new[] { 0.5f, -1.2f }));
        OperationExport.AgreesOnKnownSizes(x => [Ops.Image.ScaleAndTranslate(x[0], (2, 4, 9, 3), x[1], x[2], (1, 2), method),
            Ops.Image.ScaleAndTranslate(x[0], (2, 4, 9, 3), x[1], x[2], (1, 2), method, antialias: false)], rand(2, 6, 5, 3), scale,
            translation);
    }

    [Fact]
    public void Blocks_windows_and_patches()
    {
        OperationExport.Agrees(x => [Ops.DepthToSpace(x[0], 2), Ops.DepthToSpace(x[0], 2, DataFormat.ChannelsFirst)], rand(2, 4, 3, 12));
        OperationExport.Agrees(x => [Ops.SpaceToDepth(x[0], 2), Ops.SpaceToDepth(x[0], 2, DataFormat.ChannelsFirst)], rand(2, 4, 6, 8));
        OperationExport.Agrees(x => [Ops.Unfold(x[0], (2, 3), 2, 1, (1, 2))], rand(2, 3, 7, 8));
        OperationExport.Agrees(x => [Ops.Fold(x[0], (4, 6), (2, 3), padding: (1, 0), stride: (2, 1))], rand(2, 12, 12));
        OperationExport.Agrees(x => [Ops.Image.ReconstructPatches(x[0], (2, 3), (4, 9))], rand(2, 2, 3, 12));
    }

    [Fact]
    public void Convolutions_and_poolings()
    {
        OperationExport.Agrees(x => [Ops.AdaptiveMaxPool(x[0], (2, 3)), Ops.AdaptiveAveragePool(x[0], 4)], rand(2, 5, 7, 2));
        var (kernel, flat) = (rand(3, 2, 4, 2), rand(2, 2, 2, 3));
        OperationExport.Agrees(
            x => [Ops.ConvTranspose(x[0], kernel, 2, "same"), Ops.ConvTranspose(x[0], kernel, (1, 3))], rand(2, 5, 7, 2));
        OperationExport.Agrees(x => [Ops.SeparableConv(x[0], flat, rand(1, 1, 6, 4), padding: "same")], rand(2, 5, 7, 2));
    }
}
