using KerasSharp.Layers;

namespace KerasSharp;

/// <summary>What a step needs to know of a model's weights, gathered once and again only after a layer or weight was added, frozen or freed.</summary>
internal sealed class TrainingPlan
{
    private readonly int _version;
    private bool _warned;

    private TrainingPlan(Model model)
    {
        _version = Layer.StructureVersion;
        Trainable = [.. model.TrainableWeights];
    }

    /// <summary>The weights that are trained.</summary>
    public Variable[] Trainable { get; }

    public static TrainingPlan Of(Model model, ref TrainingPlan? plan)
    {
        if (plan?._version != Layer.StructureVersion)
            plan = new TrainingPlan(model);
        return plan;
    }

    public void WarnOfNothingToTrain(string model)
    {
        if (!_warned)
            Warnings.Warn($"The model '{model}' does not have any trainable weights.");
        _warned = true;
    }
}
