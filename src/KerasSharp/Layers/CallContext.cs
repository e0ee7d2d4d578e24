namespace KerasSharp.Layers;

/// <summary>What a call of a layer is given beside its inputs.</summary>
/// <param name="Training">Whether the call is part of training: dropout drops, batch normalization uses the batch's statistics.</param>
/// <param name="Masks">A mask for each input, null where it has none: (batch, time), true where the step counts.</param>
/// <param name="Options">The options of the call under Keras's names, such as <c>use_causal_mask</c>; null for none.</param>
public readonly record struct CallContext(bool Training, Tensor?[] Masks, Config? Options = null)
{
    /// <summary>The mask of the first input, or null.</summary>
    public Tensor? Mask => Masks is [var first, ..] ? first : null;

    /// <summary>The value of an argument that the call was given, under its name in configs.</summary>
    /// <exception cref="ArgumentException">The call was given none.</exception>
    public T? Get<T>(string argument) => Options?.Contains(argument) == true
        ? Options.Get<T>(argument) : throw new ArgumentException($"The call lacks the argument `{argument}`.", argument);

    /// <summary>The value of an argument that the call was given, under its name in configs; else the fallback.</summary>
    public T? Get<T>(string argument, T fallback) => Options is null ? fallback : Options.Get(argument, fallback);

    /// <summary>Whether an option of the call is on, such as <c>use_causal_mask</c>.</summary>
    public bool Has(string option) => Options?.Get(option, false) == true;
}
