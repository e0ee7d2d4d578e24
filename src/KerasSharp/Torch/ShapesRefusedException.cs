namespace KerasSharp.Torch;

/// <summary>What a check before a native call refuses, where libtorch itself would have thrown, or worse.</summary>
/// <remarks>The check knows tensors only: a layer turns this error, as it does native ones, into one that names the layer and its
/// inputs.</remarks>
internal sealed class ShapesRefusedException(string message) : ArgumentException(message);
