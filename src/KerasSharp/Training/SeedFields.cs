using System.Reflection;

namespace KerasSharp.Training;

/// <summary>Finds the seed generators that an object keeps, in whichever fields: as Keras does, which tracks what a layer is
/// given.</summary>
internal static class SeedFields
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<SeedGenerator> Of(object owner)
    {
        for (var type = owner.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(Own))
            {
                if (!IsCandidate(field.FieldType))
                    continue;
                foreach (var generator in Generators(field.GetValue(owner)))
                    yield return generator;
            }
        }
    }

    private static bool IsCandidate(Type type) =>
        type == typeof(SeedGenerator) || type == typeof(Seed) || type == typeof(Seed?)
            || typeof(IEnumerable<SeedGenerator>).IsAssignableFrom(type);

    private static IEnumerable<SeedGenerator> Generators(object? value) => value switch
    {
        SeedGenerator generator => [generator],
        Seed { Generator: { } generator } => [generator],
        IEnumerable<SeedGenerator> generators => generators,
        _ => [],
    };
}
