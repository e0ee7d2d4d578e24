using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace KerasSharp.ML.Tests.Access;

/// <summary>What the package uses of ML.NET that is internal to it: no more than these, and all of it is there.</summary>
public sealed class InternalsTests
{
    private static readonly string[] Known =
    [
        "Microsoft.ML.Data.IInternalCatalog.get_Environment",
        "Microsoft.ML.ISingleFeaturePredictionTransformer",
        "Microsoft.ML.LoadableClassAttribute..ctor",
        "Microsoft.ML.ModelLoadContext.CheckAtModel",
        "Microsoft.ML.ModelLoadContext.LoadString",
        "Microsoft.ML.ModelLoadContext.TryLoadBinaryStream",
        "Microsoft.ML.ModelSaveContext.CheckAtModel",
        "Microsoft.ML.ModelSaveContext.SaveBinaryStream",
        "Microsoft.ML.ModelSaveContext.SaveString",
        "Microsoft.ML.ModelSaveContext.SetVersionInfo",
        "Microsoft.ML.Runtime.ICancelable.get_IsCanceled",
        "Microsoft.ML.Runtime.IHostEnvironmentInternal.get_Seed",
        "Microsoft.ML.SchemaShape+Column..ctor",
        "Microsoft.ML.SchemaShape+Column.GetTypeString",
        "Microsoft.ML.SchemaShape.Create",
        "Microsoft.ML.SchemaShape.GetColumnTypeShape",
        "Microsoft.ML.VersionInfo..ctor",
    ];

    [Fact]
    public void Only_these_are_used()
    {
        using var file = new PEReader(File.OpenRead(typeof(KerasTrainer).Assembly.Location));
        var reader = file.GetMetadataReader();
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in reader.TypeReferences)
        {
            if (Find(reader, handle) is { IsVisible: false } type
                && !reader.MemberReferences.Any(member => reader.GetMemberReference(member).Parent == handle))
                used.Add(type.FullName!);
        }

        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference || Find(reader, (TypeReferenceHandle)member.Parent) is not { } type)
                continue;
            var name = reader.GetString(member.Name);
            var all = type.GetMember(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static);
            Assert.True(all.Length > 0, $"{type}.{name} is not there.");
            if (!type.IsVisible || !all.Any(found =>
                found is MethodBase { IsPublic: true } or MethodBase { IsFamily: true } or FieldInfo { IsPublic: true }))
                used.Add($"{type.FullName}.{name}");
        }

        // Types that stand in signatures alone.
        used.ExceptWith(["Microsoft.ML.Runtime.SignatureLoadModel", "Microsoft.ML.SignatureLoadModel"]);
        Assert.Equal(Known, used);
    }

    private static Type? Find(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return Find(reader, (TypeReferenceHandle)type.ResolutionScope)?.GetNestedType(reader.GetString(type.Name),
                BindingFlags.Public | BindingFlags.NonPublic);
        if (type.ResolutionScope.Kind != HandleKind.AssemblyReference)
            return null;
        var assembly = reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name);
        return assembly.StartsWith("Microsoft.ML", StringComparison.Ordinal)
            ? Assembly.Load(assembly).GetType($"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}", throwOnError: true)
                : null;
    }
}
