namespace KerasSharp.Tests.Reporting;

public sealed class ProgbarTests
{
    private const string Bold = "\e[1m", Green = "\e[32m", Grey = "\e[37m", End = "\e[0m";

    [Fact]
    public void Values_are_averaged_and_the_last_ones_shown_as_they_are()
    {
        var text = Draw(output => Quarter(3, output), bar =>
        {
            bar.Update(1, [new("loss", 4)]);
            bar.Update(2, [new("loss", 2), new("acc", 0.0001)]);
            bar.Update(3, [new("loss", 9)]);
        });
        Assert.Equal(
            $"\r{Bold}1/3{End} {Green}{Bar(6)}{End}{Grey}{Bar(14)}{End} {Bold}0s{End} 250ms/step - loss: 4.0000"
            + $"{new string('\b', 53)}\r{Bold}2/3{End} {Green}{Bar(13)}{End}{Grey}{Bar(7)}{End} {Bold}0s{End} 250ms/step - loss: 3.0000 "
            + "- acc: 1.0000e-04"
            + $"{new string('\b', 71)}\r{Bold}3/3{End} {Green}{Bar(20)}{End}{Grey}{End} {Bold}1s{End} 250ms/step - loss: 9.0000 - acc: "
            + "1.0000e-04\n",
            text);
    }

    [Fact]
    public void What_is_no_terminal_gets_one_line()
    {
        var text = Draw(output => Quarter(3, output, new Terminal(IsDynamic: false, 80, HasColours: true)), bar =>
        {
            for (var step = 1; step <= 3; step++)
                bar.Update(step, [new("loss", 4)]);
        });
        Assert.Equal("3/3 - 1s - 250ms/step - loss: 4.0000\n", text);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(40)]
    [InlineData(12)]
    [InlineData(3)]
    public void A_bar_that_moves_fits_into_a_line(int columns)
    {
        var text = Draw(output => Quarter(300, output, new Terminal(IsDynamic: true, columns, HasColours: false)), bar =>
        {
            for (var step = 1; step <= 300; step++)
                bar.Update(step, [new("loss", 4), new("accuracy", 0.5), new("mean_absolute_error", 0.25)]);
        });
        var lines = text.Split('\r');
        Assert.All(lines[1..^1], line => Assert.InRange(line.TrimEnd('\b').Length, 1, Math.Max(columns - 1, 14)));
        Assert.EndsWith("- loss: 4.0000 - accuracy: 0.5000 - mean_absolute_error: 0.2500", lines[^1].TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_colours_there_are_no_escape_sequences()
    {
        var text = Draw(output => Quarter(2, output, new Terminal(IsDynamic: true, 80, HasColours: false)), bar =>
            bar.Update(1, [new("loss", 4)]));
        Assert.Equal("\r1/2 ==========.......... 0s 250ms/step - loss: 4.0000", text);
    }

    [Fact]
    public void Steps_without_a_target_are_counted()
    {
        var text = Draw(output => Quarter(null, output), bar =>
        {
            bar.Update(5, [new("loss", 4)]);
            bar.Add(2, [new("loss", 1)]);
            bar.Update(7, [new("loss", 3)], finalize: true);
        });
        Assert.Equal(
            $"\r      5/Unknown {Bold}0s{End} 50ms/step - loss: 4.0000"
            + $"{new string('\b', 43)}\r      7/Unknown {Bold}0s{End} 71ms/step - loss: 3.1429"
            + $"{new string('\b', 43)}\r      7/Unknown {Bold}1s{End} 107ms/step - loss: 3.0000\n",
            text);
    }

    [Fact]
    public void Some_values_may_be_shown_as_they_are()
    {
        var output = new StringWriter();
        var bar = new Progbar(12, width: 10, verbose: 1, interval: 0, statefulMetrics: ["lr"], statelessMetrics: null, unitName: "sample",
            output, clock: null);
        bar.Add(4, [new("loss", 4), new("lr", 0.5)]);
        bar.Add(4, [new("loss", 1), new("lr", 0.25)]);
        bar.Add(4, [new("lr", 0.125)]);

        var lines = output.ToString().Split('\r');
        Assert.Contains("/sample - loss: 2.5000 - lr: 0.2500", lines[2], StringComparison.Ordinal);
        Assert.Contains($"{Bold}12/12{End} {Green}{Bar(10)}{End}", lines[3], StringComparison.Ordinal);
        Assert.Contains("/sample - loss: 2.5000 - lr: 0.1250", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Verbose_2_is_one_line_at_the_end()
    {
        var now = 99.75;
        var output = new StringWriter();
        var bar = new Progbar(10, verbose: 2, statelessMetrics: ["a"], output, () => now += 0.25);
        bar.Update(5, [new("a", 1), new("b", 1)]);
        Assert.Equal("", output.ToString());
        bar.Update(10, [new("a", 3), new("b", 3)]);
        Assert.Equal("10/10 - 0s - 50ms/step - a: 3.0000 - b: 3.0000\n", output.ToString());
    }

    [Fact]
    public void Both_kinds_of_names_at_once_are_refused() =>
        Assert.Throws<ArgumentException>(() => new Progbar(3, statefulMetrics: ["a"], statelessMetrics: ["b"]));

    private static Progbar Quarter(int? target, TextWriter output, Terminal? terminal = null)
    {
        var now = 99.75;
        return new Progbar(target, verbose: 1, statelessMetrics: ["loss", "acc"], output, () => now += 0.25)
        {
            Terminal = terminal
            ?? Terminal.Unlimited
        };
    }

    private static string Draw(Func<TextWriter, Progbar> make, Action<Progbar> use)
    {
        var output = new StringWriter();
        use(make(output));
        return output.ToString();
    }

    private static string Bar(int width) => new('━', width);
}
