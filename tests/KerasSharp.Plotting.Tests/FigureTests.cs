using System.Xml.Linq;
using SkiaSharp;

namespace KerasSharp.Plotting.Tests;

public sealed class FigureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kerassharp-plotting").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Svg_files_are_xml_that_names_every_layer()
    {
        using var model = Models.Stack();
        var path = Path.Combine(_folder, "model.svg");
        var figure = model.Plot(path);
        var svg = XDocument.Load(path);
        Assert.Equal($"0 0 {figure.Width} {figure.Height}", svg.Root!.Attribute("viewBox")!.Value);
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim()).ToArray();
        Assert.Contains("hidden", texts);
        Assert.Contains("(None, 3)", texts);
        Assert.All(svg.Descendants().Attributes("font-family"), family =>
            Assert.EndsWith("sans-serif", family.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Files_of_pixels_have_the_size_asked_for_and_the_theme_s_background()
    {
        using var model = Models.Stack();
        var path = Path.Combine(_folder, "model.png");
        var figure = Utils.PlotModel(model, path, dpi: 192, theme: PlotTheme.Dark);
        using var picture = SKBitmap.Decode(path);
        Assert.Equal((figure.Width * 2, figure.Height * 2), (picture.Width, picture.Height));
        Assert.Equal(SKColor.Parse(PlotTheme.Dark.Background), picture.GetPixel(1, 1));
        Assert.Contains(picture.Pixels, pixel => pixel == SKColor.Parse(PlotTheme.Dark.Header));
    }

    [Theory]
    [InlineData("model.jpg", new byte[] { 0xff, 0xd8 })]
    [InlineData("model.webp", new byte[] { (byte)'R', (byte)'I' })]
    [InlineData("model.pdf", new byte[] { (byte)'%', (byte)'P' })]
    public void Other_formats_go_by_the_ending(string name, byte[] start)
    {
        using var model = Models.Stack();
        model.Plot(Path.Combine(_folder, name));
        Assert.Equal(start, File.ReadAllBytes(Path.Combine(_folder, name))[..2]);
    }
}
