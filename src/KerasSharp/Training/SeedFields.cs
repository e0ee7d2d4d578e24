namespace KerasSharp.Training;

/// <summary>Finds the seed generators that an object keeps, in whichever fields: as Keras does, which tracks what a layer is
/// given.</summary>
internal static class SeedFields
{
    public static IEnumerable<SeedGenerator> Of(object owner) =>
        DeclaredMembers.Levels(owner.GetType(), typeof(object)).SelectMany(DeclaredMembers.Fields)
            .Where(field => IsCandidate(field.FieldType)).SelectMany(field => Generators(field.GetValue(owner)));

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
