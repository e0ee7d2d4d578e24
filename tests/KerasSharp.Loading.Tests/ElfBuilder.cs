using System.Buffers.Binary;
using System.Text;

namespace KerasSharp.Loading.Tests;

/// <summary>A symbol of a small library: its version is the name of one that is needed of libstdc++, or null.</summary>
internal sealed record ElfSymbol(string Name, string? Version = null, bool Imported = true);

/// <summary>
/// Makes the smallest ELF library (64 bit, little endian) that has a table of dynamic symbols with versions. It holds no code.
/// </summary>
internal sealed class ElfBuilder
{
    private const int Base = 0x1000;

    public List<ElfSymbol> Symbols { get; } = [];

    /// <summary>The versions needed of libstdc++.so.6, in order; indices from 2 on.</summary>
    public List<string> Versions { get; } = [];

    /// <summary>Whether the dynamic section comes last in the file, so that no shorter file is complete.</summary>
    public bool DynamicLast { get; set; } = true;

    /// <summary>
    /// Where the table of symbols' names begins in the file that was built last, that of symbols, of their versions, and of needed
    /// versions.
    /// </summary>
    public (int Strings, int Symbols, int Versions, int Needs) Places { get; private set; }

    public byte[] Build()
    {
        var strings = new List<byte> { 0 };
        int Add(string text)
        {
            var at = strings.Count;
            strings.AddRange([.. Encoding.ASCII.GetBytes(text), 0]);
            return at;
        }

        // Imports first, as linkers do: the hash table begins at the first that is defined.
        List<ElfSymbol> ordered = [.. Symbols.Where(symbol => symbol.Imported), .. Symbols.Where(symbol => !symbol.Imported)];
        var symbols = new byte[24 * (ordered.Count + 1)];
        var indices = new byte[2 * (ordered.Count + 1)];
        foreach (var (i, symbol) in ordered.Index())
        {
            Put(symbols, (24 * (i + 1)), (uint)Add(symbol.Name));
            symbols[(24 * (i + 1)) + 4] = 0x12;
            Put(symbols, (24 * (i + 1)) + 6, symbol.Imported ? (ushort)0 : (ushort)1);
            Put(indices, 2 * (i + 1), (ushort)(symbol.Version is null ? 1 : 2 + Versions.IndexOf(symbol.Version)));
        }

        var needs = new byte[16 * (Versions.Count + 1)];
        Put(needs, 0, (ushort)1);
        Put(needs, 2, (ushort)Versions.Count);
        Put(needs, 4, (uint)Add("libstdc++.so.6"));
        Put(needs, 8, 16u);
        foreach (var (i, version) in Versions.Index())
        {
            Put(needs, (16 * (i + 1)) + 6, (ushort)(2 + i));
            Put(needs, (16 * (i + 1)) + 8, (uint)Add(version));
            Put(needs, (16 * (i + 1)) + 12, i + 1 < Versions.Count ? 16u : 0u);
        }

        var hash = new byte[24];
        Put(hash, 4, (uint)(1 + ordered.Count(symbol => symbol.Imported)));
        return Assemble([.. strings], symbols, hash, indices, needs);
    }

    private byte[] Assemble(byte[] strings, byte[] symbols, byte[] hash, byte[] indices, byte[] needs)
    {
        const int dynamicSize = 7 * 16;
        var image = new List<byte>(new byte[64 + (2 * 56)]);
        var dynamicAt = image.Count;
        if (!DynamicLast)
            image.AddRange(new byte[dynamicSize]);
        int Append(byte[] table)
        {
            var at = image.Count;
            image.AddRange(table);
            return at;
        }

        Places = (Append(strings), Append(symbols), 0, 0);
        var hashAt = Append(hash);
        Places = Places with { Versions = Append(indices), Needs = Append(needs) };
        if (DynamicLast)
            dynamicAt = Append(new byte[dynamicSize]);
        var bytes = image.ToArray();
        (ulong Tag, int Value)[] entries =
        [
            (5, Base + Places.Strings), (6, Base + Places.Symbols), (0x6ffffef5, Base + hashAt),
            (0x6ffffff0, Base + Places.Versions), (0x6ffffffe, Base + Places.Needs), (0x6fffffff, 1),
        ];
        foreach (var (i, (tag, value)) in entries.Index())
        {
            Put(bytes, dynamicAt + (16 * i), tag);
            Put(bytes, dynamicAt + (16 * i) + 8, (ulong)value);
        }

        ReadOnlySpan<byte> identity = [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1];
        identity.CopyTo(bytes);
        Put(bytes, 16, (ushort)3);
        Put(bytes, 18, (ushort)62);
        Put(bytes, 32, 64ul);
        Put(bytes, 54, (ushort)56);
        Put(bytes, 56, (ushort)2);
        Segment(bytes.AsSpan(64), 1, 0, bytes.Length);
        Segment(bytes.AsSpan(64 + 56), 2, dynamicAt, dynamicSize);
        return bytes;
    }

    private static void Segment(Span<byte> header, uint kind, int offset, int size)
    {
        Put(header, 0, kind);
        Put(header, 8, (ulong)offset);
        Put(header, 16, (ulong)(Base + offset));
        Put(header, 32, (ulong)size);
        Put(header, 40, (ulong)size);
    }

    private static void Put(Span<byte> bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes[at..], value);

    private static void Put(Span<byte> bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], value);

    private static void Put(Span<byte> bytes, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(bytes[at..], value);
}
