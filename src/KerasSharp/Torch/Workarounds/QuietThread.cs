using System.Runtime.InteropServices;

namespace KerasSharp.Torch;

/// <summary>Keeps libtorch's warnings of this thread from being printed.</summary>
/// <remarks>libtorch 2.10: a backward pass that keeps a graph warns of a memory leak, on standard error, whatever TORCH_CPP_LOG_LEVEL says.
/// <see cref="GuardedGradient"/>, which clears the gradients as the warning asks for, has no other way. On Linux the thread gets a handler
/// of warnings that does nothing; elsewhere, where names of C++ are built otherwise, the warning appears once. No longer needed with
/// GuardedGradient.</remarks>
internal readonly unsafe struct QuietThread : IDisposable
{
    private static readonly delegate* unmanaged<nint> Get = (delegate* unmanaged<nint>)Find("_ZN3c1012WarningUtils19get_warning_handlerEv");
    private static readonly delegate* unmanaged<nint, void> Set =
        (delegate* unmanaged<nint, void>)Find("_ZN3c1012WarningUtils19set_warning_handlerEPNS_14WarningHandlerE");

    // An object of C++ is a pointer to its virtual functions: here two destructors and process(const Warning&).
    private static readonly nint Silent = Make();

    private readonly nint _before;

    private QuietThread(nint before) => _before = before;

    /// <summary>Silences the thread until the result is disposed of.</summary>
    public static QuietThread Begin()
    {
        if (Get is null || Set is null)
            return default;
        var before = Get();
        Set(Silent);
        return new(before);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_before != 0)
            Set(_before);
    }

    private static nint Find(string name) =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc10.so", out var library) && NativeLibrary.TryGetExport(
            library, name, out var address)
            ? address
            : 0;

    private static nint Make()
    {
        var memory = (nint*)Marshal.AllocHGlobal(4 * sizeof(nint));
        memory[0] = (nint)(memory + 1);
        memory[1] = memory[2] = memory[3] = (nint)(delegate* unmanaged<nint, nint, void>)&Ignore;
        return (nint)memory;
    }

    [UnmanagedCallersOnly]
    private static void Ignore(nint handler, nint warning)
    {
    }
}
