using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What a <see cref="Value"/> holds; the native side has the same list.</summary>
internal enum Tag
{
    Default, None, Tensor, Int, Double, Bool, Complex, IntList, TensorList, OptionalTensorList,
    String, Device, Generator, BoolList, DoubleList,
}

/// <summary>An argument or a result as it crosses to the native side.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct Value
{
    [FieldOffset(0)] internal Tag Tag;
    [FieldOffset(4)] internal int Length;
    [FieldOffset(8)] internal long Int;
    [FieldOffset(8)] internal double Double;
    [FieldOffset(8)] internal void* Data;
}
