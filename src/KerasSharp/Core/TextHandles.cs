namespace KerasSharp.Core;

/// <summary>Strings in tensors: each is a number, under which the program knows it. So texts go through batches, shuffles and models like
/// other data.</summary>
/// <remarks>torch has no tensors of strings. Equal strings have one number. Those of data that one call is given are forgotten after it;
/// those of tensors that the caller holds are kept until <c>Utils.ClearSession</c>: data that is read again each epoch takes no further
/// memory. Zeros, on which shapes are found, are empty strings too.</remarks>
internal static class TextHandles
{
    /// <summary>Tells handles from numbers that a program may have: the letters TX.</summary>
    private const long Mark = 0x5458_0000_0000_0000;

    private static readonly Lock Gate = new();
    private static readonly Dictionary<long, Entry> ByHandle = [];
    private static readonly Dictionary<string, Entry> ByText = new(StringComparer.Ordinal);

    // No number is given twice: a tensor of forgotten strings holds none, and not others.
    private static long next = Mark;

    /// <summary>The number of strings that are known.</summary>
    internal static int Count
    {
        get
        {
            lock (Gate)
                return ByHandle.Count;
        }
    }

    /// <summary>The strings as int64, in the same shape, known until the session is cleared.</summary>
    public static Tensor Encode(StringArray texts) => Encode(texts, entry => entry.IsKept = true);

    /// <summary>The strings as int64, in the same shape, known until the lease is disposed.</summary>
    public static (Tensor Handles, IDisposable Lease) Lend(StringArray texts)
    {
        var lease = new Lease();
        return (Encode(texts, lease.Add), lease);
    }

    /// <summary>Whether a tensor holds strings: numbers that are no handles, and zeros alone, are none.</summary>
    public static bool IsText(Tensor tensor) => tensor.dtype == ScalarType.Int64 && tensor.ToHost<long>() is var numbers
        && Array.Exists(numbers, number => number != 0) && Decode(numbers) is not null;

    /// <summary>The strings of handles; null where a number is none.</summary>
    public static StringArray? TryDecode(Tensor handles) =>
        handles.dtype == ScalarType.Int64 && Decode(handles.ToHost<long>()) is { } texts
            ? StringArray.From(texts, Shape.Of(handles.shape)) : null;

    /// <summary>The strings that a layer was called on.</summary>
    /// <exception cref="ArgumentException">The tensor holds no strings.</exception>
    public static StringArray Decode(Tensor handles, string layer) => TryDecode(handles) ?? throw new ArgumentException(
        $"Layer \"{layer}\" works on strings. Received: a tensor of numbers, of shape {Shape.Of(handles.shape)} and dtype "
        + $"{DTypes.Name(handles.dtype)}. "
        + "Give the model an array of strings, `model.Predict(texts)`; within a model let the layer's input be `new Input([1], dtype: "
        + "\"string\")`.",
        "inputs");

    /// <summary>Forgets all strings but those of calls that go on; tensors of them hold none then.</summary>
    public static void Clear()
    {
        lock (Gate)
        {
            foreach (var entry in ByHandle.Values.ToArray())
            {
                entry.IsKept = false;
                entry.ForgetUnused();
            }
        }
    }

    private static Tensor Encode(StringArray texts, Action<Entry> use)
    {
        var handles = new long[texts.Count];
        lock (Gate)
        {
            for (var i = 0; i < handles.Length; i++)
            {
                var entry = EntryOf(texts[i]);
                use(entry);
                handles[i] = entry.Handle;
            }
        }

        using var scope = NewDisposeScope();
        return tensor(handles).reshape(texts.Shape.ToArray()).MoveToOuterDisposeScope();
    }

    private static string[]? Decode(long[] handles)
    {
        var texts = new string[handles.Length];
        lock (Gate)
        {
            for (var i = 0; i < texts.Length; i++)
            {
                if (handles[i] == 0)
                    texts[i] = "";
                else if (ByHandle.TryGetValue(handles[i], out var entry))
                    texts[i] = entry.Text;
                else
                    return null;
            }
        }

        return texts;
    }

    private static Entry EntryOf(string text)
    {
        if (ByText.TryGetValue(text, out var known))
            return known;
        var entry = new Entry(text, next++);
        ByText[text] = ByHandle[entry.Handle] = entry;
        return entry;
    }

    private sealed class Entry(string text, long handle)
    {
        public string Text => text;

        public long Handle => handle;

        public int Leases { get; set; }

        public bool IsKept { get; set; }

        public void ForgetUnused()
        {
            if (IsKept || Leases > 0)
                return;
            ByHandle.Remove(handle);
            ByText.Remove(text);
        }
    }

    private sealed class Lease : IDisposable
    {
        private readonly List<Entry> _entries = [];

        public void Add(Entry entry)
        {
            entry.Leases++;
            _entries.Add(entry);
        }

        public void Dispose()
        {
            lock (Gate)
            {
                foreach (var entry in _entries)
                {
                    entry.Leases--;
                    entry.ForgetUnused();
                }

                _entries.Clear();
            }
        }
    }
}
