namespace KerasSharp.Saving;

/// <summary>What a model file is, by its first bytes. Its name may say something else: TensorFlow up to 2.12 wrote HDF5 into files named
/// <c>.keras</c>.</summary>
internal enum ModelFileKind
{
    /// <summary>A zip archive.</summary>
    Zip,

    /// <summary>An HDF5 file.</summary>
    Hdf5,
}
