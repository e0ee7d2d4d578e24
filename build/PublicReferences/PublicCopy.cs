using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PublicReferences;

/// <summary>A copy of an assembly whose internal types, methods and fields are marked public. Only the flags in its metadata tables differ.</summary>
internal static class PublicCopy
{
    // ECMA-335 II.22: where the flags stand in a row of each table.
    private const int TypeFlags = 0, FieldFlags = 0, MethodFlags = 4 + 2;

    public static byte[] Of(byte[] assembly)
    {
        using var file = new PEReader([.. assembly]);
        var reader = file.GetMetadataReader();
        var tables = file.PEHeaders.MetadataStartOffset;
        Each(TableIndex.TypeDef, at => WriteInt32(at + TypeFlags, OpenType(ReadInt32(at + TypeFlags))));
        Each(TableIndex.Field, at => WriteInt16(at + FieldFlags, OpenMember(ReadInt16(at + FieldFlags))));
        Each(TableIndex.MethodDef, at => WriteInt16(at + MethodFlags, OpenMember(ReadInt16(at + MethodFlags))));
        return assembly;

        void Each(TableIndex table, Action<int> change)
        {
            var start = tables + reader.GetTableMetadataOffset(table);
            for (var row = 0; row < reader.GetTableRowCount(table); row++)
                change(start + row * reader.GetTableRowSize(table));
        }

        int ReadInt32(int at) => BinaryPrimitives.ReadInt32LittleEndian(assembly.AsSpan(at));
        short ReadInt16(int at) => BinaryPrimitives.ReadInt16LittleEndian(assembly.AsSpan(at));
        void WriteInt32(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(assembly.AsSpan(at), value);
        void WriteInt16(int at, short value) => BinaryPrimitives.WriteInt16LittleEndian(assembly.AsSpan(at), value);
    }

    private static int OpenType(int flags)
    {
        var open = ((TypeAttributes)flags & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.NotPublic => TypeAttributes.Public,
            TypeAttributes.NestedAssembly or TypeAttributes.NestedFamORAssem => TypeAttributes.NestedPublic,
            TypeAttributes.NestedFamANDAssem => TypeAttributes.NestedFamily,
            var other => other,
        };
        return flags & ~(int)TypeAttributes.VisibilityMask | (int)open;
    }

    // Fields and methods have the same values in their masks.
    private static short OpenMember(short flags)
    {
        var open = ((MethodAttributes)flags & MethodAttributes.MemberAccessMask) switch
        {
            MethodAttributes.Assembly or MethodAttributes.FamORAssem => MethodAttributes.Public,
            MethodAttributes.FamANDAssem => MethodAttributes.Family,
            var other => other,
        };
        return (short)(flags & ~(int)MethodAttributes.MemberAccessMask | (int)open);
    }
}
