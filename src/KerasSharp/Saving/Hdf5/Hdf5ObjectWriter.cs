using System.Text;

namespace KerasSharp.Saving.Hdf5;

/// <summary>A group or dataset that is written, with its attributes.</summary>
internal abstract class Hdf5ObjectWriter
{
    private const int LargestMessage = 65_000;
    private readonly OrderedDictionary<string, object> _attributes = new(StringComparer.Ordinal);

    /// <summary>Where its header is.</summary>
    public long Address { get; protected set; }

    /// <summary>Sets an attribute: a text, or a list of texts.</summary>
    public void SetAttribute(string name, string text) => _attributes[name] = text;

    /// <summary>Sets an attribute: a list of texts. An empty one is the empty list of numbers that h5py makes of an empty list.</summary>
    public void SetAttribute(string name, IReadOnlyList<string> texts) =>
        _attributes[name] = texts.Count == 0 ? Array.Empty<double>() : texts.ToArray();

    /// <summary>Whether a list of that many texts fits an attribute.</summary>
    public static bool Fits(int texts) => (texts * 16L) + 300 < LargestMessage;

    public virtual void CollectTexts(TextHeap heap)
    {
        foreach (var value in _attributes.Values)
        {
            foreach (var text in value as string[] ?? (value is string one ? [one] : []))
                heap.Add(text);
        }
    }

    /// <summary>Writes the header.</summary>
    protected void WriteHeader(BlockBuilder block, TextHeap? heap)
    {
        var messages = new BlockBuilder();
        WriteMessages(messages);
        foreach (var (name, value) in _attributes)
            Message(messages, ObjectHeader.Attribute, Attribute(name, value, heap));
        var start = block.Written.Length;
        block.Text("OHDR").U8(2).U8(2).U32((uint)messages.Written.Length).Bytes(messages.Written).Checksum(start);
    }

    protected static void Message(BlockBuilder block, int type, BlockBuilder data) =>
        block.U8(type).U16(data.Written.Length).U8(0).Bytes(data.Written);

    protected abstract void WriteMessages(BlockBuilder block);

    /// <summary>The size of the header, which does not depend on where anything is.</summary>
    protected long HeaderSize()
    {
        var block = new BlockBuilder();
        WriteHeader(block, null);
        return block.Written.Length;
    }

    private static BlockBuilder Attribute(string name, object value, TextHeap? heap)
    {
        var nameBytes = Encoding.UTF8.GetBytes(name + "\0");
        var type = value is double[]? TypeWriter.Write(new Datatype(ElementKind.Float, 8)) : TypeWriter.Write(
            new Datatype(ElementKind.Text, 16));
        var space = TypeWriter.Space(value is Array array ? [array.Length] : []);
        var data = new BlockBuilder().U8(3).U8(0).U16(nameBytes.Length).U16(type.Length).U16(space.Length).U8(1).Bytes(nameBytes)
            .Bytes(type).Bytes(space);
        foreach (var text in value as string[] ?? (value is string one ? [one] : []))
        {
            if (heap is null)
                data.Zeros(16);
            else
                heap.Reference(data, text);
        }

        return data;
    }
}
