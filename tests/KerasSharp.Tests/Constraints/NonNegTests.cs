using KerasSharp.Constraints;

namespace KerasSharp.Tests.Constraints;

public sealed class NonNegTests
{
    [Fact]
    public void Sets_negative_values_to_0()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0.0, 0.0, 2.0], new NonNeg().Apply(tensor([-1.0, 0.0, 2.0])).data<double>().ToArray());
    }

    [Theory]
    [InlineData("non_neg")]
    [InlineData("NonNeg")]
    public void A_string_names_it(string identifier) => Assert.IsType<NonNeg>((Constraint)identifier);
}
