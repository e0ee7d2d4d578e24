namespace KerasSharp.Tests.Layers;

public sealed class SipHashTests
{
    // The vectors of the reference implementation: key 00..0f, messages 00, 00 01, …
    [Theory]
    [InlineData(0, 0x726fdb47dd0e0e31)]
    [InlineData(1, 0x74f839c593dc67fd)]
    [InlineData(2, 0x0d6c8009d9a94f5a)]
    [InlineData(3, 0x85676696d7fb7e2d)]
    [InlineData(8, 0x93f5f5799a932462)]
    [InlineData(15, 0xa129ca6149be45e5)]
    public void GivesTheReferenceVectors(int length, ulong hash) =>
        Assert.Equal(
            hash, SipHash.Hash(Enumerable.Range(0, length).Select(i => (byte)i).ToArray(), 0x0706050403020100, 0x0f0e0d0c0b0a0908));
}
