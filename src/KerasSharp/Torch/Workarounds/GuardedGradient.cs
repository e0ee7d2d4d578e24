namespace KerasSharp.Torch;

/// <summary>Gradients of tensors with respect to others.</summary>
/// <remarks>TorchSharp 0.107.0: <c>autograd.grad</c> has no exception handler in its native binding (<c>THSAutograd_grad</c>), so that
/// whatever libtorch refuses, such as a graph that was freed or a weight that was changed, ends the process. <c>autograd.backward</c> has
/// one and reaches the same engine; it adds to the inputs' <c>grad</c>, which is put aside meanwhile. No longer needed when the binding's
/// source shows CATCH in that function; a test holds this to the version of TorchSharp.</remarks>
internal static class GuardedGradient
{
    /// <summary>The gradients of outputs with respect to inputs; null for an input that the outputs do not depend on. The graph
    /// stays.</summary>
    /// <param name="outputs">What is differentiated.</param>
    /// <param name="inputs">What it is differentiated by: leaves or results of computations.</param>
    /// <param name="gradients">The gradient of each output.</param>
    /// <param name="createGraph">Whether the gradients are differentiable themselves.</param>
    /// <exception cref="ArgumentException">
    /// An output or input has no gradient, or a gradient has not the type and shape of its output.
    /// </exception>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">libtorch refuses, as where the graph was freed.</exception>
    public static Tensor?[] Of(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor> gradients, bool createGraph = true)
    {
        Check(outputs, inputs, gradients);
        foreach (var input in inputs)
            input.retain_grad();
        var kept = inputs.Select(input => input.grad).ToArray();
        try
        {
            foreach (var input in inputs)
                input.grad = null;
            using var quiet = QuietThread.Begin();
            autograd.backward(outputs, gradients, retain_graph: true, create_graph: createGraph, inputs: inputs);
            return [.. inputs.Select(input => input.grad)];
        }
        finally
        {
            foreach (var (input, gradient) in inputs.Zip(kept))
            {
                input.grad = gradient;
                gradient?.Dispose();
            }
        }
    }

    private static void Check(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor> gradients)
    {
        if (outputs.Count == 0 || inputs.Count == 0 || outputs.Count != gradients.Count)
        {
            throw new ArgumentException(
                "Gradients need outputs, as many gradients of these, and inputs. "
                + $"Received: {outputs.Count} outputs, {gradients.Count} gradients, {inputs.Count} inputs");
        }

        foreach (var tensor in outputs.Concat(inputs))
        {
            if (!tensor.requires_grad)
            {
                throw new ArgumentException(
                    $"A tensor of shape {Shape.Of(tensor.shape)} has no gradient: no computation that it comes from keeps any.");
            }
        }

        foreach (var (output, gradient) in outputs.Zip(gradients))
        {
            if (output.dtype != gradient.dtype || !output.shape.AsSpan().SequenceEqual(gradient.shape))
            {
                throw new ArgumentException(
                    $"A gradient must have type and shape of its output. Received: {DTypes.Name(gradient.dtype)} "
                    + $"{Shape.Of(gradient.shape)} "
                    + $"for {DTypes.Name(output.dtype)} {Shape.Of(output.shape)}");
            }
        }
    }
}
