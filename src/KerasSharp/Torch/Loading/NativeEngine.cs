using System.ComponentModel;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace KerasSharp.Torch;

/// <summary>Loads libtorch before TorchSharp asks for it, so that no set-up of the machine is needed.</summary>
/// <remarks>
/// TorchSharp loads its native libraries by name, in the static constructor of <c>torch</c>. Two things can go wrong there on Linux: its binding
/// asks for a newer libstdc++ than the machine has (see <see cref="LibStdCxx"/>), and the name torch_cpu may find a libtorch of another version
/// that the system has installed. Both are avoided when the right files are loaded by their full path first: the loader then finds them by name.
/// The work waits until the assembly TorchSharp is loaded, so a program that never touches it pays nothing.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NativeEngine
{
    private const string Binding = "LibTorchSharp";

    private static readonly Lock Gate = new();
    private static bool _prepared;
    private static bool _loaded;
    private static nint _binding;

    /// <summary>Makes sure that TorchSharp will find its native libraries. Called by a module initializer in every program that uses KerasSharp.</summary>
    public static void Prepare()
    {
        lock (Gate)
        {
            if (_prepared)
                return;
            _prepared = true;
        }

        AppDomain.CurrentDomain.AssemblyLoad += static (_, loaded) => Load(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            Load(assembly);
    }

    private static void Load(Assembly assembly)
    {
        if (assembly.GetName().Name != "TorchSharp")
            return;
        lock (Gate)
        {
            if (_loaded)
                return;
            _loaded = true;
        }

        EngineSettings.Apply();
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return;
        var folders = NativeFolders.Of(assembly);
        // The order of their dependencies, so that each finds the others loaded.
        foreach (var library in (string[])["libc10.so", "libtorch_cpu.so", "libtorch.so"])
            if (NativeFolders.Find(folders, library) is { } path)
                NativeLibrary.TryLoad(path, out _);
        EngineSettings.LimitThreads();
        if (NativeFolders.Find(folders, $"lib{Binding}.so") is not { } binding || NativeLibrary.TryLoad(binding, out _) || (_binding = LibStdCxx.Load(binding)) == 0)
            return;
        var context = AssemblyLoadContext.GetLoadContext(assembly) ?? AssemblyLoadContext.Default;
        context.ResolvingUnmanagedDll += static (_, name) => name == Binding ? _binding : 0;
    }
}
