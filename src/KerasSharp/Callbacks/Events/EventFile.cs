using System.Buffers.Binary;
using System.Numerics;

namespace KerasSharp.Callbacks.Events;

/// <summary>A file of events as TensorBoard reads it: records, each framed by its length and checksums.</summary>
internal sealed class EventFile : IDisposable
{
    private static int count;

    private readonly FileStream _file;

    /// <summary>Makes a new file in a folder.</summary>
    public EventFile(string folder)
    {
        Directory.CreateDirectory(folder);
        var number = Interlocked.Increment(ref count) - 1;
        var seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        _file = new FileStream(
            Path.Combine(
                folder, $"events.out.tfevents.{seconds}.{Environment.MachineName}.{Environment.ProcessId}.{number}.v2"), FileMode.Create,
                FileAccess.Write, FileShare.Read);
        Record(Event(0).Add(3, "brain.Event:2"));
    }

    /// <summary>Writes one value of a step.</summary>
    public void Write(SummaryValue value, long step) => Record(Event(step).Add(5, new ProtoMessage().Add(1, value.Message)));

    public void Flush() => _file.Flush();

    public void Dispose() => _file.Dispose();

    private static ProtoMessage Event(long step) =>
        new ProtoMessage().Add(1, (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds).Add(2, step);

    private void Record(ProtoMessage message)
    {
        var data = message.ToArray();
        Span<byte> header = stackalloc byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(header, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], MaskedChecksum(header[..8]));
        Span<byte> trailer = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, MaskedChecksum(data));
        _file.Write(header);
        _file.Write(data);
        _file.Write(trailer);
    }

    /// <summary>CRC-32C, turned and shifted: checksums of data that holds checksums itself would else be weak.</summary>
    private static uint MaskedChecksum(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
            crc = BitOperations.Crc32C(crc, value);
        return BitOperations.RotateRight(~crc, 15) + 0xa282ead8;
    }
}
