using System.Text;

namespace KerasSharp.Saving.Hdf5;

/// <summary>The texts of a file that is written, in as many collections as they need.</summary>
internal sealed class TextHeap
{
    private const int MostEntries = 60_000, HeadSize = 16, LeastSize = 4096;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<byte[]> _texts = [];
    private long[] _addresses = [];

    public void Add(string text)
    {
        if (_indices.TryAdd(text, _texts.Count))
            _texts.Add(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Takes its place in the file and returns where it ends.</summary>
    public long Place(long address)
    {
        _addresses = new long[(_texts.Count + MostEntries - 1) / MostEntries];
        for (var i = 0; i < _addresses.Length; i++)
        {
            _addresses[i] = address;
            address += Size(i);
        }

        return address;
    }

    /// <summary>What stands for a text in an attribute.</summary>
    public void Reference(BlockBuilder block, string text)
    {
        var index = _indices[text];
        if (_texts[index].Length == 0)
            block.U32(0).I64(0).U32(0);
        else
            block.U32((uint)_texts[index].Length).I64(_addresses[index / MostEntries]).U32((uint)((index % MostEntries) + 1));
    }

    public void Write(BlockBuilder block)
    {
        for (var i = 0; i < _addresses.Length; i++)
        {
            var start = block.Written.Length;
            block.Text("GCOL").U8(1).Zeros(3).I64(Size(i));
            var number = 1;
            foreach (var text in Part(i))
                block.U16(number++).U16(1).U32(0).I64(text.Length).Bytes(text).Zeros(Padded(text.Length) - text.Length);
            var left = Size(i) - (block.Written.Length - start);
            if (left >= HeadSize)
            {
                block.U16(0).U16(0).U32(0).I64(left);
                left -= HeadSize;
            }

            block.Zeros(left);
        }
    }

    private static int Padded(int length) => (length + 7) / 8 * 8;

    private IEnumerable<byte[]> Part(int collection) => _texts.Skip(collection * MostEntries).Take(MostEntries);

    private long Size(int collection) => Math.Max(LeastSize, HeadSize + Part(collection).Sum(text => 16L + Padded(text.Length)) + HeadSize);
}
