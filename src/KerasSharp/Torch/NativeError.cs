using System.Runtime.InteropServices;

namespace KerasSharp.Torch;

/// <summary>What users read of an error inside libtorch.</summary>
/// <remarks>TorchSharp throws every native error as an <see cref="ExternalException"/> whose message goes on with some thirty lines of C++
/// frames. The public entrances (layers, operations, losses, metrics, activations, initializers, regularizers, constraints, optimizers, the
/// steps of a model) replace it by one that names the layer and says the first line; the whole text stays in the inner exception.</remarks>
internal static class NativeError
{
    /// <summary>The first line of a native message.</summary>
    public static string FirstLine(Exception e)
    {
        var end = e.Message.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? e.Message : e.Message[..end];
    }

    /// <summary>The error that stands for a native one in a place that knows no better.</summary>
    /// <param name="e">The native error.</param>
    /// <param name="where">What failed, as the beginning of a sentence: <c>"A step of model \"m\""</c>.</param>
    public static InvalidOperationException In(ExternalException e, string where) => new($"{where} failed in libtorch: {FirstLine(e)}", e);

    /// <summary>The error of a function of one tensor that was called outside of layers and models, which name themselves.</summary>
    /// <param name="e">The native error.</param>
    /// <param name="function">The activation, regularizer or constraint.</param>
    /// <param name="given">What it was called on.</param>
    public static ArgumentException Of(ExternalException e, object function, Tensor given) => new(
        $"{function.GetType().Name} cannot be computed on a tensor of shape {Shape.Of(given.shape)} {DTypes.Name(given.dtype)}: "
        + $"{FirstLine(e)}", e);
}
