using System.Reflection;
using System.Runtime.CompilerServices;

namespace KerasSharp.Layers;

/// <content>Layers whose call takes two or three inputs one by one: Keras's <c>call(self, inputs, encoder_outputs)</c>.</content>
public abstract partial class Layer
{
    private string[]? _named;

    /// <summary>Calls a layer of two inputs, <c>decoder.Apply(x, encoderOutputs)</c>.</summary>
    /// <param name="x">The first input.</param>
    /// <param name="second">The second.</param>
    /// <param name="training">Whether the call is part of training, as in <see cref="Apply(Tensor, bool?, Tensor?)"/>.</param>
    /// <exception cref="ArgumentException">The layer does not take two inputs, or not of these shapes.</exception>
    [OverloadResolutionPriority(-1)]
    public Tensor Apply(Tensor x, Tensor second, bool? training = null) => One(Apply([x, second], training), "Apply([x, second])");

    /// <summary>Calls a layer of three inputs, <c>decoder.Apply(target, source, sourceMask)</c>.</summary>
    /// <param name="x">The first input.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    /// <param name="training">Whether the call is part of training, as in <see cref="Apply(Tensor, bool?, Tensor?)"/>.</param>
    /// <exception cref="ArgumentException">The layer does not take three inputs, or not of these shapes.</exception>
    [OverloadResolutionPriority(-2)]
    public Tensor Apply(Tensor x, Tensor second, Tensor third, bool? training = null) =>
        One(Apply([x, second, third], training), "Apply([x, second, third])");

    /// <summary>Calls a layer of two inputs in a functional model.</summary>
    /// <inheritdoc cref="Apply(Tensor, Tensor, bool?)"/>
    [OverloadResolutionPriority(-1)]
    public KerasTensor Apply(KerasTensor x, KerasTensor second, bool? training = null) =>
        One(Apply([x, second], training), "Apply([x, second])");

    /// <summary>Calls a layer of three inputs in a functional model.</summary>
    /// <inheritdoc cref="Apply(Tensor, Tensor, Tensor, bool?)"/>
    [OverloadResolutionPriority(-2)]
    public KerasTensor Apply(KerasTensor x, KerasTensor second, KerasTensor third, bool? training = null) =>
        One(Apply([x, second, third], training), "Apply([x, second, third])");

    /// <summary>Computes the output of a layer of two inputs; one that may be left out is declared <c>Tensor?</c> and null then.</summary>
    /// <param name="x">The first input.</param>
    /// <param name="second">The second.</param>
    /// <param name="training">Whether the call is part of training.</param>
    protected virtual Tensor Call(Tensor x, Tensor second, bool training) =>
        throw new NotSupportedException($"Layer {GetType().Name} does not have a `Call` method of two inputs.");

    /// <summary>Computes the output of a layer of two inputs; override this where masks matter.</summary>
    protected virtual Tensor Call(Tensor x, Tensor second, CallContext context) => Call(x, second, context.Training);

    /// <summary>Computes the output of a layer of three inputs; those that may be left out are declared <c>Tensor?</c> and null
    /// then.</summary>
    /// <param name="x">The first input.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    /// <param name="training">Whether the call is part of training.</param>
    protected virtual Tensor Call(Tensor x, Tensor second, Tensor third, bool training) =>
        throw new NotSupportedException($"Layer {GetType().Name} does not have a `Call` method of three inputs.");

    /// <summary>Computes the output of a layer of three inputs; override this where masks matter.</summary>
    protected virtual Tensor Call(Tensor x, Tensor second, Tensor third, CallContext context) => Call(x, second, third, context.Training);

    /// <summary>The names of the inputs that a class takes one by one, as its call names them; null where it takes one, or a
    /// list.</summary>
    private string[]? NamedInputs => (_named ??= FindNamedInputs()) is { Length: > 0 } names ? names : null;

    private Tensor CallByName(Tensor[] inputs, CallContext context)
    {
        var names = NamedInputs!;
        if (inputs.Length > names.Length)
            throw new ArgumentException(
                $"Layer \"{Name}\" takes {string.Join(", ", names)}, but it received {inputs.Length} input tensors.", nameof(inputs));
        var second = inputs.Length > 1 ? inputs[1] : null;
        return names.Length == 2 ? Call(inputs[0], second!, context) : Call(
            inputs[0], second!, inputs.Length > 2 ? inputs[2] : null!, context);
    }

    private string[] FindNamedInputs()
    {
        if (IsOwn(((Func<Tensor[], CallContext, Tensor[]>)Call).Method))
            return [];
        MethodInfo[] calls =
        [
            ((Func<Tensor, Tensor, Tensor, CallContext, Tensor>)Call).Method, ((Func<Tensor, Tensor, Tensor, bool, Tensor>)Call).Method,
            ((Func<Tensor, Tensor, CallContext, Tensor>)Call).Method, ((Func<Tensor, Tensor, bool, Tensor>)Call).Method,
        ];
        return Array.Find(calls, IsOwn) is { } own
            ? [.. own.GetParameters()[..^1].Select(parameter => Naming.ToSnakeCase(parameter.Name!))] : [];
    }
}
