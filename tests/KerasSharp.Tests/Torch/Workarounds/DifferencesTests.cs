namespace KerasSharp.Tests.Workarounds;

public sealed class DifferencesTests
{
    [Theory]
    [InlineData(0, new[] { 1f, 4, 9, 16 })]
    [InlineData(1, new[] { 3f, 5, 7 })]
    [InlineData(2, new[] { 2f, 2 })]
    [InlineData(3, new[] { 0f })]
    [InlineData(4, new float[0])]
    public void Squares_have_equal_second_differences(int n, float[] expected)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected, Differences.Take(tensor(new[] { 1f, 4, 9, 16 }), n, -1).ToHost<float>());
    }

    [Fact]
    public void A_negative_number_is_refused() =>
        Assert.Equal("n", Assert.Throws<ArgumentOutOfRangeException>(() => Differences.Take(zeros(3), -1, -1)).ParamName);

    [Fact]
    public void It_is_still_needed()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<NotImplementedException>(() => zeros(3).diff(2, 0));
    }
}
