namespace KerasSharp.Tests.Training;

public sealed class VerboseTests
{
    [Fact]
    public void Left_out_and_auto_are_a_progress_bar()
    {
        Assert.Equal((1, 1, 0, 2), (default(Verbose).Level, ((Verbose)"auto").Level, ((Verbose)0).Level, ((Verbose)2).Level));
        Assert.Contains("Received: verbose=3", Assert.Throws<ArgumentOutOfRangeException>(() => (Verbose)3).Message,
            StringComparison.Ordinal);
        Assert.Contains("Received: verbose='loud'", Assert.Throws<ArgumentOutOfRangeException>(() => (Verbose)"loud").Message,
            StringComparison.Ordinal);
    }
}
