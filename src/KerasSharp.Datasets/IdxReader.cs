using System.Buffers.Binary;
using System.IO.Compression;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Datasets;

/// <summary>Reads gzipped IDX files of unsigned bytes, the format of MNIST, straight into a tensor's memory.</summary>
/// <remarks>Layout: two zero bytes, the element type (8: unsigned byte), the rank, a big-endian 32-bit size per axis, the
/// elements.</remarks>
internal static class IdxReader
{
    private const byte UnsignedByte = 0x08;

    /// <param name="gzip">The compressed file, seekable; left open.</param>
    /// <param name="name">What error messages call the file.</param>
    /// <param name="shape">The shape that the file must state; checked before anything of its size is allocated.</param>
    /// <exception cref="DatasetException">The file is damaged, cut short, too long, or not what it should be.</exception>
    public static Tensor Read(Stream gzip, string name, params ReadOnlySpan<long> shape)
    {
        Tensor? tensor = null;
        try
        {
            using var data = new GZipStream(gzip, CompressionMode.Decompress, leaveOpen: true);
            CheckHeader(data, name, shape);
            tensor = torch.empty(shape, dtype: torch.uint8);
            data.ReadExactly(tensor.bytes);
            // Asking once more makes the decompressor reach the end, where it compares gzip's checksum.
            if (data.ReadByte() >= 0)
            {
                throw Damaged(name, $"it goes on after the {tensor.numel()} values that its header announces");
            }
            CheckTrailer(gzip, 4 + (4 * shape.Length) + tensor.numel());
            return tensor;
        }
        catch (Exception problem)
        {
            tensor?.Dispose();
            throw problem switch
            {
                EndOfStreamException => Damaged(name, "it ends too early", problem),
                InvalidDataException => Damaged(name, "it is not a sound gzip file", problem),
                _ => problem,
            };
        }
    }

    private static void CheckHeader(Stream data, string name, ReadOnlySpan<long> shape)
    {
        Span<byte> magic = stackalloc byte[4];
        data.ReadExactly(magic);
        if (magic[0] != 0 || magic[1] != 0 || magic[2] != UnsignedByte)
        {
            throw Damaged(
                name, $"an IDX file of unsigned bytes begins with 00-00-08, this one with {BitConverter.ToString(magic[..3].ToArray())}");
        }
        var sizes = new byte[4 * magic[3]];
        data.ReadExactly(sizes);
        var stated = new long[magic[3]];
        for (var axis = 0; axis < stated.Length; axis++)
        {
            stated[axis] = BinaryPrimitives.ReadUInt32BigEndian(sizes.AsSpan(4 * axis));
        }
        if (!shape.SequenceEqual(stated))
        {
            throw Damaged(name, $"it holds values of shape ({string.Join(", ", stated)}), expected ({string.Join(", ", shape.ToArray())})");
        }
    }

    // The decompressor takes the end of the file for the end of its data, so it does not miss a checksum that is cut off.
    private static void CheckTrailer(Stream gzip, long unpacked)
    {
        Span<byte> size = stackalloc byte[4];
        gzip.Seek(-size.Length, SeekOrigin.End);
        gzip.ReadExactly(size);
        if (BinaryPrimitives.ReadUInt32LittleEndian(size) != (uint)unpacked)
        {
            throw new EndOfStreamException();
        }
    }

    private static DatasetException Damaged(string name, string problem, Exception? cause = null) =>
        new($"{name} cannot be used: {problem}. Delete or replace it.", cause);
}
