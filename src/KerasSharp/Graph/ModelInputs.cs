using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Graph;

/// <summary>Makes what a model is called on into what its inputs are declared to be.</summary>
internal static class ModelInputs
{
    /// <summary>The data in the declared rank and type; a last axis of size 1 may be missing or too many, as in Keras.</summary>
    /// <exception cref="ArgumentException">It has another shape.</exception>
    public static Tensor Fit(Tensor x, Shape expected, ScalarType dtype, int index, string model)
    {
        var rank = x.Dimensions;
        if (rank == expected.Rank + 1 && x.shape[^1] == 1)
            x = x.squeeze(-1);
        else if (rank == expected.Rank - 1 && expected is [.., 1])
            x = x.unsqueeze(-1);
        var given = x.shape;
        var fits = given.Length == expected.Rank;
        for (var axis = 1; fits && axis < given.Length; axis++)
            fits = expected[axis] is not { } size || size == given[axis];
        if (!fits)
        {
            throw new ArgumentException(
                $"Input {index} of layer \"{model}\" is incompatible with the layer: expected shape={expected.With(0, null)}, found shape={Shape.Of(given)}", nameof(x));
        }

        // Integers of another width serve as well as those declared.
        return x.dtype == dtype || (!DTypes.IsFloating(x.dtype) && !DTypes.IsFloating(dtype) && dtype != ScalarType.Bool) ? x : x.to_type(dtype);
    }
}
