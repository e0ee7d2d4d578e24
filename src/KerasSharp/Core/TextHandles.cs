using KerasSharp.Torch;
using static TorchSharp.torch;

namespace KerasSharp.Core;

/// <summary>
/// Strings in tensors: each is a number, under which the program knows it. So texts go through batches, shuffles and models like other
/// data.
/// </summary>
/// <remarks>
/// torch has no tensors of strings. Equal strings have one number, which is kept until <c>Utils.ClearSession</c>: data that is read again
/// each epoch takes no further memory. Zeros, on which shapes are found, are empty strings too.
/// </remarks>
internal static class TextHandles
{
    /// <summary>Tells handles from numbers that a program may have: the letters TX.</summary>
    private const long Mark = 0x5458_0000_0000_0000;

    private static readonly Lock Gate = new();
    private static readonly List<string> Texts = [];
    private static readonly Dictionary<string, long> Known = new(StringComparer.Ordinal);

    /// <summary>The strings as int64, in the same shape.</summary>
    public static Tensor Encode(StringArray texts)
    {
        var handles = new long[texts.Count];
        lock (Gate)
        {
            for (var i = 0; i < handles.Length; i++)
                handles[i] = HandleOf(texts[i]);
        }

        using var scope = NewDisposeScope();
        return tensor(handles).reshape(texts.Shape.ToArray()).MoveToOuterDisposeScope();
    }

    /// <summary>The strings of handles; null where a number is none.</summary>
    public static StringArray? TryDecode(Tensor handles)
    {
        if (handles.dtype != ScalarType.Int64)
            return null;
        var numbers = handles.ToHost<long>();
        var texts = new string[numbers.Length];
        lock (Gate)
        {
            for (var i = 0; i < texts.Length; i++)
            {
                var place = numbers[i] - Mark;
                if (numbers[i] != 0 && (place < 0 || place >= Texts.Count))
                    return null;
                texts[i] = numbers[i] == 0 ? "" : Texts[(int)place];
            }
        }

        return StringArray.From(texts, Shape.Of(handles.shape));
    }

    /// <summary>The strings that a layer was called on.</summary>
    /// <exception cref="ArgumentException">The tensor holds no strings.</exception>
    public static StringArray Decode(Tensor handles, string layer) => TryDecode(handles) ?? throw new ArgumentException(
        $"Layer \"{layer}\" works on strings. Received: a tensor of numbers, of shape {Shape.Of(handles.shape)} and dtype "
        + $"{DTypes.Name(handles.dtype)}. "
        + "Give the model an array of strings, `model.Predict(texts)`; within a model let the layer's input be `new Input([1], dtype: "
        + "\"string\")`.",
        "inputs");

    /// <summary>Forgets all strings; tensors of them hold none then.</summary>
    public static void Clear()
    {
        lock (Gate)
        {
            Texts.Clear();
            Known.Clear();
        }
    }

    private static long HandleOf(string text)
    {
        if (Known.TryGetValue(text, out var handle))
            return handle;
        handle = Mark + Texts.Count;
        Texts.Add(text);
        Known[text] = handle;
        return handle;
    }
}
