namespace KerasSharp.Callbacks;

/// <summary>What a run was started with.</summary>
/// <param name="Verbose">0 silent, 1 progress bar, 2 a line an epoch.</param>
/// <param name="Epochs">Number of the last epoch; 1 outside <c>Fit</c>.</param>
/// <param name="Steps">Batches an epoch; null where the data does not say.</param>
public sealed record TrainingParameters(int Verbose, int Epochs, int? Steps);
