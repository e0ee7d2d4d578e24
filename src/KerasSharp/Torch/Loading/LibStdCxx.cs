using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KerasSharp.Torch;

/// <summary>Loads a library that asks for a newer libstdc++ than the machine has, and needs nothing of it.</summary>
/// <remarks>libLibTorchSharp.so of 0.107.0 is compiled by GCC 13, which has every program that includes &lt;iostream&gt; call
/// <c>std::ios_base_library_init()</c>, the one symbol of GLIBCXX_3.4.32. All it does is to initialise the standard streams, which
/// libtorch_cpu.so, loaded before, has done the older way. So, in a copy in memory, that import names another function instead that takes
/// nothing and changes nothing, and the version becomes one that may be absent. Where libstdc++ is of GCC 11, as in RHEL 9, one more is
/// absent: <c>condition_variable::wait</c> got a new version when it became noexcept, and the older one serves. No file is written and the
/// package stays as it is. A library that needs anything else of these versions is left alone.</remarks>
internal static partial class LibStdCxx
{
    private const uint CloseOnExec = 1;

    /// <summary>The imports to redirect, each the only one of its version, and what to; null for the same function of any
    /// version.</summary>
    public static readonly IReadOnlyList<(string Symbol, string Version, string? Other)> Redirections =
    [
        // c10::GradMode::is_enabled(), which reads a flag of the thread.
        ("_ZSt21ios_base_library_initv", "GLIBCXX_3.4.32", "_ZN3c108GradMode10is_enabledEv"),
        ("_ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE", "GLIBCXX_3.4.30", null),
    ];

    /// <summary>A handle of the library, or 0 where this is not what keeps it from loading. No more is redirected than it takes.</summary>
    public static nint Load(string path)
    {
        var image = File.ReadAllBytes(path);
        foreach (var (symbol, version, other) in Redirections)
            if (!ElfImage.Redirect(image, symbol, version, other))
                return 0;
            else if (LoadImage(image, Path.GetFileName(path)) is var library and not 0)
                return library;
        return 0;
    }

    private static nint LoadImage(byte[] image, string name)
    {
        var descriptor = MemfdCreate(name, CloseOnExec);
        if (descriptor < 0)
            return 0;
        // Never closed: the loader knows the library by this name, which a later descriptor of the same number would share.
        var file = new SafeFileHandle(descriptor, ownsHandle: false);
        RandomAccess.Write(file, image, 0);
        return NativeLibrary.TryLoad($"/proc/self/fd/{descriptor}", out var library) ? library : 0;
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemfdCreate(string name, uint flags);
}
