namespace KerasSharp;

/// <summary>Computations whose intermediate values are not kept for the backward pass, but computed anew in it.</summary>
/// <remarks>Source: keras.remat.</remarks>
public static class Remat
{
    /// <summary>The function, computed anew in the backward pass.</summary>
    /// <param name="f">Computes a tensor from its argument, from weights (<see cref="Variable"/>) and by layers. Other tensors that it
    /// closes over count as constants: no gradient goes to them. It is called again in the backward pass, with the same random
    /// draws.</param>
    public static Func<Tensor, Tensor> Of(Func<Tensor, Tensor> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return x => Layers.Rematerialized.Run((inputs, _) => [f(inputs[0])], [x], [])[0];
    }

    /// <summary>The function of several tensors, computed anew in the backward pass.</summary>
    /// <inheritdoc cref="Of(Func{Tensor, Tensor})"/>
    public static Func<Tensor[], Tensor[]> Of(Func<Tensor[], Tensor[]> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return inputs => Layers.Rematerialized.Run((given, _) => f(given), inputs, []);
    }
}
