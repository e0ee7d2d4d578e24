using Microsoft.Win32.SafeHandles;

namespace KerasSharp.Saving.Hdf5;

/// <summary>Bytes that are read by position: a file or a part of one, or memory.</summary>
internal abstract class ByteSource : IDisposable
{
    /// <summary>Number of bytes.</summary>
    public abstract long Length { get; }

    /// <summary>The checksum that the bytes must have and that was not verified yet; null for none.</summary>
    public virtual uint? Checksum => null;

    /// <summary>Reads at a position, from several threads if need be; the caller has checked that the bytes are there.</summary>
    public abstract void Read(long position, Span<byte> into);

    public virtual void Dispose()
    {
    }
}

/// <summary>A window of a file. It is read, not mapped: a file that shrinks meanwhile gives an exception and not a signal.</summary>
internal sealed class FileSource(SafeFileHandle file, long start, long length, bool ownsFile, uint? checksum = null) : ByteSource
{
    public override long Length => length;

    public override uint? Checksum => checksum;

    public static FileSource Open(string path)
    {
        var file = File.OpenHandle(path);
        return new FileSource(file, 0, RandomAccess.GetLength(file), ownsFile: true);
    }

    public override void Read(long position, Span<byte> into)
    {
        while (into.Length > 0)
        {
            var count = RandomAccess.Read(file, into, start + position);
            if (count == 0)
                throw new EndOfStreamException("The file ends early.");
            position += count;
            into = into[count..];
        }
    }

    public override void Dispose()
    {
        if (ownsFile)
            file.Dispose();
    }
}

/// <summary>Bytes in memory.</summary>
internal sealed class MemorySource(byte[] bytes) : ByteSource
{
    public ReadOnlySpan<byte> Bytes => bytes;

    public override long Length => bytes.Length;

    public override void Read(long position, Span<byte> into) => bytes.AsSpan((int)position, into.Length).CopyTo(into);
}
