using System.Runtime.InteropServices;

namespace KerasSharp.Torch;

/// <summary>Loads a library that asks libstdc++ for GLIBCXX_3.4.32 and needs nothing of it, where the machine's libstdc++ is older.</summary>
/// <remarks>
/// libLibTorchSharp.so of 0.107.0 is compiled by GCC 13, which has every program that includes &lt;iostream&gt; call
/// <c>std::ios_base_library_init()</c>, the one symbol of that version. All it does is to initialise the standard streams, which libtorch_cpu.so,
/// loaded before, has done the older way. So, in a copy in memory, that import names another function instead that takes nothing and changes
/// nothing, and the version becomes one that may be absent. No file is written and the package stays as it is.
/// </remarks>
internal static partial class LibStdCxx
{
    private const string Initializer = "_ZSt21ios_base_library_initv";
    private const string Version = "GLIBCXX_3.4.32";
    /// <summary>c10::GradMode::is_enabled(), which reads a flag of the thread.</summary>
    private const string Harmless = "_ZN3c108GradMode10is_enabledEv";

    /// <summary>A handle of the library, or 0 where this is not what keeps it from loading.</summary>
    public static nint Load(string path)
    {
        var image = File.ReadAllBytes(path);
        if (!ElfImage.Redirect(image, Initializer, Version, Harmless))
            return 0;
        var file = MemfdCreate(Path.GetFileName(path), 0);
        if (file < 0)
            return 0;
        var name = $"/proc/self/fd/{file}";
        File.WriteAllBytes(name, image);
        return NativeLibrary.TryLoad(name, out var library) ? library : 0;
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemfdCreate(string name, uint flags);
}
