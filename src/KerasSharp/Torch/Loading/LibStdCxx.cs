using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KerasSharp.Torch;

/// <summary>Loads a library that asks libstdc++ for GLIBCXX_3.4.32 and needs nothing of it, where the machine's libstdc++ is older.</summary>
/// <remarks>
/// libLibTorchSharp.so of 0.107.0 is compiled by GCC 13, which has every program that includes &lt;iostream&gt; call
/// <c>std::ios_base_library_init()</c>, the one symbol of that version. All it does is to initialise the standard streams, which libtorch_cpu.so,
/// loaded before, has done the older way. So, in a copy in memory, that import names another function instead that takes nothing and changes
/// nothing, and the version becomes one that may be absent. No file is written and the package stays as it is. A library that needs anything
/// else of that version is left alone.
/// </remarks>
internal static partial class LibStdCxx
{
    private const uint CloseOnExec = 1;

    /// <summary>The import that a library of GCC 13 has.</summary>
    public const string Initializer = "_ZSt21ios_base_library_initv";

    /// <summary>The version it is asked for with.</summary>
    public const string Version = "GLIBCXX_3.4.32";

    /// <summary>c10::GradMode::is_enabled(), which reads a flag of the thread.</summary>
    public const string Harmless = "_ZN3c108GradMode10is_enabledEv";

    /// <summary>A handle of the library, or 0 where this is not what keeps it from loading.</summary>
    public static nint Load(string path)
    {
        var image = File.ReadAllBytes(path);
        if (!ElfImage.Redirect(image, Initializer, Version, Harmless))
            return 0;
        var descriptor = MemfdCreate(Path.GetFileName(path), CloseOnExec);
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
