namespace KerasSharp.Reporting;

/// <summary>How wide the console is.</summary>
internal static class ConsoleWidth
{
    private const int WithoutTerminal = 80;

    /// <summary>COLUMNS where it is set, else the terminal's width, else 80: as Python's shutil.get_terminal_size.</summary>
    public static int Columns
    {
        get
        {
            if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0)
                return columns;
            try
            {
                return !Console.IsOutputRedirected && Console.WindowWidth > 0 ? Console.WindowWidth : WithoutTerminal;
            }
            catch (IOException)
            {
                return WithoutTerminal;
            }
        }
    }
}
