using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>What holds for a call from outside and for all calls within it, on one thread.</summary>
/// <remarks>The only ambient state of calls. A scope takes over what the one around it says. Source: keras.src.layers.layer.CallContext.</remarks>
internal sealed class CallScope : IDisposable
{
    [ThreadStatic]
    private static CallScope? current;

    private readonly CallScope? _around;

    private CallScope(CallScope? around, bool keepsLosses, bool isTrial = false)
    {
        _around = around;
        Losses = keepsLosses && KeepsLosses ? [] : null;
        IsTrial = isTrial || around?.IsTrial == true;
        Symbolic = around?.Symbolic;
        current = this;
    }

    /// <summary>The scope of the calls that run on this thread; null outside of calls.</summary>
    public static CallScope? Current => current;

    /// <summary>Whether the calls are part of training; null where nobody said.</summary>
    public bool? Training { get; set; }

    /// <summary>What layers added to the loss in these calls; null where nobody asks for it, as in predictions.</summary>
    public List<Tensor>? Losses { get; }

    /// <summary>Whether the calls only find shapes or try data out: random draws leave no trace.</summary>
    public bool IsTrial { get; }

    /// <summary>The layer that is called symbolically, and the shapes of the masks of its inputs; null for none.</summary>
    public (Layer Layer, Shape?[] Masks)? Symbolic { get; private init; }

    /// <summary>A call from outside, or a step of a model.</summary>
    public static CallScope Begin(bool? training = null) => new(current, keepsLosses: true) { Training = training };

    /// <summary>Calls whose losses nobody asks for: none are kept, so that several threads may predict with one model.</summary>
    public static CallScope WithoutLosses() => new(current, keepsLosses: false);

    /// <summary>Calls that leave no trace in sources of seeds, as those that Keras makes to find shapes.</summary>
    /// <param name="keepsLosses">Whether what layers add to the loss is kept.</param>
    public static CallScope Trial(bool keepsLosses) => new(current, keepsLosses, isTrial: true);

    /// <summary>A symbolic call: trial calls of the layer find masks of ones where its inputs have masks.</summary>
    public static CallScope OfSymbolicCall(Layer layer, Shape?[] masks) => new(current, keepsLosses: true) { Training = current?.Training, Symbolic = (layer, masks) };

    /// <summary>Whether losses of calls are kept on this thread.</summary>
    public static bool KeepsLosses => current is not { Losses: null };

    public void Dispose()
    {
        current = _around;
        if (_around is null)
            TensorMask.Sweep();
    }
}
