namespace KerasSharp.Applications.Tests;

/// <summary>How far numbers may be from the reference: relative to each, and to the largest of a block.</summary>
internal readonly record struct Tolerance(double Relative, double OfLargest)
{
    /// <summary>What rounding allows in an element type.</summary>
    public static Tolerance Of(string dtype) => dtype == "float64" ? new(1e-6, 1e-8) : new(1e-4, 1e-5);

    /// <summary>The tolerance, widened to a known conditioning.</summary>
    public Tolerance AtLeast(double conditioning) => new(Math.Max(Relative, conditioning), Math.Max(OfLargest, 0.1 * conditioning));

    /// <summary>All numbers of a block are near.</summary>
    public void AssertNear(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what)
    {
        var largest = 0.0;
        foreach (var value in expected)
            largest = Math.Max(largest, Math.Abs(value));
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var allowed = (Relative * Math.Abs(expected[i])) + (OfLargest * largest);
            Assert.True(
                Math.Abs(
                actual[i] - expected[i]) <= allowed,
                $"{what}[{i}] is {actual[i]:g9}, expected {expected[i]:g9} ± {allowed:g2} (largest {largest:g3}).");
        }
    }

    /// <summary>All numbers are near, as measured by a size that is given.</summary>
    public void AssertWithin(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double size, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(
                    actual[i] - expected[i]) <= Relative * size,
                    $"{what}[{i}] is {actual[i]:g9}, expected {expected[i]:g9} ± {Relative * size:g2}.");
        }
    }
}
