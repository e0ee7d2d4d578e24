using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

public abstract partial class Layer
{
    /// <summary>Whether the call around is part of training; null where there is none, or it was not told.</summary>
    [ThreadStatic]
    private static bool? trainingAround;

    /// <summary>Calls the layer on data. Weights are made at the first call.</summary>
    /// <param name="x">The input, (batch, …).</param>
    /// <param name="training">Whether the call is part of training; null for as the call around, within that of a layer or model of your own; else false, or true for the image layers of preprocessing and Pipeline, as in Keras.</param>
    /// <param name="mask">The input's mask; null for none.</param>
    /// <exception cref="ArgumentException">The input's shape is not what the layer takes.</exception>
    public Tensor Apply(Tensor x, bool? training = null, Tensor? mask = null) => Apply([x], training, [mask])[0];

    /// <summary>Calls the layer on several inputs.</summary>
    /// <inheritdoc cref="Apply(Tensor, bool?, Tensor?)"/>
    public Tensor[] Apply(Tensor[] inputs, bool? training = null, Tensor?[]? masks = null) => ApplyWith(null, inputs, training, masks);

    /// <summary>Whether a call that says nothing is part of training.</summary>
    internal virtual bool TrainingByDefault => false;

    /// <summary>Calls the layer with switches of its own, under Keras's names.</summary>
    private protected Tensor[] ApplyWith(Config? options, Tensor[] inputs, bool? training, Tensor?[]? masks)
    {
        using var scope = NewDisposeScope();
        var around = lossesOfCall;
        if (around is null)
            ClearLosses();
        List<Tensor> losses = lossesOfCall = [];
        try
        {
            var told = training ?? trainingAround;
            var (outputs, outputMasks) = Invoke(inputs, masks ?? new Tensor?[inputs.Length], new CallMode(told ?? TrainingByDefault, told, options));
            // What the call adds to the loss is wanted after it, like its outputs.
            foreach (var loss in losses.Where(scope.Contains))
                loss.MoveToOuterDisposeScope();
            around?.AddRange(losses);
            // An output may be an input or a weight itself: a new handle keeps those out of the caller's hands.
            Tensor[] handles = [.. outputs.Select(output => output.alias().MoveToOuterDisposeScope())];
            NoteMasks(handles, outputMasks);
            return handles;
        }
        finally
        {
            lossesOfCall = around;
        }
    }

    /// <summary>Told of the masks of a call's outputs before they die with the call.</summary>
    private protected virtual void NoteMasks(Tensor[] outputs, Tensor?[] masks)
    {
    }

    /// <summary>TorchSharp's call: as <see cref="Apply(Tensor, bool?, Tensor?)"/>, in the mode of <c>train()</c> and <c>eval()</c>.</summary>
    public override Tensor forward(Tensor input) => Apply(input, training);

    /// <summary>Makes the weights now, for inputs of given shapes, batch axis included.</summary>
    /// <exception cref="ArgumentException">The layer cannot take such inputs.</exception>
    public void EnsureBuilt(params Shape[] inputs)
    {
        lock (_firstCall)
        {
            if (Built)
                return;
            using var scope = NameScope.Enter(Name);
            BuildOwn(inputs);
            BuildInner(inputs);
        }
    }

    /// <summary>Makes the weights of the layer itself, and of those within that its build builds.</summary>
    private void BuildOwn(Shape[] inputs)
    {
        CheckInputs(inputs);
        _beforeBuild = new BeforeBuild(this);
        BuiltInputShapes = inputs;
        try
        {
            Build(inputs);
            Built = true;
        }
        catch
        {
            Unbuild();
            throw;
        }
    }

    /// <summary>Layers within a layer of the user's that are built by their first call: a call on zeros makes their weights, as in Keras.</summary>
    private void BuildInner(Shape[] inputs)
    {
        if (GetType().Assembly == typeof(Layer).Assembly || Sublayers.All(layer => layer.Built))
            return;
        try
        {
            ShapeProbe.Run(this, inputs);
        }
        catch (Exception e) when (e is ArgumentException or ExternalException or InvalidOperationException or NotSupportedException)
        {
            // A call that cannot work on zeros makes the weights when real data comes.
        }
    }

    /// <summary>The call as models make it: temporaries belong to the caller's dispose scope.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="masks">A mask for each input.</param>
    /// <param name="training">Whether the call is part of training.</param>
    /// <param name="options">The switches of the call; null for none.</param>
    /// <param name="penalized">Whether the penalty on the output counts.</param>
    internal LayerOutput Invoke(Tensor[] inputs, Tensor?[] masks, bool training, Config? options = null, bool penalized = true) =>
        Invoke(inputs, masks, new CallMode(training, training, options, penalized));

    private LayerOutput Invoke(Tensor[] inputs, Tensor?[] masks, CallMode mode)
    {
        CheckOptions(mode.Options);
        if (inputs.Length == 0)
            throw new ArgumentException($"Layer \"{Name}\" expects at least 1 input, but it received 0 input tensors.", nameof(inputs));
        if (_settled && Built)
            return Compute(inputs, masks, mode);
        // Of several threads one makes the weights.
        lock (_firstCall)
        {
            if (!Built)
                return InvokeFirst(inputs, masks, mode);
            var output = Compute(inputs, masks, mode);
            Settle();
            return output;
        }
    }

    private LayerOutput Compute(Tensor[] inputs, Tensor?[] masks, CallMode mode)
    {
        if (InputSpecs is not null)
            CheckInputs(Array.ConvertAll(inputs, input => Shape.Of(input.shape)));
        LayerOutput result;
        var around = trainingAround;
        trainingAround = mode.Told;
        try
        {
            result = CallInPolicy(inputs, new CallContext(mode.Training, masks, mode.Options));
        }
        catch (ExternalException e)
        {
            var given = inputs.Select(input => $"{Shape.Of(input.shape)} of {DTypes.Name(input.dtype)}");
            throw new ArgumentException($"Layer \"{Name}\" cannot compute its output from inputs of shape [{string.Join(", ", given)}]: {e.Message}", nameof(inputs), e);
        }
        finally
        {
            trainingAround = around;
        }

        var (outputs, outputMasks) = result;
        if (ActivityRegularizer is not null && mode.Penalized)
        {
            // Keras divides by the batch so that the penalty does not grow with it.
            foreach (var output in outputs)
                AddLoss(ActivityRegularizer.Apply(output) / output.shape[0]);
        }

        return new LayerOutput(outputs, outputMasks);
    }

    /// <summary>The first call makes the weights, and takes them away again where it fails.</summary>
    private LayerOutput InvokeFirst(Tensor[] inputs, Tensor?[] masks, CallMode mode)
    {
        // The layers within may be built by this very call: their weights' paths begin with this layer's name.
        using var scope = NameScope.Enter(Name);
        BuildOwn(Array.ConvertAll(inputs, input => Shape.Of(input.shape)));
        try
        {
            return Invoke(inputs, masks, mode);
        }
        catch
        {
            Unbuild();
            throw;
        }
    }

    /// <summary>The call and the masks of its outputs; models carry the masks from layer to layer.</summary>
    private protected virtual LayerOutput CallWithMasks(Tensor[] inputs, CallContext context)
    {
        var outputs = Call(inputs, context);
        return new LayerOutput(outputs, ComputeMask(inputs, context.Masks, outputs));
    }

    /// <summary>Floating inputs in the policy's type of computation; integers as they are.</summary>
    protected virtual Tensor[] Autocast(Tensor[] inputs)
    {
        var type = ComputingType;
        return Array.Exists(inputs, input => input.dtype != type && DTypes.IsFloating(input.dtype))
            ? Array.ConvertAll(inputs, input => DTypes.IsFloating(input.dtype) ? input.to_type(type) : input)
            : inputs;
    }

    /// <summary>Refuses switches that the layer does not have.</summary>
    internal void CheckOptions(Config? options)
    {
        foreach (var option in options?.Keys ?? [])
        {
            if (!CallOptions.Contains(option))
            {
                throw new ArgumentException(
                    $"The call of layer \"{Name}\" has no option '{option}'. It has: {(CallOptions.Count == 0 ? "none" : string.Join(", ", CallOptions))}", nameof(options));
            }
        }
    }

    private void CheckInputs(Shape[] shapes)
    {
        if (InputSpecs is not { } specs)
            return;
        if (specs.Count != shapes.Length)
            throw new ArgumentException($"Layer \"{Name}\" expects {specs.Count} input(s), but it received {shapes.Length} input tensors.", "inputs");
        for (var i = 0; i < shapes.Length; i++)
            specs[i].Check(shapes[i], i, Name);
    }
}
