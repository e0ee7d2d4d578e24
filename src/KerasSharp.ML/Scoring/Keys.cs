using Microsoft.ML;

namespace KerasSharp.ML.Scoring;

/// <summary>Keys in ML.NET's four integer types.</summary>
internal static class Keys
{
    private static readonly Type[] Types = [typeof(uint), typeof(byte), typeof(ushort), typeof(ulong)];

    /// <summary>The type of a name.</summary>
    public static Type TypeOf(string name) => Array.Find(Types, type => type.Name == name)
        ?? throw new FormatException($"There are no keys of the type '{name}'.");

    /// <summary>A getter of keys, which count from 1; 0 is missing.</summary>
    public static Delegate Getter(Type type, Func<int> key) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => (ValueGetter<byte>)((ref byte value) => value = (byte)key()),
        TypeCode.UInt16 => (ValueGetter<ushort>)((ref ushort value) => value = (ushort)key()),
        TypeCode.UInt64 => (ValueGetter<ulong>)((ref ulong value) => value = (ulong)key()),
        _ => (ValueGetter<uint>)((ref uint value) => value = (uint)key()),
    };
}
