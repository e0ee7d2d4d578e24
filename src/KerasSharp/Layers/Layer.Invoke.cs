using System.Runtime.InteropServices;

namespace KerasSharp.Layers;

/// <content>The one way of a call, from models and from <c>Apply</c> to the layer's <c>Call</c>.</content>
public abstract partial class Layer
{
    private CallKind _callKind;
    private bool _warnedOfMask;
    private long _holds = -1;
    private bool? _holdsItself;

    /// <summary>Which of the three <c>Call</c>s a class overrides.</summary>
    private enum CallKind
    {
        Unknown,
        Several,
        One,
        Plain,
    }

    /// <summary>Whether the layer, or one within it, may keep tensors of a call after it: all but those that
    /// <see cref="HoldsNoTensorsAttribute"/> speaks for.</summary>
    internal virtual bool MayHoldTensors
    {
        get
        {
            // A layer may get others within it later on.
            var (known, version) = (Volatile.Read(ref _holds), StructureVersion);
            if (known >> 1 != version)
            {
                var holds = (_holdsItself ??= !HoldsNoTensorsAttribute.IsOn(GetType())) || Sublayers.Any(layer => layer.MayHoldTensors);
                Volatile.Write(ref _holds, known = ((long)version << 1) | (holds ? 1L : 0));
            }

            return (known & 1) != 0;
        }
    }

    /// <summary>The activation that ends the layer's call, unless <see cref="LateActivation.IsLeftOutBy"/> says that it is left out; null
    /// for none.</summary>
    internal virtual ActivationFunction? FinalActivation => null;

    /// <summary>Whether an output is always in memory that nothing else refers to.</summary>
    internal virtual bool MakesFreshOutput => false;

    /// <summary>Whether the layer writes its output over an input where <see cref="CallState.MayOverwrite"/> says so.</summary>
    internal virtual bool OverwritesInput => false;

    /// <summary>Whether a call that says nothing is part of training.</summary>
    internal virtual bool TrainingByDefault => false;

    /// <summary>Whether each sample of a batch is computed without regard to the others, so that samples may be put together into a larger
    /// batch.</summary>
    internal virtual bool TreatsSamplesApart => false;

    /// <summary>The call as models make it, within a <see cref="CallScope"/>: temporaries belong to the caller's dispose scope, outputs
    /// carry their masks.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="training">Whether the call, with all within it, is part of training; null for as the call around.</param>
    /// <param name="masks">A mask for each input; null, of one or of all, for the one that the input carries.</param>
    /// <param name="options">The options of the call; null for none.</param>
    /// <param name="penalized">Whether the penalty on the output counts.</param>
    internal Tensor[] Invoke(Tensor[] inputs, bool? training = null, Tensor?[]? masks = null, Config? options = null, bool penalized = true)
    {
        CheckOptions(options);
        if (inputs.Length == 0)
            throw new ArgumentException($"Layer \"{Name}\" expects at least 1 input, but it received 0 input tensors.", nameof(inputs));
        using var first = _settled && Built ? null : new FirstCall(this, inputs);
        if (InputSpecs is [var only] && inputs is [var input] ? !only.SurelyFits(input.ToSizes()) : InputSpecs is not null)
            CheckInputs(Array.ConvertAll(inputs, input => Shape.Of(input.ToSizes())));
        var scope = CallScope.Current!;
        var around = scope.Training;
        scope.Training = training ?? around;
        try
        {
            var context = new CallContext(scope.Training ?? TrainingByDefault, MasksOf(inputs, masks), options);
            // The one of the three calls that the class overrides is called from here: a layer within a model is few frames below it.
            var outputs = RematScope.Used ? ComputeOrRematerialize(inputs, context)
                : MayLackKernels ? CallOrComputeInSingle(inputs, context)
                : KindOfCall switch
                {
                    CallKind.One => [Call(Single(Autocast(inputs)), context)],
                    CallKind.Plain => [Call(Single(Autocast(inputs)), context.Training)],
                    _ => Call(Autocast(inputs), context),
                };
            if (_computesInSingle && !_leavesSingle)
                outputs = Array.ConvertAll(outputs, FromSingle);
            outputs = WithMasks(inputs, context.Masks, outputs);
            if (ActivityRegularizer is not null && penalized)
                Penalize(outputs);
            first?.Complete();
            return outputs;
        }
        catch (Exception e) when (e is ExternalException or ShapesRefusedException)
        {
            var given = inputs.Select(input => $"{Shape.Of(input.ToSizes())} of {DTypes.Name(input.dtype)}");
            throw new ArgumentException(
                $"Layer \"{Name}\" cannot compute its output from inputs of shape [{string.Join(", ", given)}]: {NativeError.FirstLine(e)}",
                nameof(inputs), e);
        }
        finally
        {
            scope.Training = around;
        }
    }

    /// <summary>Floating inputs in the policy's type of computation; integers as they are.</summary>
    protected virtual Tensor[] Autocast(Tensor[] inputs)
    {
        var type = ComputingType;
        return Array.Exists(inputs, input => input.dtype != type && DTypes.IsFloating(input.dtype))
            ? Array.ConvertAll(inputs, input => DTypes.IsFloating(input.dtype) ? TensorMask.Pass(input, input.to_type(type)) : input)
            : inputs;
    }

    /// <summary>Refuses options that the call does not have.</summary>
    internal void CheckOptions(Config? options)
    {
        foreach (var option in options?.Keys ?? [])
        {
            if (!CallOptions.Contains(option))
            {
                throw new ArgumentException(
                    $"The call of layer \"{Name}\" has no option '{option}'. It has: "
                    + $"{(CallOptions.Count == 0 ? "none" : string.Join(", ", CallOptions))}", nameof(options));
            }
        }
    }

    /// <summary>Says, once a layer, that it was given a mask and does not support masks.</summary>
    internal void WarnOfMask()
    {
        if (_warnedOfMask)
            return;
        _warnedOfMask = true;
        Warnings.Warn(
            $"Layer '{Name}' ({GetType().Name}) was given an input with a mask, but it does not support masking: unless layers within "
            + "it pass the mask on, it ends here, "
            + "and the layers after it count masked steps like all others.");
    }

    /// <summary>Whether the class's <c>Call</c> can see masks, as Keras's layers whose <c>call</c> has a <c>mask</c> argument.</summary>
    internal bool CallTakesMasks => KindOfCall is not CallKind.Plain;

    private CallKind KindOfCall => _callKind is CallKind.Unknown ? _callKind = FindKindOfCall() : _callKind;

    /// <summary>The one of the three that the class says; the others lead to it, but a call need not go through them.</summary>
    private CallKind FindKindOfCall()
    {
        if (NamedInputs is not null || IsOwn(((Func<Tensor[], CallContext, Tensor[]>)Call).Method))
            return CallKind.Several;
        if (IsOwn(((Func<Tensor, CallContext, Tensor>)Call).Method))
            return CallKind.One;
        return IsOwn(((Func<Tensor, bool, Tensor>)Call).Method) ? CallKind.Plain : CallKind.Several;
    }

    private static Tensor?[] MasksOf(Tensor[] inputs, Tensor?[]? given)
    {
        var masks = new Tensor?[Math.Max(inputs.Length, given?.Length ?? 0)];
        for (var i = 0; i < masks.Length; i++)
            masks[i] = i < given?.Length && given[i] is { } mask ? mask : i < inputs.Length ? TensorMask.Of(inputs[i]) : null;
        return masks;
    }

    /// <summary>The outputs with their masks, unless layers within gave them theirs.</summary>
    private Tensor[] WithMasks(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs)
    {
        if (!SupportsMasking)
        {
            if (Array.Exists(InputNames is null ? masks : masks[..1], mask => mask is not null))
                WarnOfMask();
            return outputs;
        }

        if (Array.TrueForAll(outputs, output => TensorMask.Of(output) is not null))
            return outputs;
        var made = ComputeMask(inputs, masks, outputs);
        if (Array.TrueForAll(made, mask => mask is null))
            return outputs;
        Tensor[] masked = [.. outputs];
        for (var i = 0; i < Math.Min(made.Length, masked.Length); i++)
        {
            if (made[i] is not { } mask || TensorMask.Of(masked[i]) is not null)
                continue;
            // An input that is given back stays as it was for others who hold it.
            if (Array.Exists(inputs, input => ReferenceEquals(input, masked[i])))
                masked[i] = masked[i].alias();
            TensorMask.Set(masked[i], mask);
        }

        return masked;
    }

    /// <summary>Adds the penalty on the outputs to the loss.</summary>
    private void Penalize(Tensor[] outputs)
    {
        // Keras divides by the batch so that the penalty does not grow with it.
        foreach (var output in outputs)
            AddLoss(ActivityRegularizer!.Apply(output) / output.ToSizes()[0]);
    }

    private void CheckInputs(Shape[] shapes)
    {
        if (InputSpecs is not { } specs)
            return;
        if (specs.Count != shapes.Length)
            throw new ArgumentException(
                $"Layer \"{Name}\" expects {specs.Count} input(s), but it received {shapes.Length} input tensors.", "inputs");
        for (var i = 0; i < shapes.Length; i++)
            specs[i].Check(shapes[i], i, Name);
    }
}
