using System.Buffers.Binary;
using System.Text;

namespace KerasSharp.Torch;

/// <summary>Redirects one imported function of an ELF library (64 bit, little endian) that is held in memory.</summary>
/// <remarks>Source: System V ABI, chapter 4 (ELF-64 objects) and 5 (dynamic linking); Linux Standard Base, chapter 10.7 (symbol
/// versions).</remarks>
internal static class ElfImage
{
    private const int ProgramHeaderSize = 56, DynamicSize = 16, SymbolSize = 24, VersionSize = 16;
    private const uint Load = 1, Dynamic = 2;
    private const ulong StringTable = 5, SymbolTable = 6, GnuHash = 0x6ffffef5, SymbolVersions = 0x6ffffff0, VersionNeeds = 0x6ffffffe,
        VersionNeedCount = 0x6fffffff;
    /// <summary>VER_FLG_WEAK: the loader goes on where the version is absent.</summary>
    private const ushort Weak = 2;
    /// <summary>VER_NDX_GLOBAL: a symbol of no version.</summary>
    private const ushort Global = 1;

    /// <summary>Lets the import <paramref name="symbol"/> name <paramref name="other"/>, an import too, and allows
    /// <paramref name="version"/> to be absent.</summary>
    /// <param name="image">The bytes of the library; changed in place.</param>
    /// <param name="symbol">The imported function, as the symbol table has it; the only one of its version.</param>
    /// <param name="version">The version it is asked for with.</param>
    /// <param name="other">The imported function to call in its place; null for the same one, of whatever version there is.</param>
    /// <returns>False, with nothing changed, where the image is no such library, or anything else asks for that version.</returns>
    public static bool Redirect(Span<byte> image, string symbol, string version, string? other)
    {
        try
        {
            return ReadTables(image) is { } tables && Redirect(image, tables, symbol, version, other);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            // An offset that points outside: a truncated or damaged file.
            return false;
        }
    }

    private static bool Redirect(Span<byte> image, Tables tables, string symbol, string version, string? other)
    {
        if (FindVersion(image, tables, version) is not { } need)
            return false;
        int? target = null, donor = null;
        // The hash table leaves out undefined symbols, which therefore stand before its first.
        var count = (int)U32(image, tables.GnuHash + 4);
        for (var i = 1; i < count; i++)
        {
            var entry = tables.Symbols + (i * SymbolSize);
            var isTarget = IsName(image, tables, U32(image, entry), symbol);
            if ((U16(image, tables.Versions + (i * 2)) & 0x7fff) == need.Index)
            {
                // A section index of 0: imported. Anything else of that version would be missed.
                if (!isTarget || target is not null || U16(image, entry + 6) != 0)
                    return false;
                target = i;
            }
            else if (other is not null && U16(image, entry + 6) == 0 && IsName(image, tables, U32(image, entry), other))
            {
                donor = i;
            }
        }

        if (target is not { } from || (other is not null && donor is null))
            return false;
        // Nothing was written so far, and nothing fails from here on: all these places were read.
        var flags = U16(image, need.Offset + 4);
        var index = Global;
        if (donor is { } to)
        {
            image.Slice(tables.Symbols + (to * SymbolSize), 4).CopyTo(image[(tables.Symbols + (from * SymbolSize))..]);
            index = Math.Max(Global, U16(image, tables.Versions + (to * 2)));
        }

        BinaryPrimitives.WriteUInt16LittleEndian(image[(tables.Versions + (from * 2))..], index);
        BinaryPrimitives.WriteUInt16LittleEndian(image[(need.Offset + 4)..], (ushort)(flags | Weak));
        return true;
    }

    /// <summary>Where the tables that the dynamic section names lie in the file.</summary>
    private readonly record struct Tables(int Symbols, int Strings, int GnuHash, int Versions, int Needs, int NeedCount);

    private static Tables? ReadTables(ReadOnlySpan<byte> image)
    {
        ReadOnlySpan<byte> begin = [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1];
        if (!image.StartsWith(begin))
            return null;
        var headers = Offset(image, 32);
        int entry = U16(image, 54), count = U16(image, 56);
        if (entry != ProgramHeaderSize)
            return null;
        var segments = new List<(ulong Address, ulong Size, int Offset)>();
        int? dynamic = null;
        for (var i = 0; i < count; i++)
        {
            var header = headers + (i * ProgramHeaderSize);
            var kind = U32(image, header);
            if (kind == Load)
                segments.Add((U64(image, header + 16), U64(image, header + 32), Offset(image, header + 8)));
            else if (kind == Dynamic)
                dynamic = Offset(image, header + 8);
        }

        if (dynamic is not { } at)
            return null;
        var values = new Dictionary<ulong, ulong>();
        for (; U64(image, at) != 0; at += DynamicSize)
            values[U64(image, at)] = U64(image, at + 8);
        int? Place(ulong tag)
        {
            if (!values.TryGetValue(tag, out var address))
                return null;
            foreach (var segment in segments)
                if (address >= segment.Address && address - segment.Address < segment.Size)
                    return checked(segment.Offset + (int)(address - segment.Address));
            return null;
        }

        return Place(SymbolTable) is { } symbols && Place(StringTable) is { } strings && Place(GnuHash) is { } hash
            && Place(SymbolVersions) is { } versions
            && Place(VersionNeeds) is { } needs && values.TryGetValue(VersionNeedCount, out var needCount)
            ? new(symbols, strings, hash, versions, needs, checked((int)needCount))
            : null;
    }

    /// <summary>The entry of a version in the list of those that are needed of other libraries, and the index that symbols refer to it
    /// by.</summary>
    private static (int Offset, int Index)? FindVersion(ReadOnlySpan<byte> image, Tables tables, string version)
    {
        var library = tables.Needs;
        for (var i = 0; i < tables.NeedCount; i++)
        {
            var entry = checked(library + (int)U32(image, library + 8));
            for (var count = U16(image, library + 2); count > 0; count--)
            {
                if (IsName(image, tables, U32(image, entry + 8), version))
                    return (entry, U16(image, entry + 6));
                if (!Advance(ref entry, U32(image, entry + 12)))
                    break;
            }

            if (!Advance(ref library, U32(image, library + 12)))
                break;
        }

        return null;
    }

    /// <summary>False at the end of a list, and where a damaged one would stand still.</summary>
    private static bool Advance(ref int place, uint distance)
    {
        place = checked(place + (int)distance);
        return distance >= VersionSize;
    }

    private static bool IsName(ReadOnlySpan<byte> image, Tables tables, uint offset, string name)
    {
        var text = image[checked(tables.Strings + (int)offset)..];
        return text.Length > name.Length && text[name.Length] == 0 && text[..name.Length].SequenceEqual(Encoding.ASCII.GetBytes(name));
    }

    private static ushort U16(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(image[offset..]);

    private static uint U32(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(image[offset..]);

    private static ulong U64(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(image[offset..]);

    private static int Offset(ReadOnlySpan<byte> image, int at) => checked((int)U64(image, at));
}
