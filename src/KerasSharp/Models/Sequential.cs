using System.Collections;
using KerasSharp.Models;

namespace KerasSharp;

/// <summary>A stack of layers, each fed with the output of the one before.</summary>
/// <remarks>Written as a list, <c>new Sequential([new Input([784]), new Dense(10)])</c>, with <see cref="Add"/>, or fluently, <c>new
/// Sequential().Input([784]).Dense(10)</c>. With an input first the weights are made at once; without, at the first data.
/// Source: keras.Sequential.</remarks>
[KerasName("Sequential", Module = "keras")]
public sealed partial class Sequential : Model, IEnumerable<Layer>
{
    /// <summary>A stack of layers.</summary>
    /// <param name="layers">The layers in order; null for none yet.</param>
    /// <param name="name">The name; null for <c>sequential</c>, counted.</param>
    /// <exception cref="ArgumentException">Two layers have the same name, or an input does not come first.</exception>
    public Sequential(IEnumerable<Layer>? layers = null, string? name = null)
        : base(name, model => new SequentialBody((Sequential)model))
    {
        foreach (var layer in layers ?? [])
            Append(layer);
        BuildIfPossible();
    }

    /// <summary>The shape of the input, batch axis included; null while unknown.</summary>
    public Shape? InputShape => InputLayer?.BatchShape ?? BuiltInputShapes?[0];

    /// <summary>The shape of the output, batch axis included; null while unknown.</summary>
    public Shape? OutputShape => InputShape is { } shape && Built ? ComputeOutputShape(shape) : null;

    /// <summary>What is to be done once the weights are there; null for nothing.</summary>
    internal Action? WhenBuilt { get; set; }

    /// <summary>Where data enters; null while the input is not known.</summary>
    internal InputLayer? InputLayer => Stack.Input;

    private SequentialBody Stack => (SequentialBody)Body;

    /// <summary>Adds a layer at the end.</summary>
    /// <returns>The model itself.</returns>
    /// <exception cref="ArgumentException">A layer of the same name is there, or an input does not come first.</exception>
    public Sequential Add(Layer layer)
    {
        Append(layer);
        BuildIfPossible();
        return this;
    }

    /// <summary>Takes the last layer away.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Layer Pop()
    {
        var last = Stack.Pop();
        RemoveLayer(last);
        ForgetData();
        return last;
    }

    /// <summary>Makes the weights for inputs of a shape, batch axis included.</summary>
    public new void Build(Shape inputShape) => EnsureBuilt(inputShape);

    /// <summary>The model that a config describes, its weights made where the config knows the input.</summary>
    /// <exception cref="ConfigException">A layer is unknown or its config is wrong.</exception>
    public static new Sequential FromConfig(Config config)
    {
        config.RefuseUnknown(nameof(Sequential), "name", "trainable", "dtype", "layers", "build_input_shape");
        var model = new Sequential(
            config.Get<Layer[]>("layers", []), config.Get<string?>("name", null))
        { DType = config.Get("dtype", DTypePolicy.Default)! };
        if (!model.Built && config.Get<Shape?>("build_input_shape", null) is { } shape)
            model.Build(shape);
        // As in Keras, the layers' own configs say which of them are trained.
        return model;
    }

    /// <summary>The layers in order.</summary>
    public IEnumerator<Layer> GetEnumerator() => Layers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Append(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (Stack.Append(layer))
            AddLayer(layer);
    }

    private void BuildIfPossible()
    {
        if (InputLayer is { } input && Layers.Count > 0)
            EnsureBuilt(input.BatchShape);
    }
}
