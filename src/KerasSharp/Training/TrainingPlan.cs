namespace KerasSharp.Training;

/// <summary>What a step needs to know of a model's weights, gathered once and again only after a layer or weight was added, frozen or
/// freed.</summary>
internal sealed class TrainingPlan
{
    private readonly int _version;
    private readonly Layer[] _layers;
    private readonly Variable[] _regularized;
    private Optimizer? _checkedFor;
    private bool _warned;

    private TrainingPlan(Model model)
    {
        _version = Layer.StructureVersion;
        Trainable = [.. model.TrainableWeights];
        _regularized = Array.FindAll(Trainable, variable => variable.Regularizer is not null);
        _layers = [.. model.WithSublayers.Distinct()];
    }

    /// <summary>The weights that are trained.</summary>
    public Variable[] Trainable { get; }

    public static TrainingPlan Of(Model model, ref TrainingPlan? plan)
    {
        if (plan?._version != Layer.StructureVersion)
            plan = new TrainingPlan(model);
        return plan;
    }

    /// <summary>Refuses to train weights that the optimizer does not know: those that were frozen when it was built.</summary>
    /// <exception cref="ArgumentException">There is such a weight.</exception>
    public void CheckOptimizer(Optimizer optimizer)
    {
        if (_checkedFor == optimizer)
            return;
        optimizer.CheckKnown(Trainable);
        _checkedFor = optimizer.Built ? optimizer : null;
    }

    /// <summary>What layers added to the loss in their calls, and the penalties on weights.</summary>
    public IEnumerable<Tensor> FurtherLosses()
    {
        foreach (var layer in _layers)
        {
            foreach (var loss in layer.CallLosses)
                yield return loss;
        }

        foreach (var variable in _regularized)
            yield return variable.Regularizer!.Apply(variable);
    }

    /// <summary>Forgets what layers added in past calls.</summary>
    public void ClearLosses()
    {
        foreach (var layer in _layers)
            layer.CallLosses.Clear();
    }

    public void WarnOfNothingToTrain(string model)
    {
        if (!_warned)
            Warnings.Warn($"The model '{model}' does not have any trainable weights.");
        _warned = true;
    }
}
