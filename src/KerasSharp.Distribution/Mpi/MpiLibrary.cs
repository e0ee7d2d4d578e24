using System.Runtime.InteropServices;

namespace KerasSharp;

/// <summary>
/// Finds the machine's MPI library. MPI.NET asks for Microsoft's, which MPICH and its relatives equal to the binary interface; Open MPI has
/// another.
/// </summary>
internal static class MpiLibrary
{
    private const string Asked = "msmpi.dll";

    /// <summary>MPICH in Debian and Ubuntu, then the name that MPICH's own builds, Intel MPI and MVAPICH share.</summary>
    private static readonly string[] Names = OperatingSystem.IsMacOS()
        ? ["libmpich.12.dylib", "libmpi.12.dylib"] : ["libmpich.so.12", "libmpi.so.12"];

    private static readonly Lazy<nint> Handle = new(Load);

    /// <summary>Whether the machine has a library.</summary>
    public static bool IsInstalled => Handle.Value != 0;

    /// <summary>How to get one.</summary>
    public static string HowToInstall =>
        OperatingSystem.IsWindows()
        ? "Install Microsoft MPI (msmpisetup.exe)." : OperatingSystem.IsMacOS() ? "Install MPICH: `brew install mpich`."
        : "Install MPICH: `apt-get install mpich` (Debian, Ubuntu), `dnf install mpich` (Fedora, RHEL). Open MPI does not serve: its "
        + "binary interface is another.";

    /// <summary>Leads what MPI.NET asks for to the library; once.</summary>
    public static void Redirect() =>
        NativeLibrary.SetDllImportResolver(typeof(MPI.Unsafe).Assembly, (name, _, _) => name == Asked ? Handle.Value : 0);

    private static nint Load()
    {
        if (OperatingSystem.IsWindows())
            return NativeLibrary.TryLoad(Asked, out var microsoft) ? microsoft : 0;
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
                return handle;
        }

        return 0;
    }
}
