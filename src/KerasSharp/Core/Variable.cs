using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace KerasSharp;

/// <summary>A tensor that a layer, metric or optimizer keeps: a weight or a piece of state. Converts to its tensor.</summary>
/// <remarks>Source: keras.Variable.</remarks>
public sealed partial class Variable : IDisposable
{
    private readonly Func<Tensor>? _source;
    private Parameter _own;
    private NativeMemory? _memory;
    private Func<Tensor>? _deferred;
    private nn.Module? _owner;

    /// <summary>A variable with its first value.</summary>
    /// <param name="initializer">The first value; the variable takes the tensor over.</param>
    /// <param name="name">The name, such as <c>kernel</c>; null for <c>variable</c>, counted.</param>
    /// <param name="trainable">Whether gradients are computed for it.</param>
    /// <param name="path">The names that lead to it, such as <c>sequential/dense/kernel</c>; null for the name alone.</param>
    public Variable(Tensor initializer, string? name = null, bool trainable = true, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        Name = name ?? UniqueNames.Next("variable");
        Path = path ?? Name;
        Own(initializer);
        Trainable = trainable;
        VariableScope.Current?.Note(this);
    }

    /// <summary>A variable with the values of an array: doubles become <see cref="KerasConfig.FloatX"/>.</summary>
    /// <inheritdoc cref="Variable(Tensor, string?, bool, string?)"/>
    [OverloadResolutionPriority(1)]
    public Variable(Array initializer, string? name = null, bool trainable = true)
        : this(First(initializer), name, trainable)
    {
    }

    /// <summary>A variable of a shape, with its first value from an initializer.</summary>
    /// <param name="initializer">Initializer of the value: <c>"zeros"</c>.</param>
    /// <param name="shape">The shape, all sizes known.</param>
    /// <param name="dtype">The element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    /// <param name="trainable">Whether gradients are computed for it.</param>
    /// <param name="name">The name; null for <c>variable</c>, counted.</param>
    /// <exception cref="InvalidOperationException">A size is not known.</exception>
    public Variable(Initializer initializer, Shape shape, DType? dtype = null, bool trainable = true, string? name = null)
        : this(First(initializer, shape, dtype), name, trainable)
    {
    }

    /// <summary>A tensor that a module keeps for itself, as a variable.</summary>
    internal Variable(Func<Tensor> source, string name, bool trainable, string path)
    {
        (_source, _own, Name, Path) = (source, null!, name, path);
        Trainable = trainable;
    }

    /// <summary>The name, such as <c>kernel</c>.</summary>
    public string Name { get; }

    /// <summary>The names that lead to it, such as <c>sequential/dense/kernel</c>.</summary>
    public string Path { get; internal set; }

    /// <summary>Whether gradients are computed for it.</summary>
    public bool Trainable
    {
        get;
        set
        {
            field = value;
            var tensor = Storage;
            var differentiable = value && DTypes.IsFloating(tensor.dtype);
            if (tensor.requires_grad != differentiable)
                tensor.requires_grad = differentiable;
        }
    }

    /// <summary>The tensor itself: what the variable holds now, not a copy.</summary>
    public Tensor Value
    {
        get
        {
            Initialize();
            CallRecord.Current?.Reads(this);
            return Storage;
        }
    }

    /// <summary>The tensor, whose elements are undefined while the first value is deferred.</summary>
    internal Tensor Storage => _source?.Invoke() ?? _owner?.get_parameter(Name) ?? _own;

    /// <summary>The shape.</summary>
    public Shape Shape => Storage.shape;

    /// <summary>The element type.</summary>
    public ScalarType DType => Storage.dtype;

    /// <summary>The penalty added to the loss; null for none.</summary>
    public Regularizer? Regularizer { get; init; }

    /// <summary>The projection after each update; null for none.</summary>
    public Constraint? Constraint { get; init; }

    /// <summary>Copies a value into the variable, in place.</summary>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    public void Assign(Tensor value)
    {
        var target = Storage;
        if (!target.shape.AsSpan().SequenceEqual(value.shape))
        {
            throw new ArgumentException(
                $"The shape of the target variable and the shape of the target value must match. Variable '{Path}' has shape "
                + $"{Shape.Of(target.shape)}, received a value of shape {Shape.Of(value.shape)}",
                nameof(value));
        }

        using var _ = no_grad();
        using var scope = NewDisposeScope();
        target.copy_(value);
        _deferred = null;
    }

    /// <summary>Copies the values of an array into the variable, in place.</summary>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    public void Assign(ArrayLike value)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var scope = NewDisposeScope();
        Assign(value.ToReadOnlyTensor());
    }

    /// <summary>Defers the first value until somebody reads it: a value that is assigned before takes its place.</summary>
    /// <remarks>Source: keras.Variable._deferred_initialize.</remarks>
    internal void Defer(Func<Tensor> first) => _deferred = first;

    /// <summary>Gives the variable its first value, where that is deferred.</summary>
    internal void Initialize()
    {
        if (_deferred is not { } first)
            return;
        using var scope = NewDisposeScope();
        Assign(first());
    }

    /// <summary>Notes that the memory of the tensor was filled.</summary>
    internal void Filled() => _deferred = null;

    /// <summary>A part of the variable's tensor, indexed as tensors are.</summary>
    public Tensor this[params TensorIndex[] indices] => Value[indices];

    /// <summary>Adds a value to the variable, in place.</summary>
    /// <exception cref="ArgumentException">The sum has another shape.</exception>
    public void AssignAdd(Tensor value) => AssignResult(value, subtract: false);

    /// <summary>Subtracts a value from the variable, in place.</summary>
    /// <exception cref="ArgumentException">The difference has another shape.</exception>
    public void AssignSub(Tensor value) => AssignResult(value, subtract: true);

    /// <summary>Makes a module the keeper: registered there, the parameter follows the module's device and type.</summary>
    internal Variable RegisterAt(nn.Module owner)
    {
        owner.register_parameter(Name, _own);
        _owner = owner;
        return this;
    }

    /// <summary>The buffer of an optimizer that the tensor is a part of; null for none.</summary>
    internal object? Home { get; set; }

    /// <summary>Puts another tensor in the place of the variable's own: optimizer state follows its weight to another device or
    /// type.</summary>
    internal void Replace(Tensor value)
    {
        Free();
        Own(value);
    }

    /// <summary>The variable as Keras prints it, with its values: <c>&lt;Variable path=dense/bias, shape=(3,), dtype=float32, value=[0. 0.
    /// 0.]&gt;</c>.</summary>
    public override string ToString() => $"<Variable path={Path}, shape={Shape}, dtype={DTypes.Name(DType)}, value={TensorText.Of(Value)}>";

    /// <summary>Frees the tensor that the variable was made with.</summary>
    internal void Free()
    {
        _deferred = null;
        _own.Dispose();
        _memory?.Dispose();
    }

    /// <summary>Whether the module has let go of it.</summary>
    internal bool IsReleased { get; private set; }

    /// <summary>Frees the tensor of a variable that its module has let go of: the name may be that of another one there from now
    /// on.</summary>
    internal void Release()
    {
        _owner = null;
        IsReleased = true;
        Free();
    }

    /// <summary>Frees the tensor.</summary>
    public void Dispose()
    {
        _deferred = null;
        Storage.Dispose();
        _memory?.Dispose();
    }

    [MemberNotNull(nameof(_own))]
    private void Own(Tensor value)
    {
        using var data = value.detach();
        var bytes = data.numel() * data.ElementSize;
        _own = CountedParameter.Take(data);
        _memory = new(bytes);
    }

    private static Tensor First(ArrayLike value)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var scope = NewDisposeScope();
        return value.ToTensor().to(KerasConfig.Device).MoveToOuterDisposeScope();
    }

    private static Tensor First(Initializer initializer, Shape shape, DType? dtype)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(shape);
        using var scope = NewDisposeScope();
        return initializer.Apply(shape, dtype ?? KerasConfig.FloatX).to(KerasConfig.Device).MoveToOuterDisposeScope();
    }

    private void AssignResult(Tensor value, bool subtract)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Assign(subtract ? Value - value : Value + value);
    }

    /// <summary>The tensor itself.</summary>
    public static implicit operator Tensor(Variable variable) => variable.Value;
}
