namespace KerasSharp.Models;

/// <summary>A model whose class says in its <c>Call</c> what it computes: in all else it is like any layer.</summary>
internal sealed class SubclassedBody(Model model) : ModelBody
{
    private string[] _names = [];

    public override IReadOnlyList<Layer> Layers => model.Sublayers;

    /// <summary>The names of the dictionary that the model was built with.</summary>
    public override string[] InputNames => _names;

    public override string[] OutputNames => [model.Name];

    public override bool ListsLayers => false;

    public override bool TakesMask => false;

    public override bool NamesMask(NodeArguments arguments) => false;

    public override ScalarType OutputDType(int output) => model.ComputeDType;

    public override Shape[] OutputShapes(Shape[] inputs, Func<Shape[], Shape[]> asLayer) => asLayer(inputs);

    public override Config Config(Config ofLayer) => ofLayer;

    public override Config? BuildConfig(Config? ofLayer)
    {
        if (_names.Length == 0 || model.BuiltInputShapes is not { } shapes || shapes.Count != _names.Length)
            return ofLayer;
        var named = new Config();
        foreach (var (name, shape) in _names.Zip(shapes))
            named[name] = shape;
        return new() { { "input_shape", named } };
    }

    public override void NameInputs(string[] names)
    {
        if (!model.TakesNames)
        {
            if (names.Length > 1 && model.HasAnyCall)
            {
                throw new ArgumentException(
                    $"Model \"{model.Name}\" takes its inputs as a list, which has no names. Received: a dictionary of "
                    + $"{string.Join(", ", names)}. Give a list, or let {model.GetType().Name} override "
                    + "`Call(IReadOnlyDictionary<string, Tensor> inputs, bool training)`.", "x");
            }

            return;
        }

        if (!model.Built)
            _names = names;
    }

    public override void Build(Shape[] inputs, Action<Shape[]> asLayer) => asLayer(inputs);

    public override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        if (!model.TakesNames)
            throw new NotSupportedException($"Model {model.GetType().Name} does not have a `Call` method implemented.");
        if (inputs.Length != _names.Length)
        {
            var names = _names.Length == 0 ? "" : $", {string.Join(", ", _names)}";
            throw new ArgumentException(
                $"Model \"{model.Name}\" takes its inputs by name{names}: give them as a dictionary. "
                + $"Received: {inputs.Length} tensors without names", nameof(inputs));
        }

        return model.CallByName(_names.Zip(inputs).ToDictionary(pair => pair.First, pair => pair.Second), context);
    }
}
