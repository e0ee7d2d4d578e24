using KerasSharp.Operations;

namespace KerasSharp.Layers;

/// <content>Calls from outside: by users, in own layers and models, in training loops by hand.</content>
public abstract partial class Layer
{
    /// <summary>Calls the layer on data. Weights are made at the first call.</summary>
    /// <param name="x">The input, (batch, …).</param>
    /// <param name="training">
    /// Whether the call is part of training; null for as the call around, within that of an own layer or model; else false, or true for the
    /// image layers of preprocessing and Pipeline, as in Keras.
    /// </param>
    /// <param name="mask">The input's mask; null for the one that it carries: the output of a layer carries its mask to the next.</param>
    /// <exception cref="ArgumentException">The input's shape is not what the layer takes.</exception>
    /// <exception cref="InvalidOperationException">The layer gives several outputs: <c>Apply([x])</c> returns them all.</exception>
    public Tensor Apply(Tensor x, bool? training = null, Tensor? mask = null) => One(ApplyWith(null, [x], training, [mask]), "Apply([x])");

    /// <summary>Calls the layer on several inputs, or for several outputs: <c>Apply([x])</c>.</summary>
    /// <inheritdoc cref="Apply(Tensor, bool?, Tensor?)"/>
    public Tensor[] Apply(Tensor[] inputs, bool? training = null, Tensor?[]? masks = null) => ApplyWith(null, inputs, training, masks);

    /// <summary>TorchSharp's call: as <see cref="Apply(Tensor, bool?, Tensor?)"/>, in the mode of <c>train()</c> and
    /// <c>eval()</c>.</summary>
    public override Tensor forward(Tensor input) => Apply(input, training);

    /// <summary>The one output of several that a call may have given.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="all">The call that returns them all.</param>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    private protected T One<T>(T[] outputs, string all) => outputs is [var one] ? one : throw new InvalidOperationException(
        $"Layer \"{Name}\" gives {outputs.Length} outputs, and this call would return the first alone: `{all}` returns them all.");

    /// <summary>Calls the layer with arguments of its own, which <see cref="CallContext.Get{T}(string, T)"/> reads.</summary>
    /// <param name="x">The input.</param>
    /// <param name="arguments">The arguments under their names in configs, which <see cref="CallArgumentNames"/> lists.</param>
    /// <param name="training">Whether the call is part of training, as in <see cref="Apply(Tensor, bool?, Tensor?)"/>.</param>
    /// <param name="mask">The input's mask; null for the one that it carries.</param>
    protected Tensor ApplyWith(Tensor x, Config arguments, bool? training = null, Tensor? mask = null)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return One(ApplyWith(arguments.Count == 0 ? null : arguments, [x], training, [mask]), "Apply([x])");
    }

    /// <summary>Calls the layer with options of its own, under Keras's names.</summary>
    internal Tensor[] ApplyWith(Config? options, Tensor[] inputs, bool? training, Tensor?[]? masks)
    {
        using var outermost = CallScope.Current is null ? CallScope.Begin() : null;
        if (outermost is not null)
        {
            LooseMemory.Check();
            ClearLosses();
        }

        using var memory = new CallMemory();
        using var traced = CallTrace.Begin();
        var outputs = Invoke(inputs, training, masks, options);
        memory.KeepLosses();
        // An output may be an input or a weight itself: a new handle keeps those out of the caller's hands.
        var handles = Array.ConvertAll(outputs, output => TensorMask.Pass(output, output.alias().MoveToOuterDisposeScope()));
        if (traced.Records)
            traced.Note(this, inputs, masks ?? [], options, handles);
        return handles;
    }
}
