using KerasSharp.Torch.Convolutions;

namespace KerasSharp.Convolutions.Tests;

/// <summary>The one place that convolves: its guards, its choice and what it leaves behind.</summary>
public class CheckedConvolutionTests
{
    private static readonly ConvolutionOptions Plain = new([1, 1], [0, 0], [1, 1], ChannelsLast: true);

    /// <summary>
    /// The faults are those of this version's oneDNN. With another: does the test of random convolutions still find a processor that is
    /// checked?
    /// </summary>
    [Fact]
    public void TheFaultsAreOfTheVersionThatIsUsed() => Assert.Equal(new Version(0, 107, 0), Version.Parse(
        System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(torch).Assembly.Location).FileVersion!) is var found
            ? new Version(found.Major, found.Minor, found.Build) : null);

    [Theory]
    [InlineData(new long[] { 1, 3, 5 }, new long[] { 2, 3, 2, 2 }, new long[] { 2 })]
    [InlineData(new long[] { 1, 4, 5, 5 }, new long[] { 2, 3, 2, 2 }, new long[] { 2 })]
    [InlineData(new long[] { 1, 3, 5, 5 }, new long[] { 2, 3, 6, 2 }, new long[] { 2 })]
    [InlineData(new long[] { 1, 3, 5, 5 }, new long[] { 2, 3, 2, 2 }, new long[] { 3 })]
    public void ShapesThatDoNotFitAreRefused(long[] input, long[] kernel, long[] bias)
    {
        using var scope = NewDisposeScope();
        var error = Assert.ThrowsAny<ArgumentException>(() => CheckedConvolution.Apply(zeros(input), zeros(kernel), zeros(bias), Plain));
        Assert.Contains(string.Join(", ", input), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StridesOfAKernelOfOnePointAreTakenOutside(bool transposed)
    {
        using var scope = NewDisposeScope();
        var options = Plain with { Strides = [2, 3], Padding = transposed ? [1, 0] : [0, 0], OutputPadding = transposed ? [1, 2] : null };
        var (x, weight, bias) =
            (randn(2, 4, 7, 8, ScalarType.Float64), randn(4, 4, 1, 1, ScalarType.Float64), randn(4, ScalarType.Float64));
        Assert.True(PointwiseStrides.Fits(weight, options));
        Assert.False(PointwiseStrides.Fits(weight, Plain));
        Assert.True(CheckedConvolution.Apply(x, weight, bias, options).allclose(options.Call(x, weight, bias)));
    }

    [Fact]
    public void TheReferenceIsThatOfMatrixProducts()
    {
        using var scope = NewDisposeScope();
        foreach (var (kernel, options) in new[]
        {
            (randn(6, 4, 3, 2, ScalarType.Float64), Plain with { Strides = [2, 1], Padding = [1, 1] }),
            (randn(6, 2, 3, 3, ScalarType.Float64), Plain with { Dilation = [2, 1], Groups = 2 }),
        })
        {
            var x = randn(2, 4, 9, 8, ScalarType.Float64);
            Assert.True(options.Call(x, kernel, null).allclose(new ColumnsPath().Apply(x, kernel, null, options)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void EveryWayThatNeedsNoCheckIsRight(int threads)
    {
        using var scope = NewDisposeScope();
        using var count = new ThreadCount(threads);
        foreach (
            var (kernel, groups) in new (
            long[] Kernel, long Groups)[] { ([24, 16, 3, 3], 1), ([16, 1, 3, 3], 16), ([8, 4, 2, 2], 4), ([8, 16, 1, 1], 1) })
        {
            foreach (var last in new[] { true, false })
            {
                var options = Plain with { Groups = groups, ChannelsLast = last };
                var (x, weight, bias) = (randn(4, 16, 7, 8), randn(kernel), randn(kernel[0]));
                using var probe = new ConvolutionProbe(Layouts.Of(x, last), weight, bias, options, new(true, true));
                Assert.All(PathChoice.All.Where(path => path.AlwaysRight && path.Fits(x, weight, options)), path => Assert.True(
                    probe.Finds(path), path.Name));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NothingIsLeftBehind(bool trusted)
    {
        using var count = new ThreadCount(get_num_threads());
        OneDnnTrust.Set(get_num_threads(), trusted);
        long Run()
        {
            using (var scope = NewDisposeScope())
            {
                var x = randn(2, 8, 9, 9).requires_grad_();
                var weight = randn(8, 8, 3, 3).requires_grad_();
                CheckedConvolution.Apply(x, weight, null, Plain).sum().backward();
                using var mode = no_grad();
                CheckedConvolution.Apply(x, weight, null, Plain);
            }

            return DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }

        Run();
        var before = Run();
        for (var i = 0; i < 50; i++)
            Assert.Equal(before, Run());
    }

    [Fact]
    public void NumbersOfTheCallersGeneratorStayAsTheyAre()
    {
        using var scope = NewDisposeScope();
        using var count = new ThreadCount(get_num_threads());
        OneDnnTrust.Set(get_num_threads(), null);
        manual_seed(3);
        var expected = randn(3);
        manual_seed(3);
        CheckedConvolution.Apply(zeros(1, 3, 11, 7), zeros(5, 3, 2, 2), null, Plain);
        Assert.Equal(expected.data<float>().ToArray(), randn(3).data<float>().ToArray());
    }

    /// <summary>Sets torch's number of threads, and afterwards the old one, with what is known of it found out again.</summary>
    private sealed class ThreadCount : IDisposable
    {
        private readonly int _before = get_num_threads();

        public ThreadCount(int threads) => set_num_threads(threads);

        public void Dispose()
        {
            OneDnnTrust.Set(get_num_threads(), null);
            set_num_threads(_before);
        }
    }
}
