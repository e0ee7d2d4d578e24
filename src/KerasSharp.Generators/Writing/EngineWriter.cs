namespace KerasSharp.Generators;

/// <summary>
/// Writes what runs before anything else of the program: the engine must be found before the program's first use of <c>torch</c>, which may
/// be its first statement.
/// </summary>
internal static class EngineWriter
{
    public static string Write()
    {
        var writer = SourceWriter.Begin().Open("namespace KerasSharp.Generated");
        writer.Doc("summary", "Prepares the loading of libtorch.");
        writer.Open("internal static class KerasSharpEngine");
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Line("internal static void Prepare() => global::KerasSharp.Torch.NativeEngine.Prepare();");
        return writer.Close().Close().ToString();
    }
}
