namespace KerasSharp.Core;

/// <summary>Tells the collector of memory outside its heap that lives as long as an object on it.</summary>
/// <remarks>The collector sees a model as a few kilobytes. Without this, models that are made and dropped in a loop, as in cross
/// validation, fill the memory long before it has a reason to collect them.</remarks>
internal sealed class NativeMemory : IDisposable
{
    /// <summary>What the native side keeps for any tensor, beside its values.</summary>
    private const long Overhead = 512;

    private long _bytes;

    /// <param name="bytes">The size of the values.</param>
    public NativeMemory(long bytes)
    {
        _bytes = bytes + Overhead;
        GC.AddMemoryPressure(_bytes);
    }

    ~NativeMemory() => Release();

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref _bytes, 0) is > 0 and var bytes)
            GC.RemoveMemoryPressure(bytes);
    }
}
