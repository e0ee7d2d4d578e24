using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using KerasSharp.Tests.Workarounds;

namespace KerasSharp.Tests.Architecture;

/// <summary>In which folder of the library each type is, by its debug information, and which folders use which.</summary>
internal sealed class Rooms
{
    private readonly Dictionary<Type, string> _rooms = [];

    public Rooms(Assembly assembly)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb")));
        var symbols = provider.GetMetadataReader();
        foreach (var type in assembly.GetTypes())
        {
            if (FolderOf(type, symbols) is { } folder)
                _rooms[type] = folder;
        }
    }

    /// <summary>Each use of a type of another room: by base type, member, parameter or call.</summary>
    public IEnumerable<(string From, string To, string Example)> Uses(Assembly assembly)
    {
        foreach (var (type, from) in _rooms)
        {
            foreach (var used in Mentioned(type))
            {
                if (RoomOf(used) is { } to && to != from)
                    yield return (from, to, $"{type} mentions {used}");
            }
        }

        foreach (var (caller, callee) in CallsOf.Assembly(assembly))
        {
            if (RoomOf(caller.DeclaringType) is { } from && RoomOf(callee.DeclaringType) is { } to && to != from)
                yield return (from, to, $"{caller.DeclaringType}.{caller.Name} calls {callee.DeclaringType}.{callee.Name}");
        }
    }

    private string? RoomOf(Type? type)
    {
        // What the compiler makes for lambdas and iterators is at home where it is nested.
        for (; type is not null; type = type.DeclaringType)
        {
            if (_rooms.TryGetValue(type.IsGenericType ? type.GetGenericTypeDefinition() : type, out var room))
                return room;
        }

        return null;
    }

    private static IEnumerable<Type> Mentioned(Type type)
    {
        const BindingFlags all =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var types = type.GetFields(all).Select(field => field.FieldType)
            .Concat(type.GetMethods(all).SelectMany(
                method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(all).SelectMany(
                constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(type.GetInterfaces());
        return (type.BaseType is { } based ? types.Append(based) : types).SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    private static string? FolderOf(Type type, MetadataReader symbols)
    {
        const BindingFlags all =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var member in type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)))
        {
            var information = symbols.GetMethodDebugInformation((MethodDefinitionHandle)MetadataTokens.EntityHandle(member.MetadataToken));
            if (information.Document.IsNil)
                continue;
            var parts = symbols.GetString(symbols.GetDocument(information.Document).Name).Replace('\\', '/').Split("/src/KerasSharp/");
            // What the generator writes is compiled from obj; the class's other members tell its folder.
            if (parts.Length == 2 && parts[1].Contains('/') && !parts[1].StartsWith("obj/", StringComparison.Ordinal))
                return parts[1].Split('/')[0];
        }

        return null;
    }
}
