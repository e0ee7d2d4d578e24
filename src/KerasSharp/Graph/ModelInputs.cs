namespace KerasSharp.Graph;

/// <summary>Makes what a model is called on into what its inputs are declared to be.</summary>
internal static class ModelInputs
{
    /// <summary>The data in the declared rank and type; a last axis of size 1 may be missing or too many, as in Keras.</summary>
    /// <exception cref="ArgumentException">It has another shape.</exception>
    public static Tensor Fit(Tensor x, Shape expected, ScalarType dtype, int index, string model)
    {
        var given = x;
        var rank = x.Dimensions;
        if (rank == expected.Rank + 1 && x.ToSizes()[^1] == 1)
            x = x.squeeze(-1);
        else if (rank == expected.Rank - 1 && expected is [.., 1])
            x = x.unsqueeze(-1);
        var shape = x.ToSizes();
        var fits = shape.Length == expected.Rank;
        for (var axis = 1; fits && axis < shape.Length; axis++)
            fits = expected[axis] is not { } size || size == shape[axis];
        if (!fits)
        {
            throw new ArgumentException(
                $"Input {index} of layer \"{model}\" is incompatible with the layer: expected shape={expected.With(0, null)}, found "
                + $"shape={Shape.Of(shape)}", nameof(x));
        }

        // Integers of another width serve as well as those declared.
        if (x.dtype != dtype && (DTypes.IsFloating(x.dtype) || DTypes.IsFloating(dtype) || dtype == ScalarType.Bool))
            x = x.to_type(dtype);
        return TensorMask.Pass(given, x);
    }

    /// <summary>The inputs, each carrying the mask that the call was given for it.</summary>
    public static Tensor[] Masked(Tensor[] inputs, Tensor?[] masks)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (i >= masks.Length || masks[i] is not { } mask || ReferenceEquals(TensorMask.Of(inputs[i]), mask))
                continue;
            // The caller's own tensor stays as it is.
            inputs[i] = inputs[i].alias();
            TensorMask.Set(inputs[i], mask);
        }

        return inputs;
    }
}
