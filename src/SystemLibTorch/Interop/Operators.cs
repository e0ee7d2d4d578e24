using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp.Interop;

/// <summary>
/// The operators found so far, by the address of their name: a <c>"…"u8</c> literal stays where it is as long as the assembly.
/// Nothing is looked up before its first use, and a look-up costs a few nanoseconds.
/// </summary>
internal static unsafe class Operators
{
    private sealed class Table(int size)
    {
        internal readonly nint[] Names = new nint[size];
        internal readonly nint[] Handles = new nint[size];
        internal int Count;
    }

    private static readonly Lock Gate = new();
    private static Table table = new(1024);

    internal static nint Find(ReadOnlySpan<byte> name)
    {
        var key = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(name));
        var current = Volatile.Read(ref table);
        for (var slot = Slot(key, current); ; slot = (slot + 1) & (current.Names.Length - 1))
        {
            var found = Volatile.Read(ref current.Names[slot]);
            if (found == key) return current.Handles[slot];
            if (found == 0) return Add(key, name);
        }
    }

    private static int Slot(nint key, Table table) => (int)(((ulong)key * 0x9E3779B97F4A7C15) >> 40) & (table.Names.Length - 1);

    private static nint Add(nint key, ReadOnlySpan<byte> name)
    {
        var handle = Resolve(name);
        lock (Gate)
        {
            if (table.Count * 2 >= table.Names.Length)
            {
                var larger = new Table(table.Names.Length * 2);
                for (var k = 0; k < table.Names.Length; k++)
                    if (table.Names[k] != 0) Put(larger, table.Names[k], table.Handles[k]);
                Volatile.Write(ref table, larger);
            }
            Put(table, key, handle);
        }
        return handle;
    }

    private static void Put(Table table, nint key, nint handle)
    {
        var slot = Slot(key, table);
        while (table.Names[slot] != 0)
        {
            if (table.Names[slot] == key) return;
            slot = (slot + 1) & (table.Names.Length - 1);
        }
        table.Handles[slot] = handle;
        Volatile.Write(ref table.Names[slot], key);
        table.Count++;
    }

    private static nint Resolve(ReadOnlySpan<byte> name)
    {
        var dot = name.IndexOf((byte)'.');
        var stem = Encoding.UTF8.GetString(dot < 0 ? name : name[..dot]);
        var overload = dot < 0 ? "" : Encoding.UTF8.GetString(name[(dot + 1)..]);
        fixed (byte* stemText = Encoding.UTF8.GetBytes($"aten::{stem}\0"))
        fixed (byte* overloadText = Encoding.UTF8.GetBytes($"{overload}\0"))
        {
            var handle = NativeMethods.slt_operator(stemText, overloadText);
            if (handle == 0) NativeMethods.Fail();
            return handle;
        }
    }
}
