using KerasSharp.Activations;
using KerasSharp.Layers;
using KerasSharp.Losses;

namespace KerasSharp.ML.Training;

/// <summary>What a model's outputs mean.</summary>
internal static class ModelOutputs
{
    private const string FromLogits = "from_logits";

    /// <summary>Whether the outputs are logits: by what the compiled loss says, else by the last layer's activation.</summary>
    public static bool GivesLogits(this Model model) => model.CompiledLoss?.GetConfig() is { } config && config.Contains(FromLogits)
        ? config.Get<bool>(FromLogits) : LastActivation(model) is not (Sigmoid or Activations.Softmax or HardSigmoid or Sparsemax);

    /// <summary>Whether the compiled loss takes one-hot rows instead of class indices.</summary>
    public static bool TakesOneHot(this Model model) =>
        model.CompiledLoss is CategoricalCrossentropy or CategoricalFocalCrossentropy or CategoricalHinge or KLDivergence;

    private static ActivationFunction? LastActivation(Layer layer) => layer switch
    {
        Model { Layers: [.., var last] } model => LastActivation(model.Body.Ends?.Outputs[0].Node?.Operation as Layer ?? last),
        Dense dense => dense.Activation,
        EinsumDense dense => dense.Activation,
        Layers.Activation activation => activation.Function,
        Layers.Softmax => new Activations.Softmax(),
        _ => null,
    };
}
