using KerasSharp.Torch;

namespace KerasSharp.ML.Scoring;

/// <summary>Runs a model on batches; several threads may do so at once.</summary>
internal sealed class ModelRunner(Model model, Scorer scorer)
{
    /// <summary>The values of all rows, one row after the other.</summary>
    /// <param name="batch">The inputs; they are freed.</param>
    public float[] Run(Batch batch)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        foreach (var tensor in batch.Tensors)
            scope.Attach(tensor);
        batch = batch.To(KerasConfig.Device);
        return scorer.Compute(batch.X, model.RunPredictStep(batch)).to_type(ScalarType.Float32).ToHost<float>();
    }
}
