using System.Runtime.InteropServices;

namespace KerasSharp;

/// <summary>Gradients for training loops of your own, gradients of gradients among them: penalties on gradients (WGAN-GP), physics-informed
/// losses, saliency maps.</summary>
/// <remarks>Open it before the computation, as its name says; libtorch records by itself. Gradients of a tape within another one are
/// differentiable, as those of a tape with <c>createGraph</c> are: a loss that holds them can be differentiated in turn, with the outer
/// tape or <c>loss.backward()</c>. What libtorch refuses is an exception here, whereas an error inside TorchSharp's <c>autograd.grad</c>
/// ends the process; and where oneDNN's convolutions are not trusted, those under a differentiable tape are computed in ways whose second
/// gradients are right. A tape belongs to the thread that opened it. Source: tf.GradientTape, which tutorials of Keras use;
/// torch.autograd.grad.</remarks>
public sealed class GradientTape : IDisposable
{
    [ThreadStatic]
    private static GradientTape? current;

    private readonly GradientTape? _around;
    private readonly bool _createGraph;
    private bool _closed;

    /// <summary>Opens a tape.</summary>
    /// <param name="createGraph">Whether the gradients are differentiable; they are in any case within another tape.</param>
    public GradientTape(bool createGraph = false)
    {
        (_around, _createGraph) = (current, createGraph || current is not null);
        current = this;
    }

    /// <summary>Whether gradients of what is computed now may be differentiated.</summary>
    internal static bool IsDifferentiable => current is { _createGraph: true };

    /// <summary>Has gradients computed for a tensor that is no weight. Call it before the computation.</summary>
    /// <exception cref="ArgumentException">The tensor has a type without gradients.</exception>
    public void Watch(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (!DTypes.IsFloating(tensor.dtype))
            throw new ArgumentException(
                $"Only floating-point tensors have gradients. Received: type {DTypes.Name(tensor.dtype)}", nameof(tensor));
        if (!tensor.requires_grad)
            tensor.requires_grad_();
    }

    /// <summary>The gradient of the sum of a target with respect to a source; null where the target does not depend on it.</summary>
    /// <inheritdoc cref="Gradient(Tensor, IReadOnlyList{Tensor}, Tensor?)"/>
    public Tensor? Gradient(Tensor target, Tensor source, Tensor? outputGradients = null) => Gradient(target, [source], outputGradients)[0];

    /// <summary>The gradients with respect to weights, in their order: <c>optimizer.ApplyGradients(tape.Gradient(loss,
    /// weights).Zip(weights))</c>.</summary>
    /// <inheritdoc cref="Gradient(Tensor, IReadOnlyList{Tensor}, Tensor?)"/>
    public Tensor?[] Gradient(Tensor target, IReadOnlyList<Variable> sources, Tensor? outputGradients = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return Gradient(target, [.. sources.Select(source => source.Value)], outputGradients);
    }

    /// <summary>The gradients of the sum of a target with respect to sources; null for those that it does not depend on.</summary>
    /// <param name="target">What is differentiated, such as a loss.</param>
    /// <param name="sources">Weights, watched tensors or results in between.</param>
    /// <param name="outputGradients">Factors of the target's values, of its shape and type; null for ones.</param>
    /// <exception cref="ArgumentException">The target or a source has no gradient, or the factors do not fit.</exception>
    /// <exception cref="InvalidOperationException">
    /// libtorch cannot compute them, as after a <c>backward()</c> that freed the graph.
    /// </exception>
    /// <remarks>A tape may be asked several times. The <c>grad</c> of tensors and weights stays as it is.</remarks>
    public Tensor?[] Gradient(Tensor target, IReadOnlyList<Tensor> sources, Tensor? outputGradients = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(sources);
        using var scope = NewDisposeScope();
        GuardedBackward.TakeFailure();
        try
        {
            var gradients = GuardedGradient.Of([target], [.. sources], [outputGradients ?? ones_like(target)], _createGraph);
            foreach (var gradient in gradients)
                gradient?.MoveToOuterDisposeScope();
            return gradients;
        }
        catch (ExternalException e)
        {
            throw GuardedBackward.TakeFailure() switch
            {
                null => NativeError.In(e, "A gradient"),
                ExternalException native => NativeError.In(native, "A gradient"),
                var other => other,
            };
        }
    }

    /// <summary>Closes the tape.</summary>
    public void Dispose()
    {
        if (_closed)
            return;
        _closed = true;
        if (ReferenceEquals(current, this))
            current = _around;
    }
}
