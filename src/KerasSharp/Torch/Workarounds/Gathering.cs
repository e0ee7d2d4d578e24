namespace KerasSharp.Torch;

/// <summary>The values that indices name along an axis.</summary>
/// <remarks>libtorch 2.10: <c>take_along_dim</c> takes an index that is out of range modulo the size, where it threw before: a wrong label
/// would pick another class unseen. <c>gather</c> throws, but does not broadcast. No longer needed when <c>take_along_dim</c> refuses the
/// index 9 on an axis of size 4.</remarks>
internal static class Gathering
{
    /// <summary>For each index the value at its place along an axis; the other axes broadcast.</summary>
    /// <exception cref="ArgumentException">The tensors differ in their number of axes, or in sizes that do not broadcast.</exception>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">An index is negative or not below the size of the
    /// axis.</exception>
    public static Tensor TakeAlong(this Tensor x, Tensor indices, long dim)
    {
        var (sizes, places) = (x.shape, indices.shape);
        if (sizes.Length != places.Length)
            throw new ShapesRefusedException(
                $"Indices along an axis must have as many axes as the tensor. Received: indices of shape {Shape.Of(places)}, a tensor "
                + $"of shape {Shape.Of(sizes)}");
        var along = dim < 0 ? dim + sizes.Length : dim;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (i == along || sizes[i] == places[i])
                continue;
            if (sizes[i] != 1 && places[i] != 1)
                throw new ShapesRefusedException(
                    $"Axes other than the one taken along must be equal or 1. Received: indices of shape {Shape.Of(indices.shape)}, a "
                    + $"tensor of shape {Shape.Of(x.shape)}");
            sizes[i] = places[i] = sizes[i] == 1 ? places[i] : sizes[i];
        }

        return x.expand(sizes).gather(along, indices.expand(places));
    }
}
