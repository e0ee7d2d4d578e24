namespace KerasSharp.Layers;

/// <summary>An activation that ends the call of one layer and is applied after the max pooling that follows, to the fewer values that are
/// left.</summary>
/// <remarks>For a function that never falls, <c>max(f(x)) = f(max(x))</c>; for relu and relu6 the gradients are the same too: where values
/// become equal by the function, its slope is 0.</remarks>
internal sealed class LateActivation
{
    private readonly Layer _layer;
    private readonly MaxPooling _pooling;
    private readonly ActivationFunction _function;

    private LateActivation(Layer layer, MaxPooling pooling, ActivationFunction function) =>
        (_layer, _pooling, _function) = (layer, pooling, function);

    /// <summary>The activation between a layer and the one that alone reads its output; null where it cannot wait.</summary>
    public static LateActivation? Between(Layer layer, Layer next) =>
        next is MaxPooling pooling && layer is { FinalActivation: { CommutesWithMax: true } function, ActivityRegularizer: null }
            ? new(layer, pooling, function) : null;

    /// <summary>Whether a layer leaves its activation to the pooling.</summary>
    public static bool IsLeftOutBy(Layer layer) => CallScope.Current?.Late?._layer == layer;

    /// <summary>The activation that was left to a pooling; null for none.</summary>
    public static ActivationFunction? LeftTo(MaxPooling pooling) =>
        CallScope.Current?.Late is { } late && late._pooling == pooling ? late._function : null;

    /// <summary>The time of the call of one of the two layers.</summary>
    internal readonly ref struct Scope : IDisposable
    {
        private readonly CallScope? _scope;
        private readonly LateActivation? _around;

        private Scope(CallScope scope, LateActivation late) => (_scope, _around, scope.Late) = (scope, scope.Late, late);

        /// <summary>Begins the call of a layer that belongs to a pair; with null nothing begins.</summary>
        public static Scope Of(LateActivation? late) => late is null ? default : new(CallScope.Current!, late);

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_scope is not null)
                _scope.Late = _around;
        }
    }
}
