
namespace KerasSharp.Tests.Saving;

/// <summary>The datasets of a file, one a line.</summary>
internal static class Hdf5Listing
{
    public static IReadOnlyList<string> Of(string path)
    {
        using var file = Hdf5File.Open(path);
        return [.. Walk(file.Root)];
    }

    private static IEnumerable<string> Walk(Hdf5Group group)
    {
        foreach (var name in group.Names)
        {
            switch (group.Find(name))
            {
                case Hdf5Group inner:
                    foreach (var line in Walk(inner))
                        yield return line;
                    break;
                case Hdf5Dataset dataset:
                    yield return $"{dataset.Path} [{string.Join(", ", dataset.Shape)}] "
                        + $"{DTypes.Name(TensorBytes.TypeOf(dataset.Type)!.Value)}";
                    break;
            }
        }
    }
}
