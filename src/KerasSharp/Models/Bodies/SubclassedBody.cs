using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Models;

/// <summary>A model whose class says in its <c>Call</c> what it computes: in all else it is like any layer.</summary>
internal sealed class SubclassedBody(Model model) : ModelBody
{
    public override IReadOnlyList<Layer> Layers => model.Sublayers;

    public override string[] OutputNames => [model.Name];

    public override bool ListsLayers => false;

    public override bool TakesMask => false;

    public override bool NamesMask(NodeArguments arguments) => false;

    public override ScalarType OutputDType(int output) => model.DType.ComputeDType;

    public override Shape[] OutputShapes(Shape[] inputs, Func<Shape[], Shape[]> asLayer) => asLayer(inputs);

    public override Config Config(Config ofLayer) => ofLayer;

    public override void Build(Shape[] inputs, Action<Shape[]> asLayer) => asLayer(inputs);

    public override Tensor[] Call(Tensor[] inputs, CallContext context) =>
        throw new NotSupportedException($"Model {model.GetType().Name} does not have a `Call` method implemented.");
}
