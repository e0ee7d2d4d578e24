using static TorchSharp.torch;

namespace TorchSharp;

/// <content>TorchSharp's format of a tensor: type, rank and sizes as 7-bit integers, then the numbers as they lie in memory.</content>
public static partial class TensorExtensionMethods
{
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor local = tensor.detach().cpu().contiguous();
        writer.Write7BitEncodedInt64((long)local.dtype);
        writer.Write7BitEncodedInt64(local.ndim);
        foreach (long size in local.shape)
            writer.Write7BitEncodedInt64(size);
        writer.Write(local.bytes);
    }

    /// <summary>Reads a tensor; with <paramref name="skip"/> its numbers are passed over and left zero.</summary>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt64();
        if (!Enum.IsDefined(type))
            throw new InvalidDataException($"{(int)type} is not a type of tensors: this is not TorchSharp's format.");
        var shape = new long[Length(reader, "rank")];
        for (int axis = 0; axis < shape.Length; axis++)
            shape[axis] = Length(reader, "size");
        Tensor tensor = skip ? zeros(shape, type) : empty(shape, type);
        try
        {
            if (skip)
                reader.BaseStream.Seek(tensor.bytes.Length, SeekOrigin.Current);
            else
                reader.BaseStream.ReadExactly(tensor.bytes);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    private static long Length(BinaryReader reader, string what)
    {
        long length = reader.Read7BitEncodedInt64();
        return length is >= 0 and <= int.MaxValue ? length : throw new InvalidDataException($"{length} is not a tensor's {what}: this is not TorchSharp's format.");
    }
}
