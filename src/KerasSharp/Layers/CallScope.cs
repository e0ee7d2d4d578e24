namespace KerasSharp.Layers;

/// <summary>What holds for a call from outside and for all calls within it, on one thread.</summary>
/// <remarks>The only ambient state of calls. A scope takes over what the one around it says.
/// Source: keras.src.layers.layer.CallContext.</remarks>
internal sealed class CallScope : CallState, IDisposable
{
    private readonly CallScope? _around;

    private CallScope(CallScope? around, bool keepsLosses, bool isTrial = false)
    {
        _around = around;
        Losses = keepsLosses && KeepsLosses ? [] : null;
        IsTrial = isTrial || around?.IsTrial == true;
        Symbolic = around?.Symbolic;
        RowGradients = around?.RowGradients;
        Innermost = this;
    }

    /// <summary>The scope of the calls that run on this thread; null outside of calls.</summary>
    public static CallScope? Current => (CallScope?)Innermost;

    /// <summary>Whether the calls are part of training; null where it was not said.</summary>
    public bool? Training { get; set; }

    /// <summary>What layers added to the loss in these calls; null where it is not used, as in predictions.</summary>
    public List<Tensor>? Losses { get; }

    /// <summary>The layers that the losses are of, in a computation apart; else null.</summary>
    public List<Layer>? LossOwners { get; private init; }

    /// <inheritdoc/>
    public override bool IsTrial { get; }

    /// <summary>The layer that is called symbolically, and the shapes of the masks of its inputs; null for none.</summary>
    public (Layer Layer, Shape?[] Masks)? Symbolic { get; private init; }

    /// <summary>Takes the gradients of tables of vectors in a step of training; null where they are tensors of the tables' sizes.</summary>
    public RowGradients? RowGradients { get; private init; }

    /// <summary>The activation that the layer of the call leaves to the pooling after it, or the pooling applies; null for none.</summary>
    public LateActivation? Late { get; set; }

    /// <summary>A call from outside, or a step of a model.</summary>
    /// <param name="training">Whether it is part of training; null where it is not said.</param>
    /// <param name="rows">Takes the gradients of tables of vectors; null for what the scope around has.</param>
    public static CallScope Begin(bool? training = null, RowGradients? rows = null) =>
        new(Current, keepsLosses: true) { Training = training, RowGradients = rows ?? Current?.RowGradients };

    /// <summary>Calls whose losses are not used: none are kept, so that several threads may predict with one model.</summary>
    public static CallScope WithoutLosses() => new(Current, keepsLosses: false);

    /// <summary>
    /// Calls that are computed apart from those around: losses stay here, tables of vectors have gradients of their size.
    /// </summary>
    /// <param name="training">Whether they are part of training; null where it is not said.</param>
    public static CallScope Apart(bool? training) =>
        new(Current, keepsLosses: true) { Training = training, RowGradients = null, LossOwners = [] };

    /// <summary>Calls that leave no trace in sources of seeds, as those that Keras makes to find shapes.</summary>
    /// <param name="keepsLosses">Whether what layers add to the loss is kept.</param>
    public static CallScope Trial(bool keepsLosses) => new(Current, keepsLosses, isTrial: true);

    /// <summary>A symbolic call: trial calls of the layer find masks of ones where its inputs have masks.</summary>
    public static CallScope OfSymbolicCall(Layer layer, Shape?[] masks) =>
        new(Current, keepsLosses: true) { Training = Current?.Training, Symbolic = (layer, masks) };

    /// <summary>Whether losses of calls are kept on this thread.</summary>
    public static bool KeepsLosses => Current is not { Losses: null };

    public void Dispose()
    {
        Innermost = _around;
        if (_around is null)
            TensorMask.Sweep();
    }
}
