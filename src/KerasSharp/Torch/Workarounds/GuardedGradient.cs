using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Torch;

/// <summary>Gradients of tensors with respect to others.</summary>
/// <remarks>
/// TorchSharp 0.107.0: <c>autograd.grad</c> has no exception handler in its native binding (<c>THSAutograd_grad</c>), so arguments that libtorch refuses end the process. They are checked
/// here before. No longer needed when the binding's source shows CATCH in that function; a test holds this to the version of TorchSharp.
/// </remarks>
internal static class GuardedGradient
{
    /// <summary>The gradients of outputs with respect to inputs, differentiable themselves; an input that the outputs do not depend on gets an invalid tensor.</summary>
    /// <exception cref="ArgumentException">An output or input has no gradient, or a gradient has not the shape of its output.</exception>
    public static IList<Tensor> Of(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor> gradients)
    {
        if (outputs.Count == 0 || inputs.Count == 0 || outputs.Count != gradients.Count)
            throw new ArgumentException($"Gradients need outputs, as many gradients of these, and inputs. Received: {outputs.Count} outputs, {gradients.Count} gradients, {inputs.Count} inputs");
        foreach (var tensor in outputs.Concat(inputs))
        {
            if (!tensor.requires_grad)
                throw new ArgumentException($"A tensor of shape {Shape.Of(tensor.shape)} has no gradient: no computation that it comes from keeps any.");
        }

        foreach (var (output, gradient) in outputs.Zip(gradients))
        {
            if (output.dtype != gradient.dtype || !output.shape.AsSpan().SequenceEqual(gradient.shape))
            {
                throw new ArgumentException(
                    $"A gradient must have type and shape of its output. Received: {DTypes.Name(gradient.dtype)} {Shape.Of(gradient.shape)} for {DTypes.Name(output.dtype)} {Shape.Of(output.shape)}");
            }
        }

        return autograd.grad(outputs, inputs, gradients, retain_graph: true, create_graph: true, allow_unused: true);
    }
}
