namespace KerasSharp.Serialization;

/// <summary>An object that remembers under which class a file has it.</summary>
internal interface INamedByFile
{
    /// <summary>The class in the file that the object was made from; null where there was none.</summary>
    string? ClassInFile { get; set; }
}
