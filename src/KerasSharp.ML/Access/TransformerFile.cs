using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(
    typeof(ITransformer), typeof(KerasSharp.ML.Access.TransformerFile), null, typeof(SignatureLoadModel), "Keras",
        KerasSharp.ML.Access.TransformerFile.LoaderSignature)]

namespace KerasSharp.ML.Access;

/// <summary>A transformer's part of the zip that ML.NET saves models in.</summary>
/// <remarks>
/// The part says which assembly and which signature load it. ML.NET loads the assembly, finds the attribute above, and calls <see cref="Create"/>:
/// nothing has to be registered in the program that loads.
/// Format: the settings as a string of JSON, and beside it the entry <c>model.keras</c>.
/// </remarks>
internal static class TransformerFile
{
    public const string LoaderSignature = "KerasSharpTransformer";
    private const string ModelName = "model.keras";

    // Raise Written when the format changes, and Readable when what was written before is not read any more.
    private const uint Written = 0x00010001, Readable = 0x00010001;

    private static VersionInfo Version => new(
        modelSignature: "KERASSHP", verWrittenCur: Written, verReadableCur: Readable, verWeCanReadBack: Readable,
            loaderAssemblyName: typeof(TransformerFile).Assembly.FullName, loaderSignature: LoaderSignature);

    /// <summary>Saves a transformer.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="settings">The settings as JSON.</param>
    /// <param name="model">The bytes of a <c>.keras</c> file.</param>
    public static void Save(ModelSaveContext context, string settings, byte[] model)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.CheckAtModel();
        context.SetVersionInfo(Version);
        context.SaveString(settings);
        context.SaveBinaryStream(ModelName, writer => writer.Write(model));
    }

    // Called by ML.NET, which finds it by its name and the types of its parameters.
    private static ITransformer Create(IHostEnvironment environment, ModelLoadContext context)
    {
        context.CheckAtModel(Version);
        var settings = context.LoadString();
        using var model = new MemoryStream();
        if (!context.TryLoadBinaryStream(ModelName, reader => reader.BaseStream.CopyTo(model)))
            throw new InvalidDataException($"The file of the model has no entry '{ModelName}'.");
        return KerasTransformer.Load(settings, model.ToArray());
    }
}
