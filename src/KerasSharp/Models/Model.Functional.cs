using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp;

[KerasName("Functional", Module = "keras.src.models.functional")]
public partial class Model
{
    private readonly FunctionalGraph? _graph;

    /// <summary>A model of the layers that lead from inputs to outputs.</summary>
    /// <param name="inputs">Where data enters: an <see cref="KerasSharp.Input"/>, a list, or a dictionary by name. Inner tensors of another model cut a part out of it, which shares its layers.</param>
    /// <param name="outputs">What the model gives, likewise.</param>
    /// <param name="name">The name; null for <c>functional</c>, counted.</param>
    /// <remarks>The layers stay the caller's: those that several models share are freed with the first of these.</remarks>
    /// <exception cref="ArgumentException">An output is not connected to the inputs, or two layers have the same name.</exception>
    public Model(KerasTensors inputs, KerasTensors outputs, string? name = null)
        : base(name)
    {
        if (name is null && GetType() == typeof(Model))
            Name = UniqueNames.Next("functional");
        _graph = new FunctionalGraph(inputs, outputs);
        if (_graph.InputStructure.Named is { } named)
            WarnOfOtherNames(named);
        foreach (var layer in _graph.Layers)
            AddLayer(layer);
        EnsureBuilt(Array.ConvertAll(_graph.Inputs, input => input.Shape));
    }

    /// <summary>The placeholders of the inputs, in order.</summary>
    /// <exception cref="InvalidOperationException">The model was not drawn up from an input.</exception>
    public override KerasTensor[] Inputs => _graph?.Inputs ?? throw Unconnected("inputs");

    /// <summary>The placeholders of the outputs, in order.</summary>
    /// <exception cref="InvalidOperationException">The model was not drawn up from an input.</exception>
    public override KerasTensor[] Outputs => _graph?.Outputs ?? throw Unconnected("outputs");

    /// <summary>The placeholder of the one input that the model was drawn up from; for other models as for a layer.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public override KerasTensor Input => _graph is null ? base.Input : Only(_graph.Inputs, "input", nameof(Inputs));

    /// <summary>The placeholder of the one output that the model was drawn up to; for other models as for a layer.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public override KerasTensor Output => _graph is null ? base.Output : Only(_graph.Outputs, "output", nameof(Outputs));

    /// <summary>The names under which inputs may be given; none where they have no names.</summary>
    internal virtual string[] InputKeys => _graph?.InputNames ?? [];

    internal override bool TakesMask => _graph is not null;

    /// <summary>The plan of a model that was drawn up; null for others.</summary>
    internal FunctionalGraph? Graph => _graph;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => _graph is null ? base.ComputeOutputShape(input) : ComputeOutputShape([input])[0];

    /// <inheritdoc/>
    public override Shape[] ComputeOutputShape(Shape[] inputs) => _graph?.OutputShapes(inputs) ?? base.ComputeOutputShape(inputs);

    /// <inheritdoc/>
    public override Config GetConfig() => _graph is null ? base.GetConfig() : FunctionalConfig.Write(this, _graph);

    /// <summary>The model that a functional model's config describes.</summary>
    /// <exception cref="ConfigException">A layer is unknown, its config is wrong, or the graph has loops or ends that are not connected.</exception>
    public static Model FromConfig(Config config)
    {
        var (inputs, outputs) = FunctionalConfig.Read(config);
        var model = new Model(inputs, outputs, config.Get<string?>("name", null));
        // As in Keras, the layers' own configs say which of them are trained.
        model.TrainAlone(config.Get("trainable", true));
        return model;
    }

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs)
    {
        if (_graph is null)
            base.Build(inputs);
    }

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context) =>
        _graph is null ? base.Call(inputs, context) : _graph.Run(Fit(_graph, inputs, context.Masks));

    private protected override bool MayLackKernels => false;

    /// <summary>The layers decide the types of what they compute with.</summary>
    protected override Tensor[] Autocast(Tensor[] inputs) => _graph is null ? base.Autocast(inputs) : inputs;

    internal override ScalarType OutputDType(KerasTensor[] inputs, int output) => _graph?.Outputs[output].DType ?? base.OutputDType(inputs, output);

    private protected override bool NamesMask(NodeArguments arguments) => _graph is not null && arguments is { Positional: [KerasTensor], Named.Count: 0 };

    /// <summary>The inputs as the graph declares them, with their masks.</summary>
    private Tensor[] Fit(FunctionalGraph graph, Tensor[] inputs, Tensor?[] masks)
    {
        var expected = graph.Inputs;
        if (inputs.Length != expected.Length)
        {
            throw new ArgumentException(
                $"Layer \"{Name}\" expects {expected.Length} input(s) ({string.Join(", ", InputKeys)}), but it received {inputs.Length} input tensors.", nameof(inputs));
        }

        var fitted = new Tensor[inputs.Length];
        for (var i = 0; i < fitted.Length; i++)
            fitted[i] = ModelInputs.Fit(inputs[i], expected[i].Shape, expected[i].DType, i, Name);
        return ModelInputs.Masked(fitted, masks);
    }

    private static void WarnOfOtherNames(SortedDictionary<string, KerasTensors> named)
    {
        foreach (var (key, value) in named)
        {
            if (value.Tensor is { } tensor && tensor.Name != key)
            {
                Warnings.Warn(
                    "When providing `inputs` as a dict, all keys in the dict must match the names of the corresponding tensors. "
                    + $"Received key '{key}' mapping to value {tensor} which has name '{tensor.Name}'. Change the tensor name to '{key}' (via `new Input(..., name: \"{key}\")`)");
            }
        }
    }

    private InvalidOperationException Unconnected(string what) =>
        new($"The model '{Name}' has no defined {what}: it was not made from an `Input`. Make it with `new Model(inputs, outputs)`, or call it on an `Input`.");
}
