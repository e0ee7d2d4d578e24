using System.Globalization;
using System.Text;

namespace KerasSharp.Datasets.Numpy;

/// <summary>Reads plain data and NumPy arrays out of a Python pickle of protocol 0 to 5.</summary>
/// <remarks>A pickle is a program for a stack machine, and one of its instructions calls any function of Python. Here nothing is called:
/// the few functions that rebuild arrays are known by name (<see cref="NumpyGlobals"/>), and every other name is refused, as Keras refuses
/// it. Lists are <c>List&lt;object?&gt;</c>, tuples <c>object?[]</c>, dictionaries have strings as keys, integers are <c>long</c>, and the
/// strings of Python 2 are bytes. Source: Python's pickletools; keras/src/datasets/npz_utils.py.</remarks>
internal sealed class Unpickler
{
    private readonly PickleBytes _bytes;
    private readonly string _name;
    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<long, object?> _memo = [];

    private Unpickler(ReadOnlyMemory<byte> data, string name) => (_bytes, _name) = (new PickleBytes(data, name), name);

    /// <summary>The object that a pickle holds.</summary>
    /// <param name="data">The pickle, from its first byte; what follows its end is not looked at.</param>
    /// <param name="name">What error messages call the file.</param>
    /// <exception cref="DatasetException">It is damaged, or asks for anything but plain data and NumPy arrays.</exception>
    public static object? Load(ReadOnlyMemory<byte> data, string name) => new Unpickler(data, name).Run();

    private object? Run()
    {
        while (true)
        {
            var code = _bytes.Byte();
            if (code == '.')
                return Pop();
            Execute(code);
        }
    }

    private void Execute(byte code)
    {
        switch (code)
        {
            case 0x80: Protocol(_bytes.Byte()); break;
            case 0x95: _bytes.Skip(8); break; // A frame's length: all of the data is in memory.
            case (byte)'(': _marks.Push(_stack.Count); break;
            case (byte)'0': Pop(); break;
            case (byte)'1': PopMark(); break;
            case (byte)'2': Push(Peek()); break;
            case (byte)'p': _memo[Integer(_bytes.Line())] = Peek(); break;
            case (byte)'q': _memo[_bytes.Byte()] = Peek(); break;
            case (byte)'r': _memo[_bytes.U32()] = Peek(); break;
            case 0x94: _memo[_memo.Count] = Peek(); break;
            case (byte)'g': Recall(Integer(_bytes.Line())); break;
            case (byte)'h': Recall(_bytes.Byte()); break;
            case (byte)'j': Recall(_bytes.U32()); break;
            case (byte)'c': Push(NumpyGlobals.Find(_bytes.Line(), _bytes.Line(), _name)); break;
            case 0x93: FindOnStack(); break;
            case (byte)'R': Push(NumpyGlobals.Call(PopBefore(out var arguments), arguments, _name)); break;
            case (byte)'b': Build(); break;
            default:
                if (!Container(code) && !Scalar(code))
                    throw Refuse(
                        code is (byte)'i' or (byte)'o' or 0x81 or 0x92
                        ? "it makes an object of a class" : $"it has the instruction {code}, which no NumPy array needs");
                break;
        }
    }

    private bool Container(byte code)
    {
        switch (code)
        {
            case (byte)']': Push(new List<object?>()); break;
            case (byte)'l': Push(PopMark().ToList()); break;
            case (byte)'a': Append([Pop()]); break;
            case (byte)'e': Append(PopMark()); break;
            case (byte)')': Push(Array.Empty<object?>()); break;
            case (byte)'t': Push(PopMark()); break;
            case >= 0x85 and <= 0x87: Push(Pop(code - 0x84)); break;
            case (byte)'}': Push(new Dictionary<string, object?>()); break;
            case (byte)'d': var pairs = PopMark(); Push(new Dictionary<string, object?>()); Set(pairs); break;
            case (byte)'s': Set(Pop(2)); break;
            case (byte)'u': Set(PopMark()); break;
            default: return false;
        }

        return true;
    }

    private bool Scalar(byte code)
    {
        switch (code)
        {
            case (byte)'N': Push(null); break;
            case 0x88: Push(true); break;
            case 0x89: Push(false); break;
            case (byte)'I': Push(_bytes.Line() switch { "00" => false, "01" => true, var text => Boxes.Of(Integer(text)) }); break;
            case (byte)'L': Push(Boxes.Of(Integer(_bytes.Line().TrimEnd('L')))); break;
            case (byte)'J': Push(Boxes.Of((int)_bytes.U32())); break;
            case (byte)'K': Push(Boxes.Of(_bytes.Byte())); break;
            case (byte)'M': Push(Boxes.Of(_bytes.U16())); break;
            case 0x8a: Push(Boxes.Of(_bytes.Long(_bytes.Byte()))); break;
            case 0x8b: Push(Boxes.Of(_bytes.Long(_bytes.U32()))); break;
            case (byte)'F': Push(Float(_bytes.Line())); break;
            case (byte)'G': Push(_bytes.Double()); break;
            case (byte)'S': Push(QuotedBytes(_bytes.Line())); break;
            case (byte)'T' or (byte)'B': Push(_bytes.Take(_bytes.U32())); break;
            case (byte)'U' or (byte)'C': Push(_bytes.Take(_bytes.Byte())); break;
            case 0x8e or 0x96: Push(_bytes.Take(_bytes.U64())); break;
            case (byte)'V': Push(PickleText.RawUnicode(_bytes.Line(), _name)); break;
            case (byte)'X': Push(_bytes.Text(_bytes.U32())); break;
            case 0x8c: Push(_bytes.Text(_bytes.Byte())); break;
            case 0x8d: Push(_bytes.Text(_bytes.U64())); break;
            default: return false;
        }

        return true;
    }

    private void Protocol(byte version)
    {
        if (version > 5)
            throw Refuse($"it is of protocol {version}; 0 to 5 can be read");
    }

    private void FindOnStack()
    {
        var names = Pop(2);
        Push(names is [string module, string attribute] ? NumpyGlobals.Find(module, attribute, _name) : throw Damaged("a name is no text"));
    }

    private void Build()
    {
        var state = Pop();
        if (Pop() is not NumpyGlobals.Unbuilt unbuilt)
            throw Refuse("it sets the state of an object that is no array");
        Push(unbuilt.Build(state, _name));
    }

    private void Append(object?[] values)
    {
        if (Peek() is not List<object?> list)
            throw Damaged("elements are added to what is no list");
        list.AddRange(values);
    }

    private void Set(object?[] pairs)
    {
        if (pairs.Length % 2 != 0 || Peek() is not Dictionary<string, object?> dictionary)
            throw Damaged("entries are added to what is no dictionary");
        for (var i = 0; i < pairs.Length; i += 2)
        {
            var key = pairs[i] switch
            {
                string text => text,
                ReadOnlyMemory<byte> bytes => Encoding.UTF8.GetString(bytes.Span),
                _ => throw Refuse("a key of a dictionary is no text"),
            };
            dictionary[key] = pairs[i + 1];
        }
    }

    private void Recall(long key)
    {
        if (!_memo.TryGetValue(key, out var value))
            throw Damaged("it refers to an object that it has not memorized");
        // An array is memorized before it has its state.
        Push(value is NumpyGlobals.Unbuilt { Built: { } built } ? built : value);
    }

    private void Push(object? value) => _stack.Add(value);

    private object? Peek() => _stack.Count > Floor ? _stack[^1] : throw Damaged("its stack runs empty");

    private object? Pop()
    {
        var value = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private object?[] Pop(int count)
    {
        if (_stack.Count - count < Floor)
            throw Damaged("its stack runs empty");
        var values = _stack[^count..].ToArray();
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private object? PopBefore(out object? last)
    {
        last = Pop();
        return Pop();
    }

    private object?[] PopMark()
    {
        if (!_marks.TryPop(out var mark))
            throw Damaged("a mark is missing");
        var values = _stack[mark..].ToArray();
        _stack.RemoveRange(mark, values.Length);
        return values;
    }

    /// <summary>Nothing below the last mark can be taken.</summary>
    private int Floor => _marks.TryPeek(out var mark) ? mark : 0;

    private long Integer(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value : throw Damaged($"'{text}' is no integer of 64 bits");

    private double Float(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Damaged(
            $"'{text}' is no number"),
    };

    private ReadOnlyMemory<byte> QuotedBytes(string text) => text.Length >= 2 && text[0] is '\'' or '"' && text[^1] == text[0]
        ? PickleText.EscapedBytes(text[1..^1], _name) : throw Damaged("a string is not quoted");

    private DatasetException Refuse(string what) =>
        new($"'{_name}' holds Python objects other than plain data and NumPy arrays: {what}. It is not read, because it may be damaged "
            + "or hostile.");

    private DatasetException Damaged(string what) => new($"'{_name}' is damaged: {what}.");
}
