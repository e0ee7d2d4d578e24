using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Memory for the lists and strings of one call: on the stack as far as it goes.</summary>
internal unsafe ref struct Scratch(Span<byte> stack)
{
    private readonly Span<byte> stack = stack;
    private int used;
    private List<nint>? heap;

    internal void Write(in Arg arg, ref Value value)
    {
        switch (arg.Tag)
        {
            case Tag.IntList: Copy<long>((long[])arg.Reference!, ref value); break;
            case Tag.DoubleList: Copy<double>((double[])arg.Reference!, ref value); break;
            case Tag.BoolList: Copy<bool>((bool[])arg.Reference!, ref value); break;
            case Tag.String: Copy<byte>(Encoding.UTF8.GetBytes((string)arg.Reference!), ref value); break;
            case Tag.Complex: Copy<Complex>([(Complex)arg.Reference!], ref value); break;
            case Tag.Generator: value.Int = ((Generator)arg.Reference!).Handle; break;
            default: Handles((Tensor?[])arg.Reference!, ref value); break;
        }
    }

    internal readonly void Free()
    {
        if (heap is null) return;
        foreach (var block in heap)
            NativeMemory.Free((void*)block);
    }

    private void Copy<T>(scoped ReadOnlySpan<T> source, ref Value value) where T : unmanaged
    {
        var target = (T*)Reserve(source.Length * sizeof(T));
        source.CopyTo(new Span<T>(target, source.Length));
        value.Data = target;
        value.Length = source.Length;
    }

    private void Handles(Tensor?[] tensors, ref Value value)
    {
        var target = (nint*)Reserve(tensors.Length * sizeof(nint));
        for (var k = 0; k < tensors.Length; k++)
            target[k] = tensors[k]?.Handle ?? 0;
        value.Data = target;
        value.Length = tensors.Length;
    }

    private void* Reserve(int bytes)
    {
        var start = used;
        used += (bytes + 15) & ~15;
        if (used <= stack.Length)
            return (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(stack)) + start;
        used = start;
        var block = NativeMemory.Alloc((nuint)bytes);
        (heap ??= []).Add((nint)block);
        return block;
    }
}
