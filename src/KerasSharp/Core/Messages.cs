using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace KerasSharp;

/// <summary>Where progress and messages go.</summary>
internal static partial class Messages
{
    private static readonly TextWriter Lines = TextWriter.Synchronized(new TraceLines());

    /// <summary>The console, or the listeners of <see cref="Trace"/>; see <see cref="KerasConfig.InteractiveLogging"/>.</summary>
    public static TextWriter Output => KerasConfig.InteractiveLogging ? Console.Out : Lines;

    /// <summary>Colours and moves of the cursor, which a terminal alone understands.</summary>
    [GeneratedRegex("\u001b\\[[0-9;]*[A-Za-z]|\\x08")]
    private static partial Regex Controls();

    /// <summary>Hands whole lines on; of one that was drawn over and over, as it was in the end.</summary>
    private sealed class TraceLines : TextWriter
    {
        private readonly StringBuilder _line = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            if (value == '\r')
            {
                _line.Clear();
            }
            else if (value != '\n')
            {
                _line.Append(value);
            }
            else
            {
                var line = Controls().Replace(_line.ToString(), "").TrimEnd();
                _line.Clear();
                if (line.Length > 0)
                    Trace.TraceInformation(line);
            }
        }
    }
}
