using System.Runtime.ExceptionServices;

namespace KerasSharp.Saving;

/// <summary>Reads runs of bytes straight into the memory of tensors: in blocks, in the order of the file, several at once.</summary>
/// <remarks>Most of the time of a large load goes into memory that is touched for the first time; several threads halve it, on two cores.
/// Each block is summed while it is in the cache, so that a source whose checksum was not verified yet is verified on the way.</remarks>
internal sealed class BulkRead
{
    private const int BlockSize = 1 << 20, SmallTotal = 4 << 20, MostThreads = 4;
    private readonly List<Run> _runs = [];
    private readonly HashSet<ByteSource> _unverified = [];

    /// <summary>Notes that a source must be verified: what of it no tensor wants is read too.</summary>
    public void Verify(ByteSource source)
    {
        if (source.Checksum is not null)
            _unverified.Add(source);
    }

    /// <summary>Notes a run of bytes.</summary>
    /// <param name="source">Where the bytes are; safe to read from several threads.</param>
    /// <param name="position">Where they begin; the caller has checked that they are there.</param>
    /// <param name="target">A contiguous tensor of the CPU, which lives until all is read. Its size says how many bytes.</param>
    public void Add(ByteSource source, long position, Tensor target)
    {
        foreach (var (start, part) in TensorBytes.Portions(target))
            _runs.Add(new Run(source, position + start, part.numel() * part.element_size(), part));
    }

    /// <summary>Reads it all.</summary>
    /// <exception cref="InvalidDataException">A source does not have the checksum that it should have.</exception>
    public void Execute()
    {
        var blocks = new List<Block>();
        var sums = new List<(ByteSource Source, int First, int Last)>();
        foreach (
            var bySource in _runs.Concat(_unverified.Select(source => new Run(source, source.Length, 0, null))).GroupBy(run => run.Source))
        {
            var first = blocks.Count;
            Cut(bySource.Key, [.. bySource.OrderBy(run => run.Position)], blocks);
            if (_unverified.Contains(bySource.Key))
                sums.Add((bySource.Key, first, blocks.Count));
        }

        ReadAll(blocks);
        foreach (var (source, first, last) in sums)
        {
            var sum = 0u;
            foreach (var block in blocks[first..last].Where(block => block.IsSummed))
                sum = Crc32.Combine(sum, block.Sum, block.Length);
            if (sum != source.Checksum)
                throw new InvalidDataException("The checksum is wrong: the data is damaged.");
        }
    }

    /// <summary>Cuts runs into blocks, with blocks between them where the source is to be verified; a byte that two tensors want is summed
    /// once.</summary>
    private void Cut(ByteSource source, List<Run> runs, List<Block> blocks)
    {
        var verified = _unverified.Contains(source);
        var covered = 0L;
        foreach (var run in runs)
        {
            if (verified && run.Position > covered)
                Cut(new Run(source, covered, run.Position - covered, null), isSummed: true, blocks);
            var isNew = run.Position >= covered;
            Cut(run, verified && isNew, blocks);
            covered = isNew ? run.Position + run.Length : covered;
        }
    }

    private static void Cut(Run run, bool isSummed, List<Block> blocks)
    {
        for (var start = 0L; start < run.Length; start += BlockSize)
            blocks.Add(new Block(run, start, (int)Math.Min(BlockSize, run.Length - start), isSummed));
    }

    private static void ReadAll(List<Block> blocks)
    {
        var next = -1;
        Exception? failure = null;
        var threads = blocks.Sum(block => (long)block.Length) < SmallTotal ? 1 : Math.Min(Environment.ProcessorCount, MostThreads);
        if (threads == 1)
            Work();
        else
            Parallel.For(0, threads, _ => Work());
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);

        void Work()
        {
            byte[]? between = null;
            try
            {
                int i;
                while (Volatile.Read(ref failure) is null && (i = Interlocked.Increment(ref next)) < blocks.Count)
                    blocks[i].Read(ref between);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, e, null);
            }
        }
    }

    /// <summary>Bytes in a row; without a target they are read for their checksum alone.</summary>
    private sealed record Run(ByteSource Source, long Position, long Length, Tensor? Target);

    private sealed class Block(Run run, long start, int length, bool isSummed)
    {
        public int Length => length;

        public bool IsSummed => isSummed;

        public uint Sum { get; private set; }

        public void Read(ref byte[]? between)
        {
            var into = run.Target is { } target
                ? target.bytes.Slice((int)start, length) : (between ??= new byte[BlockSize]).AsSpan(0, length);
            run.Source.Read(run.Position + start, into);
            if (isSummed)
                Sum = Crc32.Of(into);
        }
    }
}
