using System.Reflection;
using Xunit.Sdk;

namespace KerasSharp.Tests.Goldens;

/// <summary>On a theory with one string parameter: the ids of all cases of a family, each a test of its own. To be replayed by
/// <see cref="GoldenTests.Replay"/>.</summary>
/// <param name="family">The family: a folder such as "losses" or a file such as "schedules".</param>
public sealed class GoldenCasesAttribute(string family) : DataAttribute
{
    /// <summary>The family.</summary>
    public string Family { get; } = family;

    /// <inheritdoc/>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => GoldenCase.Ids(Family).Select(id => new object[] { id });
}
