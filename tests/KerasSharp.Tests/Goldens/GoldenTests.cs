using System.Reflection;
using System.Runtime.CompilerServices;

namespace KerasSharp.Tests.Goldens;

/// <summary>Base of the classes that replay a family: a theory with <see cref="GoldenCasesAttribute"/> whose body is
/// <see cref="Replay"/>.</summary>
public abstract class GoldenTests : IClassFixture<GoldenSummary>
{
    /// <summary>Replays a case of the family that the theory's attribute names.</summary>
    /// <param name="id">The case.</param>
    /// <param name="body">Makes the object, calls it, and compares.</param>
    /// <param name="theory">The name of the theory.</param>
    protected void Replay(string id, Action<GoldenCase> body, [CallerMemberName] string theory = "") =>
        Replay(GetType().GetMethod(theory)!.GetCustomAttribute<GoldenCasesAttribute>()!.Family, id, body);

    /// <summary>Replays a case: its tensors are freed afterwards, the outcome goes into the summary.</summary>
    /// <param name="family">The family, as in the attribute.</param>
    /// <param name="id">The case.</param>
    /// <param name="body">Makes the object, calls it, and compares.</param>
    protected static void Replay(string family, string id, Action<GoldenCase> body)
    {
        var golden = GoldenCase.Get(family, id);
        var passed = false;
        try
        {
            using var scope = NewDisposeScope();
            body(golden);
            passed = true;
        }
        finally
        {
            GoldenSummary.Count(family, golden.Group, passed);
        }
    }
}
