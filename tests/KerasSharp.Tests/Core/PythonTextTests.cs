namespace KerasSharp.Tests.Core;

/// <summary>Numbers as Python 3.11 prints them; the expected texts are Python's.</summary>
public sealed class PythonTextTests
{
    [Theory]
    [InlineData(0.001, "0.001")]
    [InlineData(1e-05, "1e-05")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(2, "2.0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(0.0010000000474974513, "0.0010000000474974513")]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void Repr(double value, string expected) => Assert.Equal(expected, PythonText.Repr(value));

    [Theory]
    [InlineData(0.03125, 4, "0.0312")]
    [InlineData(0.09375, 4, "0.0938")]
    [InlineData(2.5, 0, "2")]
    [InlineData(3.5, 0, "4")]
    [InlineData(0.97625, 4, "0.9762")]
    [InlineData(double.PositiveInfinity, 2, "inf")]
    public void Fixed(double value, int decimals, string expected) => Assert.Equal(expected, PythonText.Fixed(value, decimals));

    [Fact]
    public void Scientific() => Assert.Equal("3.6062e-07", PythonText.Scientific(3.6062e-07, 4));

    [Fact]
    public void Placeholders_are_filled()
    {
        var values = new Dictionary<string, double> { ["epoch"] = 7, ["val_loss"] = 0.12345 };
        Assert.Equal("model-07-0.12.safetensors", PythonText.Fill("model-{epoch:02d}-{val_loss:.2f}.safetensors", values));
        Assert.Equal("7 0.12345", PythonText.Fill("{epoch} {val_loss}", values));
        Assert.Contains(
            "There is no 'acc'. There are: epoch, val_loss", Assert.Throws<KeyNotFoundException>(
            () => PythonText.Fill("{acc}", values)).Message);
        Assert.Throws<FormatException>(() => PythonText.Fill("{epoch:x}", values));
    }
}
