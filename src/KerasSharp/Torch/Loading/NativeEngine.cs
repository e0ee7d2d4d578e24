using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace KerasSharp.Torch;

/// <summary>Loads libtorch before TorchSharp asks for it, so that no set-up of the machine is needed.</summary>
/// <remarks>TorchSharp loads its native libraries by name, in the static constructor of <c>torch</c>. Two things can go wrong there on
/// Linux: its binding asks for a newer libstdc++ than the machine has (see <see cref="LibStdCxx"/>), and the name torch_cpu may find a
/// libtorch of another version that the system has installed. Both are avoided when the right files are loaded by their full path first:
/// the loader then finds them by name. The work waits until the assembly TorchSharp is loaded, so a program that never touches it pays
/// nothing. Where the ordinary load works, that is all that happens.</remarks>
public static class NativeEngine
{
    private const string Binding = "LibTorchSharp";

    private static readonly Lock Gate = new();
    private static bool _prepared;
    private static bool _loaded;
    private static nint _binding;
    private static string? _advice;

    /// <summary>Makes sure that TorchSharp finds its native libraries; calls after the first do nothing.</summary>
    /// <remarks>In C# it need not be called: KerasSharp does as it is loaded, and so does a module initializer that the source generator
    /// writes into every project that uses KerasSharp. An F# or Visual Basic program whose first use of <c>torch</c> comes before its first
    /// use of KerasSharp calls it first.</remarks>
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
        // Before the libraries: another thread that gets hold of the assembly meanwhile asks here, and waits.
        var context = AssemblyLoadContext.GetLoadContext(assembly) ?? AssemblyLoadContext.Default;
        context.ResolvingUnmanagedDll += static (_, name) => Resolve(name);
        lock (Gate)
        {
            if (_loaded)
                return;
            _loaded = true;
            EngineSettings.Apply();
            if (!OperatingSystem.IsLinux())
                return;
            _advice = RuntimeInformation.ProcessArchitecture == Architecture.X64
                ? LoadLibraries(NativeFolders.Of(assembly))
                : LoadAdvice.OtherArchitecture(RuntimeInformation.ProcessArchitecture);
        }
    }

    /// <summary>Null, or what to do where something keeps the libraries from loading.</summary>
    private static string? LoadLibraries(IReadOnlyList<string> folders)
    {
        // The order of their dependencies, so that each finds the others loaded.
        foreach (var library in (string[])["libc10.so", "libtorch_cpu.so", "libtorch.so"])
        {
            if (NativeFolders.Find(folders, library) is not { } path)
                return LoadAdvice.NoLibTorch;
            if (!TryLoad(path, out var handle, out var message))
                return LoadAdvice.For(path, message);
            if (library == "libtorch_cpu.so")
                EngineSettings.LimitThreads(handle);
        }

        if (NativeFolders.Find(folders, $"lib{Binding}.so") is not { } binding)
            return LoadAdvice.NoBinding;
        if (TryLoad(binding, out _, out var refusal) || (_binding = LibStdCxx.Load(binding)) != 0)
            return null;
        return LoadAdvice.For(binding, refusal);
    }

    /// <summary>Asked where the ordinary search for a native library has failed.</summary>
    private static nint Resolve(string name)
    {
        if (name != Binding)
            return 0;
        lock (Gate)
        {
            // TorchSharp's own message follows, which is long and names no cause.
            if (_binding == 0 && _advice is not null)
                Console.Error.WriteLine($"KerasSharp: {_advice}");
            _advice = null;
            return _binding;
        }
    }

    private static bool TryLoad(string path, out nint handle, [NotNullWhen(false)] out string? message)
    {
        try
        {
            handle = NativeLibrary.Load(path);
            message = null;
            return true;
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            handle = 0;
            message = exception.Message;
            return false;
        }
    }
}
