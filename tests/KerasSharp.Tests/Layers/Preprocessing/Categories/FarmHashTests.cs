using System.Text;

namespace KerasSharp.Tests.Layers;

public sealed class FarmHashTests
{
    // Published by Guava (FarmHashFingerprint64Test) and BigQuery (FARM_FINGERPRINT).
    [Theory]
    [InlineData("test", 1, 8581389452482819506)]
    [InlineData("test", 8, -4196240717365766262)]
    [InlineData("test", 64, 3500507768004279527)]
    [InlineData("1footrue", 1, -1541654101129638711)]
    [InlineData("2applefalse", 1, 2794438866806483259)]
    [InlineData("3true", 1, -4880158226897771312)]
    public void GivesPublishedFingerprints(string text, int times, long fingerprint) =>
        Assert.Equal(fingerprint, (long)FarmHash.Fingerprint64(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times)))));

    [Fact]
    public void EveryLengthUpToTwoHundredHasItsOwn()
    {
        var text = Enumerable.Range(0, 200).Select(i => (byte)((i * 37) + 11)).ToArray();
        Assert.Equal(201, Enumerable.Range(0, 201).Select(length => FarmHash.Fingerprint64(text.AsSpan(0, length))).Distinct().Count());
    }

    [Fact]
    public void ConcatenationKnowsTheOrder() => Assert.NotEqual(FarmHash.Concatenate(1, 2), FarmHash.Concatenate(2, 1));
}
