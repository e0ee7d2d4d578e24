using System.Globalization;
using System.Text;

namespace KerasSharp.Datasets.Numpy;

/// <summary>The two ways in which pickles of protocol 0 write text on a line.</summary>
internal static class PickleText
{
    /// <summary>Python's <c>raw-unicode-escape</c>: <c>\u</c> and <c>\U</c> with digits, anything else as it stands.</summary>
    public static string RawUnicode(string line, string name)
    {
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var digits = line[i] == '\\' && i + 1 < line.Length ? line[i + 1] switch { 'u' => 4, 'U' => 8, _ => 0 } : 0;
            if (digits == 0)
            {
                text.Append(line[i]);
                continue;
            }

            var code = Hex(line, i + 2, digits, name);
            if (code > 0x10FFFF)
                throw Damaged(name);
            // Lone surrogates are text to Python; as .NET strings they are too.
            text.Append(code > 0xFFFF ? char.ConvertFromUtf32(code) : ((char)code).ToString());
            i += digits + 1;
        }

        return text.ToString();
    }

    /// <summary>The inside of a quoted string of Python 2, as bytes.</summary>
    public static ReadOnlyMemory<byte> EscapedBytes(string quoted, string name)
    {
        var bytes = new List<byte>(quoted.Length);
        for (var i = 0; i < quoted.Length; i++)
        {
            if (quoted[i] != '\\')
            {
                bytes.Add((byte)quoted[i]);
                continue;
            }

            if (++i == quoted.Length)
                throw Damaged(name);
            if (quoted[i] == 'x')
            {
                bytes.Add((byte)Hex(quoted, i + 1, 2, name));
                i += 2;
                continue;
            }

            bytes.Add(quoted[i] switch
            {
                'n' => (byte)'\n',
                'r' => (byte)'\r',
                't' => (byte)'\t',
                '0' => 0,
                '\\' or '\'' or '"' => (byte)quoted[i],
                _ => throw Damaged(name),
            });
        }

        return bytes.ToArray();
    }

    private static int Hex(string text, int start, int digits, string name) =>
        start + digits <= text.Length
            && int.TryParse(text.AsSpan(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            && value >= 0
            ? value : throw Damaged(name);

    private static DatasetException Damaged(string name) => new($"'{name}' is damaged: an escape in a text cannot be read.");
}
