using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KerasSharp.Datasets.Numpy;

/// <summary>Reads an array of NumPy's .npy format, versions 1.0 to 3.0.</summary>
/// <remarks>Source: NumPy's format specification, NEP 1.</remarks>
internal static partial class NpyFile
{
    /// <param name="file">All bytes of the file.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="DatasetException">It is damaged or of another format, or it holds Python objects other than plain data.</exception>
    public static NumpyArray Read(ReadOnlyMemory<byte> file, string name)
    {
        var bytes = file.Span;
        if (bytes.Length < 12 || bytes[0] != 0x93 || !bytes[1..6].SequenceEqual("NUMPY"u8))
            throw new DatasetException($"'{name}' is no .npy file: it does not begin as one.");
        if (bytes[6] is < 1 or > 3)
            throw new DatasetException($"'{name}' has version {bytes[6]}.{bytes[7]} of the .npy format; 1.0 to 3.0 can be read.");
        var start = bytes[6] == 1 ? 10 : 12;
        var length = bytes[6] == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (length > bytes.Length - start)
            throw new DatasetException($"'{name}' is cut short within its header.");
        var data = file[(start + (int)length)..];
        var header = Encoding.UTF8.GetString(bytes.Slice(start, (int)length));
        if (Header().Match(header) is not { Success: true } match)
            throw new DatasetException($"'{name}' has a header that cannot be read: {header.Trim()}");
        var type = NumpyType.Parse(match.Groups["descr"].Value, name);
        var shape = ParseShape(match.Groups["shape"].Value, name);
        var fortran = match.Groups["order"].Value == "True";
        if (type.Kind == 'O')
            return AsArray(Unpickler.Load(data, name), shape, name);
        var array = new NumpyArray { Shape = shape, Type = type, FortranOrder = fortran, Bytes = data };
        return Fits(array, data.Length) ? array : throw new DatasetException(
            $"'{name}' is damaged: an array of shape ({string.Join(", ", shape)}) of {type} does not fit the {data.Length} bytes that "
            + "follow its header.");
    }

    private static bool Fits(NumpyArray array, long bytes)
    {
        try
        {
            return checked(array.Count * array.Type.Size) == bytes;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static NumpyArray AsArray(object? value, long[] shape, string name) =>
        value is NumpyArray { Objects: not null } array && array.Shape.SequenceEqual(shape)
            ? array
            : throw new DatasetException($"'{name}' is damaged: it does not hold the array of objects that its header announces.");

    private static long[] ParseShape(string text, string name)
    {
        var sizes = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // Python 2 wrote long integers as 5L.
        return Array.ConvertAll(sizes, size => long.TryParse(
            size.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value : throw new DatasetException($"'{name}' has a shape that cannot be read: ({text})"));
    }

    [GeneratedRegex(
        @"^\{\s*'descr':\s*'(?<descr>[^']*)',\s*'fortran_order':\s*(?<order>True|False),\s*'shape':\s*\((?<shape>[^)]*)\),?\s*\}\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Header();
}
