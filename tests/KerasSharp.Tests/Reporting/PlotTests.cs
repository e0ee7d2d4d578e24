using System.Globalization;
using System.Xml.Linq;
using KerasSharp.Tests.Callbacks;
using SkiaSharp;

namespace KerasSharp.Tests.Reporting;

public sealed class PlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_line_stands_in_the_svg_where_its_numbers_say()
    {
        var svg = XDocument.Parse(new Plot("A < B", "x", "y").Line("line", [0, 10, 5], [0, 1, 2]).ToSvg(600, 400));
        var points = svg.Descendants(Svg + "polyline").Single(line => line.Attribute("stroke")!.Value == "#0072b2")
            .Attribute("points")!.Value
            .Split(' ').Select(point => point.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
                .ToArray();
        Assert.Equal(3, points.Length);
        Assert.Equal(points[0][0] + points[2][0], 2 * points[1][0], 0.2);
        Assert.Equal(points[0][1] + points[1][1], 2 * points[2][1], 0.2);
        Assert.True(points[1][1] < points[0][1]);
        var texts = svg.Descendants(Svg + "text").Select(text => text.Value).ToArray();
        Assert.Equal(["0", "2", "4", "6", "8", "10"], texts[..6]);
        Assert.Superset(new HashSet<string> { "A < B", "x", "y", "line", "0.0", "2.0" }, texts.ToHashSet());
    }

    [Fact]
    public void Gaps_part_a_line_and_a_single_point_is_a_dot()
    {
        var svg = XDocument.Parse(new Plot().Line("gaps", [1, 2, double.NaN, 3, double.PositiveInfinity, 2, 1]).ToSvg());
        Assert.Equal(2, svg.Descendants(Svg + "polyline").Count(line => line.Attribute("stroke")!.Value == "#0072b2"));
        Assert.Single(svg.Descendants(Svg + "circle"));
    }

    [Fact]
    public void The_console_s_picture_has_a_mark_for_each_line()
    {
        var rows = new Plot("Lines", "epoch").Line("flat", [2, 2], [0, 6]).Line("rising", [0, 4], [0, 6]).ToText(23, 9).Split('\n');
        Assert.Equal("    Lines", rows[0]);
        // From bottom to top, from left to right; the line of twos in the middle.
        Assert.EndsWith("+", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("0 │+", rows[9], StringComparison.Ordinal);
        Assert.StartsWith("2 │******", rows[5], StringComparison.Ordinal);
        Assert.All(rows[1..10], row => Assert.Contains('+', row));
        Assert.Equal(
            ["0", "2", "4"], rows[1..10].Select(row => row[0].ToString()).Where(mark => mark != " ").Order(StringComparer.Ordinal));
        Assert.Equal($"  └{new string('─', 19)}", rows[10]);
        Assert.StartsWith("   0 ", rows[11], StringComparison.Ordinal);
        Assert.EndsWith("6  epoch", rows[11], StringComparison.Ordinal);
        Assert.Equal("   * flat   + rising", rows[12]);
    }

    [Fact]
    public void Nothing_and_one_value_can_be_drawn()
    {
        Assert.Contains("<svg", new Plot().ToSvg(), StringComparison.Ordinal);
        Assert.Contains("*", new Plot().Line("one", [3]).ToText(), StringComparison.Ordinal);
        Assert.Contains("0.5", new Plot().ToText(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Plot().Line("uneven", [1, 2], [1]));
    }

    [Theory]
    [InlineData("a.png", SKEncodedImageFormat.Png), InlineData("a.JPG", SKEncodedImageFormat.Jpeg), InlineData(
        "a.jpeg", SKEncodedImageFormat.Jpeg), InlineData("a.webp", SKEncodedImageFormat.Webp)]
    public void The_extension_of_a_file_says_its_format(string name, SKEncodedImageFormat format)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, name);
        var plot = new Plot("Title", "across", "up").Line("steps", [0, 1, 1, double.NaN, 2], [0, 1, 2, 3, 4]);
        if (!HasFont())
        {
            Rejects.With<InvalidOperationException>("save the picture as `.svg`", () => plot.Save(path));
            return;
        }

        plot.Save(path, 400, 300);
        using var codec = SKCodec.Create(path);
        Assert.Equal((format, 800, 600), (codec.EncodedFormat, codec.Info.Width, codec.Info.Height));
        using var bitmap = SKBitmap.Decode(codec);
        SKColor[] pixels = [.. bitmap.Pixels.Distinct()];
        Assert.Contains(pixels, pixel => pixel.Blue > 150 && pixel.Red < 40);
        // Dark pixels to the left of the axis are the numbers of the ticks.
        Assert.Contains(Enumerable.Range(0, 600), row => Enumerable.Range(70, 40).Any(column => bitmap.GetPixel(column, row).Red < 120));
        Assert.Equal(SKColors.White, bitmap.GetPixel(2, 2));
    }

    [Theory]
    [InlineData("a.bmp"), InlineData("a.pdf"), InlineData("plot"), InlineData("a.svg.txt")]
    public void Another_extension_is_refused_and_nothing_written(string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, name);
        Rejects.With<ArgumentException>(".svg, .png, .jpg, .jpeg or .webp. Received", () => new Plot().Save(path));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_machine_without_fonts_has_none_to_load() =>
        Assert.Null(PlotFont.Load([Directory.CreateTempSubdirectory().FullName, "/no/such/folder"]));

    private static bool HasFont()
    {
        try
        {
            PlotFont.Find().Dispose();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    [Fact]
    public void A_history_is_drawn_from_its_first_epoch()
    {
        using var model = Course.Model();
        var history = Course.Run(model, new KerasSharp.Callbacks.LambdaCallback(), 5, 4, 3);
        var plot = Plot.Of(history);
        Assert.Equal([(1.0, 5.0), (2, 4), (3, 3)], Assert.Single(plot.Lines).Points);
        Assert.Throws<KeyNotFoundException>(() => Plot.Of(history, "accuracy"));
    }
}
