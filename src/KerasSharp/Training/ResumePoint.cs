namespace KerasSharp.Training;

/// <summary>Where a run of <c>Fit</c> goes on that was interrupted; a callback sets it at the beginning of training.</summary>
/// <param name="Epoch">The epoch, counted from 0.</param>
/// <param name="Batch">The batches of that epoch that are done.</param>
/// <param name="Ready">Called when the data stands where it stood, right before training goes on.</param>
internal sealed record ResumePoint(int Epoch, int Batch, Action Ready);
