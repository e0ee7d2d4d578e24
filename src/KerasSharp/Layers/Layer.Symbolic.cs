namespace KerasSharp.Layers;

public abstract partial class Layer
{
    /// <summary>The placeholder of the layer's input where it was called first in a functional model.</summary>
    /// <exception cref="InvalidOperationException">The layer was not called on placeholders, or takes several inputs.</exception>
    public KerasTensor Input => Only((Ends ?? throw NeverCalled("input")).Inputs, "input", nameof(Inputs));

    /// <summary>The placeholder of the layer's output where it was called first in a functional model; a model may be cut there.</summary>
    /// <exception cref="InvalidOperationException">The layer was not called on placeholders, or gives several outputs.</exception>
    public KerasTensor Output => Only((Ends ?? throw NeverCalled("output")).Outputs, "output", nameof(Outputs));

    /// <summary>The placeholders of the layer's inputs where it was called first in a functional model.</summary>
    /// <exception cref="InvalidOperationException">The layer was not called on placeholders.</exception>
    public KerasTensor[] Inputs => (Ends ?? throw NeverCalled("inputs")).Inputs;

    /// <summary>The placeholders of the layer's outputs where it was called first in a functional model: of a recurrent layer with
    /// <c>returnState</c>, the output, then the states.</summary>
    /// <exception cref="InvalidOperationException">The layer was not called on placeholders.</exception>
    public KerasTensor[] Outputs => (Ends ?? throw NeverCalled("outputs")).Outputs;

    /// <summary>The placeholders on both sides; null where there are none.</summary>
    private protected virtual (KerasTensor[] Inputs, KerasTensor[] Outputs)? Ends =>
        InboundNodes is [var first, ..] ? (first.IsInput ? first.Outputs : first.Inputs, first.Outputs) : null;

    /// <summary>Whether the layer takes strings, which tensors hold as numbers.</summary>
    internal virtual bool TakesText => false;

    /// <summary>Whether Keras's <c>call</c> of this layer has a <c>mask</c> argument; configs of models then name it.</summary>
    internal virtual bool TakesMask => false;

    /// <summary>Calls the layer in a functional model.</summary>
    /// <param name="x">The input.</param>
    /// <param name="training">True or false where the call shall always, or never, be a part of training; null for as the model is
    /// called.</param>
    /// <param name="mask">The input's mask, where it is not the one that comes with it.</param>
    /// <exception cref="ArgumentException">The input's shape is not what the layer takes.</exception>
    /// <exception cref="InvalidOperationException">The layer gives several outputs: <c>Apply([x])</c> returns them all.</exception>
    public KerasTensor Apply(KerasTensor x, bool? training = null, KerasTensor? mask = null) =>
        One(() => Apply([x], training, mask is null ? null : [mask]), "Apply([x])");

    /// <summary>The one output of a symbolic call, which is taken back where it gives several.</summary>
    private protected KerasTensor One(Func<KerasTensor[]> call, string all)
    {
        var calls = InboundNodes.Count;
        var outputs = call();
        if (outputs.Length != 1)
            InboundNodes.RemoveRange(calls, InboundNodes.Count - calls);
        return One(outputs, all);
    }

    /// <summary>Calls the layer with arguments of its own in a functional model, whose config names them.</summary>
    /// <inheritdoc cref="ApplyWith(Tensor, Config, bool?, Tensor?)"/>
    protected KerasTensor ApplyWith(KerasTensor x, Config arguments, bool? training = null, KerasTensor? mask = null)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return One(() => ApplyWith(arguments, [x], training, mask is null ? null : [mask]), "Apply([x])");
    }

    /// <summary>Calls the layer on several inputs in a functional model.</summary>
    /// <inheritdoc cref="Apply(KerasTensor, bool?, KerasTensor?)"/>
    public KerasTensor[] Apply(KerasTensor[] inputs, bool? training = null, KerasTensor?[]? masks = null) =>
        ApplyWith(null, inputs, training, masks);

    private KerasTensor[] ApplyWith(Config? options, KerasTensor[] inputs, bool? training, KerasTensor?[]? masks)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var arguments = CallArguments(inputs).With("training", training);
        if (masks is not null)
            arguments = arguments.With("mask", masks is [var one] ? one : masks.Cast<object?>().ToList());
        else if (NamesMask(arguments))
            arguments = arguments.WithNull("mask", inputs[0].Mask);
        foreach (var (name, value) in options ?? [])
            arguments = arguments.With(name, value);
        return Node.Call(this, arguments);
    }

    /// <summary>How a call on tensors stands in Keras's configs: one tensor by itself, several as a list, or one by one.</summary>
    internal virtual NodeArguments CallArguments(KerasTensor[] inputs) =>
        NodeArguments.OfLayer(
            InputNames, InputNames is not null ? [.. inputs] : inputs is [var one] ? [one] : [inputs.Cast<object?>().ToList()], []);

    /// <summary>The element type of an output for inputs in a functional model.</summary>
    internal virtual ScalarType OutputDType(KerasTensor[] inputs, int output) => ComputeDType;

    /// <summary>Gives the outputs of a call their masks. The default passes the first on where the layer supports masking.</summary>
    internal virtual void PassMasks(NodeArguments arguments, KerasTensor[] outputs)
    {
        if (SupportsMasking && outputs.Length > 0)
            outputs[0].Mask = arguments.Masks is { } given ? given[0] : arguments.Inputs[0].Mask;
    }

    /// <summary>Refuses shapes that the layer does not take.</summary>
    internal void CheckCall(Shape[] shapes)
    {
        if (shapes.Length == 0)
            throw new ArgumentException($"Layer \"{Name}\" expects at least 1 input, but it received 0 input tensors.", "inputs");
        CheckInputs(shapes);
    }

    /// <summary>Keras notes the mask of a call with one tensor and nothing else, if the tensor needs no conversion.</summary>
    private protected virtual bool NamesMask(NodeArguments arguments) =>
        TakesMask && arguments is { Positional: [KerasTensor only], Named.Count: 0 } && only.DType == ComputeDType;

    private protected virtual InvalidOperationException NeverCalled(string what) =>
        new($"The layer {Name} has never been called and thus has no defined {what}.");

    private KerasTensor Only(
        KerasTensor[] tensors, string what, string several) => tensors is [var one] ? one : throw new InvalidOperationException(
        $"The layer {Name} has {tensors.Length} {what}s: take one of its `{several}` instead.");
}
