using System.Runtime.InteropServices;

namespace KerasSharp.Optimizers;

/// <summary>A number that Keras keeps in a variable. It stays in the CPU's memory, so that reading and writing it never waits for a
/// device.</summary>
internal sealed class HostVariable<T>
    where T : unmanaged
{
    public HostVariable(T value, string name, string path)
    {
        using var scope = NewDisposeScope();
        Variable = new Variable(
            zeros([], dtype: typeof(T) == typeof(int) ? ScalarType.Int32 : ScalarType.Float32, device: CPU), name, trainable: false, path);
        Value = value;
    }

    /// <summary>The number as a variable, for files and summaries.</summary>
    public Variable Variable { get; }

    public T Value
    {
        get => MemoryMarshal.Read<T>(Variable.Value.bytes);
        set => MemoryMarshal.Write(Variable.Value.bytes, value);
    }
}
