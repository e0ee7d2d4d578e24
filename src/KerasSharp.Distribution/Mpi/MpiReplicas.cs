using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>Processes that MPI connects. Tensors are handed over where they are: nothing is copied into managed arrays.</summary>
internal sealed unsafe class MpiReplicas(int rank, int count) : Replicas
{
    /// <summary>The most numbers of a call: their bytes are counted in 32 bits.</summary>
    private const long Largest = 1 << 27;

    /// <summary>MPI_IN_PLACE: the numbers to add are in the place of the result.</summary>
    private static readonly nint InPlace = -1;

    public override int Rank => rank;

    public override int Count => count;

    private static int World => MPI.Unsafe.MPI_COMM_WORLD;

    public override int Or(int bits)
    {
        var result = 0;
        MpiError.Check(
            MPI.Unsafe.MPI_Allreduce((nint)(&bits), (nint)(&result), 1, MPI.Unsafe.MPI_INT, MPI.Unsafe.MPI_BOR, World), "MPI_Allreduce");
        return result;
    }

    public override long[] Gather(long number)
    {
        var all = new long[count];
        fixed (long* first = all)
            MpiError.Check(
                MPI.Unsafe.MPI_Allgather(
                (nint)(&number), 1, MPI.Unsafe.MPI_LONG_LONG, (nint)first, 1, MPI.Unsafe.MPI_LONG_LONG, World), "MPI_Allgather");
        return all;
    }

    public override string[] Gather(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var lengths = Array.ConvertAll(Gather(bytes.LongLength), length => (int)length);
        var starts = new int[count];
        for (var i = 1; i < count; i++)
            starts[i] = starts[i - 1] + lengths[i - 1];
        var all = new byte[Math.Max(1, starts[^1] + lengths[^1])];
        fixed (byte* own = bytes, first = all)
            MpiError.Check(
                MPI.Unsafe.MPI_Allgatherv(
                (nint)own, bytes.Length, MPI.Unsafe.MPI_BYTE, (nint)first, lengths, starts, MPI.Unsafe.MPI_BYTE, World), "MPI_Allgatherv");
        return [.. lengths.Select((length, i) => Encoding.UTF8.GetString(all, starts[i], length))];
    }

    [DoesNotReturn]
    public override void Abort(Exception reason)
    {
        MpiWorld.Fail(reason);
        Environment.Exit(1);
    }

    protected override void SumInMemory(Tensor tensor)
    {
        var type = tensor.dtype switch
        {
            ScalarType.Float32 => MPI.Unsafe.MPI_FLOAT,
            ScalarType.Float64 => MPI.Unsafe.MPI_DOUBLE,
            ScalarType.Int64 => MPI.Unsafe.MPI_LONG_LONG,
            var other => throw new NotSupportedException($"Tensors of type {other} are not added up over processes."),
        };
        InParts(tensor, (first, numbers) => MpiError.Check(
            MPI.Unsafe.MPI_Allreduce(InPlace, first, numbers, type, MPI.Unsafe.MPI_SUM, World), "MPI_Allreduce"));
    }

    protected override void BroadcastInMemory(Tensor tensor) =>
        InParts(tensor, (first, numbers) => MpiError.Check(
            MPI.Unsafe.MPI_Bcast(first, checked(numbers * (int)tensor.element_size()), MPI.Unsafe.MPI_BYTE, 0, World), "MPI_Bcast"));

    private static void InParts(Tensor tensor, Action<nint, int> meet)
    {
        using var scope = NewDisposeScope();
        var all = tensor.view(-1);
        for (long start = 0; start < all.numel(); start += Largest)
        {
            var part = all.narrow(0, start, Math.Min(Largest, all.numel() - start));
            // The memory of the tensor itself.
            fixed (byte* first = part.bytes)
                meet((nint)first, (int)part.numel());
        }
    }
}
