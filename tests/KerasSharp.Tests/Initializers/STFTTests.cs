using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class STFTTests
{
    [Fact]
    public void Without_a_window_it_is_the_transform()
    {
        using var scope = NewDisposeScope();
        var signal = rand(8, ScalarType.Float64);
        var transform = fft.rfft(signal);
        var real = new STFT("real", window: null).Apply((8, 1, 5), ScalarType.Float64).view(8, 5);
        var imaginary = new STFT("imag", window: null).Apply((8, 1, 5), ScalarType.Float64).view(8, 5);
        Assert.True(signal.matmul(real).allclose(transform.real, atol: 1e-12));
        Assert.True(signal.matmul(imaginary).allclose(transform.imag, atol: 1e-12));
    }

    [Theory]
    [InlineData("density")]
    [InlineData("spectrum")]
    public void Scaling_divides_by_the_window(string scaling)
    {
        using var scope = NewDisposeScope();
        // At frequency 0 the kernel is the window itself, here 0, ½, 1, ½ (periodic hann).
        var window = new STFT("real", "hann", scaling, periodic: true).Apply((4, 1, 3)).select(2, 0).flatten();
        var sum = scaling == "density" ? Math.Sqrt(1.5) : 2;
        Assert.True(window.allclose(tensor(new[] { 0, 0.5 / sum, 1 / sum, 0.5 / sum }).to_type(ScalarType.Float32), atol: 1e-6));
    }

    [Fact]
    public void Bad_options_are_named()
    {
        Assert.Contains("side='left'", Assert.Throws<ArgumentException>(() => new STFT("left")).Message);
        Assert.Contains("hamming", Assert.Throws<ArgumentException>(() => new STFT(window: "round")).Message);
        Assert.Contains("scaling='x'", Assert.Throws<ArgumentException>(() => new STFT(scaling: "x")).Message);
        Assert.Contains("(8, 5)", Assert.Throws<ArgumentException>(() => new STFT().Apply((8, 5))).Message);
    }
}
