using System.Text;

namespace KerasSharp.Datasets.Numpy;

/// <summary>The functions of Python by which NumPy has its arrays rebuilt, known by name and done here; none of Python is run.</summary>
internal static class NumpyGlobals
{
    /// <summary>An array or element type that was made without its state, which a later instruction gives.</summary>
    public abstract class Unbuilt
    {
        /// <summary>The finished value, once there is one.</summary>
        public object? Built { get; private set; }

        /// <summary>Gives it its state.</summary>
        public object Build(object? state, string name) => Built = Finish(state, name);

        /// <summary>The finished value.</summary>
        protected abstract object Finish(object? state, string name);
    }

    private enum Known
    {
        Reconstruct,
        FromBuffer,
        Array,
        Type,
        Encode,
    }

    /// <summary>What a name stands for.</summary>
    /// <exception cref="DatasetException">It is none of NumPy's.</exception>
    public static object Find(string module, string attribute, string name) => (module, attribute) switch
    {
        ("numpy.core.multiarray" or "numpy._core.multiarray", "_reconstruct") => Known.Reconstruct,
        ("numpy.core.numeric" or "numpy._core.numeric", "_frombuffer") => Known.FromBuffer,
        ("numpy", "ndarray") => Known.Array,
        ("numpy", "dtype") => Known.Type,
        // How Python 3 writes bytes for Python 2.
        ("_codecs", "encode") => Known.Encode,
        _ => throw new DatasetException(
            $"Refusing to read '{module}.{attribute}' in '{name}': only plain data and NumPy arrays are read. The file may be damaged "
            + "or hostile."),
    };

    /// <summary>The result of one of these functions.</summary>
    /// <exception cref="DatasetException">It is called on other arguments than NumPy's.</exception>
    public static object? Call(object? function, object? arguments, string name) => (function, arguments) switch
    {
        (Known.Reconstruct, object?[] and [Known.Array, _, _]) => new UnbuiltArray(),
        (Known.Type, object?[] and [var code, _, _]) => new UnbuiltType(Text(code) ?? throw Odd(name)),
        (Known.Encode, object?[] and [string text, "latin1" or "latin-1"]) => (ReadOnlyMemory<byte>)Encoding.Latin1.GetBytes(text),
        (Known.FromBuffer, object?[] and [ReadOnlyMemory<byte> bytes, NumpyType type, var shape, var order]) =>
            Make(shape, type, Text(order) == "F", bytes, name),
        _ => throw Odd(name),
    };

    /// <summary>Text, also where Python 2 wrote it as bytes.</summary>
    private static string? Text(object? value) => value switch
    {
        string text => text,
        ReadOnlyMemory<byte> bytes => Encoding.Latin1.GetString(bytes.Span),
        _ => null,
    };

    private static NumpyArray Make(object? shape, NumpyType type, bool fortran, object? content, string name)
    {
        if (shape is not object?[] axes || !axes.All(axis => axis is long and >= 0))
            throw Odd(name);
        var (bytes, objects) = (content as ReadOnlyMemory<byte>?, content as List<object?>);
        var array = new NumpyArray
        {
            Shape = Array.ConvertAll(axes, axis => (long)axis!),
            Type = type,
            FortranOrder = fortran,
            Bytes = bytes ?? default,
            Objects = objects,
        };
        try
        {
            if (type.Kind == 'O' ? objects?.Count == array.Count : bytes?.Length == checked(array.Count * type.Size))
                return array;
        }
        catch (OverflowException)
        {
            // A shape too large for any data.
        }

        throw Odd(name);
    }

    private static DatasetException Odd(string name) => new($"'{name}' is damaged: an array in it is not as NumPy writes them.");

    private sealed class UnbuiltArray : Unbuilt
    {
        /// <summary>The state: version, shape, element type, whether in Fortran's order, and the bytes or the objects.</summary>
        protected override object Finish(object? state, string name) =>
            state is object?[] and [long, var shape, NumpyType type, bool fortran, var content]
                ? Make(shape, type, fortran, content, name) : throw Odd(name);
    }

    private sealed class UnbuiltType(string code) : Unbuilt
    {
        /// <summary>The state: version, byte order, and what only types with fields have.</summary>
        protected override object Finish(object? state, string name) =>
            state is object?[] and [long, var order, null, null, null, ..] && Text(order) is { } prefix
                ? NumpyType.Parse(prefix + code, name)
                : throw Odd(name);
    }
}
