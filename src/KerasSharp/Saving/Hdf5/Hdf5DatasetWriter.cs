namespace KerasSharp.Saving.Hdf5;

/// <summary>A dataset that is written.</summary>
/// <param name="type">The type of its elements.</param>
/// <param name="shape">The sizes of its axes.</param>
/// <param name="data">Writes its elements.</param>
internal sealed class Hdf5DatasetWriter(Datatype type, long[] shape, Action<Stream> data) : Hdf5ObjectWriter
{
    /// <summary>Bytes of all elements.</summary>
    public long Length { get; } = shape.Aggregate((long)type.Size, (product, size) => checked(product * size));

    /// <summary>Where the elements are.</summary>
    public long DataAddress { get; set; } = -1;

    public Action<Stream> Data => data;

    public long Place(long address)
    {
        Address = address;
        return address + HeaderSize();
    }

    public void Write(BlockBuilder block, TextHeap heap) => WriteHeader(block, heap);

    protected override void WriteMessages(BlockBuilder block)
    {
        Message(block, ObjectHeader.Dataspace, new BlockBuilder().Bytes(TypeWriter.Space(shape)));
        Message(block, ObjectHeader.Datatype, new BlockBuilder().Bytes(TypeWriter.Write(type)));
        Message(block, ObjectHeader.Fill, new BlockBuilder().U8(3).U8(0x0a));
        Message(block, ObjectHeader.Layout, new BlockBuilder().U8(3).U8(1).I64(DataAddress).I64(Length));
    }
}
