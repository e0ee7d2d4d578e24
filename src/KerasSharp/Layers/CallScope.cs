namespace KerasSharp.Layers;

/// <summary>What holds for a call from outside and for all calls within it, on one thread.</summary>
/// <remarks>The only ambient state of calls. A scope takes over what the one around it says.
/// Source: keras.src.layers.layer.CallContext.</remarks>
internal sealed class CallScope : IDisposable
{
    [ThreadStatic]
    private static CallScope? current;

    [ThreadStatic]
    private static Tensor? overwritable;

    private readonly CallScope? _around;

    private CallScope(CallScope? around, bool keepsLosses, bool isTrial = false)
    {
        _around = around;
        Losses = keepsLosses && KeepsLosses ? [] : null;
        IsTrial = isTrial || around?.IsTrial == true;
        Symbolic = around?.Symbolic;
        RowGradients = around?.RowGradients;
        current = this;
    }

    /// <summary>The scope of the calls that run on this thread; null outside of calls.</summary>
    public static CallScope? Current => current;

    /// <summary>Whether the calls are part of training; null where it was not said.</summary>
    public bool? Training { get; set; }

    /// <summary>What layers added to the loss in these calls; null where it is not used, as in predictions.</summary>
    public List<Tensor>? Losses { get; }

    /// <summary>Whether the calls only find shapes or try data out: random draws leave no trace.</summary>
    public bool IsTrial { get; }

    /// <summary>The layer that is called symbolically, and the shapes of the masks of its inputs; null for none.</summary>
    public (Layer Layer, Shape?[] Masks)? Symbolic { get; private init; }

    /// <summary>Takes the gradients of tables of vectors in a step of training; null where they are tensors of the tables' sizes.</summary>
    public RowGradients? RowGradients { get; private init; }

    /// <summary>A call from outside, or a step of a model.</summary>
    /// <param name="training">Whether it is part of training; null where it is not said.</param>
    /// <param name="rows">Takes the gradients of tables of vectors; null for what the scope around has.</param>
    public static CallScope Begin(bool? training = null, RowGradients? rows = null) =>
        new(current, keepsLosses: true) { Training = training, RowGradients = rows ?? current?.RowGradients };

    /// <summary>Calls whose losses are not used: none are kept, so that several threads may predict with one model.</summary>
    public static CallScope WithoutLosses() => new(current, keepsLosses: false);

    /// <summary>Calls that leave no trace in sources of seeds, as those that Keras makes to find shapes.</summary>
    /// <param name="keepsLosses">Whether what layers add to the loss is kept.</param>
    public static CallScope Trial(bool keepsLosses) => new(current, keepsLosses, isTrial: true);

    /// <summary>A symbolic call: trial calls of the layer find masks of ones where its inputs have masks.</summary>
    public static CallScope OfSymbolicCall(Layer layer, Shape?[] masks) =>
        new(current, keepsLosses: true) { Training = current?.Training, Symbolic = (layer, masks) };

    /// <summary>Lets the layer that is called next write its output over one of its inputs, which nobody reads afterwards.</summary>
    /// <param name="input">The input; null for none.</param>
    public static OverwritingScope Overwriting(Tensor? input) => new(input);

    /// <summary>Whether a layer may write its output over a tensor: it is in memory of its own, nobody reads it afterwards, and no gradient
    /// goes through it.</summary>
    public static bool MayOverwrite(Tensor input) => ReferenceEquals(overwritable, input) && !(is_grad_enabled() && input.requires_grad);

    /// <summary>Whether losses of calls are kept on this thread.</summary>
    public static bool KeepsLosses => current is not { Losses: null };

    public void Dispose()
    {
        current = _around;
        if (_around is null)
            TensorMask.Sweep();
    }

    /// <summary>The time of a call that may overwrite an input.</summary>
    internal readonly ref struct OverwritingScope
    {
        private readonly Tensor? _around;

        public OverwritingScope(Tensor? input) => (_around, overwritable) = (overwritable, input);

        public void Dispose() => overwritable = _around;
    }
}
