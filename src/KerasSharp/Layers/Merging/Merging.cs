namespace KerasSharp.Layers;

/// <summary>The merging layers as functions, on tensors and in functional models.</summary>
/// <remarks>Source: keras.layers.add, subtract, multiply, average, maximum, minimum, concatenate, dot.</remarks>
public static class Merging
{
    /// <summary>Adds inputs value by value, as <see cref="Layers.Add"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public static Tensor Add(params Tensor[] inputs) => Run(new Add(), inputs);

    /// <inheritdoc cref="Add(Tensor[])"/>
    public static KerasTensor Add(params KerasTensor[] inputs) => new Add().Apply(inputs);

    /// <summary>The first input less the second, as <see cref="Layers.Subtract"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public static Tensor Subtract(params Tensor[] inputs) => Run(new Subtract(), inputs);

    /// <inheritdoc cref="Subtract(Tensor[])"/>
    public static KerasTensor Subtract(params KerasTensor[] inputs) => new Subtract().Apply(inputs);

    /// <summary>Multiplies inputs value by value, as <see cref="Layers.Multiply"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public static Tensor Multiply(params Tensor[] inputs) => Run(new Multiply(), inputs);

    /// <inheritdoc cref="Multiply(Tensor[])"/>
    public static KerasTensor Multiply(params KerasTensor[] inputs) => new Multiply().Apply(inputs);

    /// <summary>The mean of inputs, value by value, as <see cref="Layers.Average"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public static Tensor Average(params Tensor[] inputs) => Run(new Average(), inputs);

    /// <inheritdoc cref="Average(Tensor[])"/>
    public static KerasTensor Average(params KerasTensor[] inputs) => new Average().Apply(inputs);

    /// <summary>The greatest of inputs, value by value, as <see cref="Layers.Maximum"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public static Tensor Maximum(params Tensor[] inputs) => Run(new Maximum(), inputs);

    /// <inheritdoc cref="Maximum(Tensor[])"/>
    public static KerasTensor Maximum(params KerasTensor[] inputs) => new Maximum().Apply(inputs);

    /// <summary>The least of inputs, value by value, as <see cref="Layers.Minimum"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public static Tensor Minimum(params Tensor[] inputs) => Run(new Minimum(), inputs);

    /// <inheritdoc cref="Minimum(Tensor[])"/>
    public static KerasTensor Minimum(params KerasTensor[] inputs) => new Minimum().Apply(inputs);

    /// <summary>Joins inputs along an axis, as <see cref="Layers.Concatenate"/>.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public static Tensor Concatenate(Tensor[] inputs, int axis = -1) => Run(new Concatenate(axis), inputs);

    /// <inheritdoc cref="Concatenate(Tensor[], int)"/>
    public static KerasTensor Concatenate(KerasTensor[] inputs, int axis = -1) => new Concatenate(axis).Apply(inputs);

    /// <summary>Scalar products of two inputs along an axis of each, as <see cref="Layers.Dot"/>.</summary>
    /// <param name="inputs">The two inputs.</param>
    /// <param name="axes">The axis of both, or that of each; null for the last.</param>
    /// <param name="normalize">Whether the inputs are brought to length 1 along the axes.</param>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public static Tensor Dot(Tensor[] inputs, Axes? axes = null, bool normalize = false) => Run(new Dot(axes ?? -1, normalize), inputs);

    /// <inheritdoc cref="Dot(Tensor[], Axes?, bool)"/>
    public static KerasTensor Dot(KerasTensor[] inputs, Axes? axes = null, bool normalize = false) =>
        new Dot(axes ?? -1, normalize).Apply(inputs);

    private static Tensor Run(Merge layer, Tensor[] inputs)
    {
        using (layer)
            return layer.Apply(inputs);
    }
}
