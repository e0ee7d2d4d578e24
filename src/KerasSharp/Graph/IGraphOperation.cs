namespace KerasSharp.Graph;

/// <summary>Computes a call of a functional model.</summary>
/// <param name="inputs">What the call takes.</param>
/// <param name="training">Whether the call is part of training; null for as the model's.</param>
/// <param name="masks">The masks that the call is given; null for those that the inputs carry.</param>
/// <param name="options">The options of the call; null for none.</param>
/// <param name="penalized">Whether penalties on the outputs count.</param>
internal delegate Tensor[] Computation(
    Tensor[] inputs, bool? training = null, Tensor?[]? masks = null, Config? options = null, bool penalized = true);

/// <summary>What a node of a functional model calls: a layer, or an operation of <see cref="Ops"/>.
/// Source: keras.src.ops.operation.Operation.</summary>
internal interface IGraphOperation
{
    /// <summary>The name, unique in a model.</summary>
    string Name { get; }

    /// <summary>Keras's name of the class.</summary>
    string KerasName { get; }

    /// <summary>The calls in functional models.</summary>
    List<Node> InboundNodes { get; }

    /// <summary>Keras's names of the inputs where a call takes them one by one; null where they are one list.</summary>
    IReadOnlyList<string>? InputNames { get; }

    /// <summary>The shapes of the outputs where it was last called symbolically; null before.</summary>
    IReadOnlyList<Shape>? OutputShapes { get; }

    /// <summary>Whether data enters a model here.</summary>
    bool IsInput { get; }

    /// <summary>The number of the first call where Keras names the ends of a model: 1 for functional models within, else 0.</summary>
    int FirstCall { get; }

    /// <summary>The arguments of a call as they are read from a config.</summary>
    NodeArguments ReadArguments(IReadOnlyList<object?> positional, OrderedDictionary<string, object?> named);

    /// <summary>A symbolic call: the placeholders of what it makes.</summary>
    /// <exception cref="ArgumentException">It cannot be called so.</exception>
    KerasTensor[] Describe(NodeArguments arguments);

    /// <summary>The shapes of the outputs of a call for inputs of other shapes.</summary>
    Shape[] OutputShapesOf(NodeArguments arguments, Shape[] inputs);

    /// <summary>The computation of a call.</summary>
    Computation Bind(NodeArguments arguments);

    /// <summary>The serialized form, as an entry of a model's config.</summary>
    Config Serialize();
}
