using System.Diagnostics;

namespace KerasSharp.Benchmarks;

/// <summary>The Python process that runs reference.py.</summary>
internal sealed class PythonTorch : IDisposable
{
    private readonly Process _process;

    private PythonTorch(Process process, string version) => (_process, Version) = (process, version);

    /// <summary>What torch says of itself.</summary>
    public string Version { get; }

    /// <summary>Starts Python where it is there and has torch; else null. Debian's torch is in Debian's Python.</summary>
    public static PythonTorch? Start()
    {
        foreach (var interpreter in (string[])["/usr/bin/python3", "python3", "python"])
        {
            var start = new ProcessStartInfo(interpreter, [Path.Combine(AppContext.BaseDirectory, "reference.py")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            try
            {
                var process = Process.Start(start)!;
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                if (process.StandardOutput.ReadLine() is { } version)
                    return new PythonTorch(process, version);
                process.Dispose();
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no such interpreter; the next may be there.
            }
        }

        return null;
    }

    public string Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Python's torch ended before it answered.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
