namespace KerasSharp.Layers;

public sealed partial class Bidirectional
{
    /// <summary>Calls the layer on data with its initial states.</summary>
    /// <param name="x">The input, (batch, time, …).</param>
    /// <param name="initialState">The states before the first step, (batch, units) each: those of the forward layer, then those of the
    /// backward layer.</param>
    /// <param name="training">Whether the call is part of training, as in <see cref="Layer.Apply(Tensor, bool?, Tensor?)"/>.</param>
    /// <param name="mask">The input's mask; null for none.</param>
    /// <returns>The output; with <c>returnState</c> it is <see cref="Apply(Tensor[], IReadOnlyList{Tensor}, bool?, Tensor?[])"/> that
    /// returns the states too.</returns>
    /// <exception cref="ArgumentException">The input, or the number of states or the shape of one, is not what the layer takes.</exception>
    public Tensor Apply(Tensor x, IReadOnlyList<Tensor> initialState, bool? training = null, Tensor? mask = null) =>
        Apply([x], initialState, training, [mask])[0];

    /// <summary>Calls the layer with the states that another one keeps, <c>layer.Apply(x, initialState: other.States)</c>; null for
    /// zeros.</summary>
    /// <inheritdoc cref="Apply(Tensor, IReadOnlyList{Tensor}, bool?, Tensor?)"/>
    public Tensor Apply(Tensor x, IReadOnlyList<Variable>? initialState, bool? training = null, Tensor? mask = null) =>
        Apply([x], [.. (initialState ?? []).Select(state => state.Value)], training, [mask])[0];

    /// <summary>Calls the layer on data with its initial states; the output comes first, then with <c>returnState</c> the last
    /// states.</summary>
    /// <param name="inputs">The input alone.</param>
    /// <param name="initialState">The states before the first step, (batch, units) each.</param>
    /// <param name="training">Whether the call is part of training.</param>
    /// <param name="masks">The input's mask alone; null for none.</param>
    /// <inheritdoc cref="Apply(Tensor, IReadOnlyList{Tensor}, bool?, Tensor?)" path="/exception"/>
    public Tensor[] Apply(Tensor[] inputs, IReadOnlyList<Tensor> initialState, bool? training = null, Tensor?[]? masks = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(initialState);
        return Apply([.. inputs, .. initialState], training, masks is null ? null : [.. masks, .. new Tensor?[initialState.Count]]);
    }

    /// <summary>Calls the layer with its initial states in a functional model.</summary>
    /// <param name="x">The input.</param>
    /// <param name="initialState">The states before the first step: those of the forward layer, then those of the backward layer.</param>
    /// <param name="training">Whether the call is always, or never, part of training; null for as the model's.</param>
    /// <param name="mask">The input's mask, where it is not the one that comes with it.</param>
    /// <inheritdoc cref="Apply(Tensor, IReadOnlyList{Tensor}, bool?, Tensor?)"/>
    public KerasTensor Apply(KerasTensor x, IReadOnlyList<KerasTensor> initialState, bool? training = null, KerasTensor? mask = null) =>
        Apply([x], initialState, training, mask is null ? null : [mask])[0];

    /// <summary>Calls the layer with its initial states in a functional model; the output comes first, then with <c>returnState</c> the
    /// last states.</summary>
    /// <inheritdoc cref="Apply(Tensor[], IReadOnlyList{Tensor}, bool?, Tensor?[])"/>
    public KerasTensor[] Apply(
        KerasTensor[] inputs, IReadOnlyList<KerasTensor> initialState, bool? training = null, KerasTensor?[]? masks = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(initialState);
        return Apply([.. inputs, .. initialState], training, masks);
    }
}
