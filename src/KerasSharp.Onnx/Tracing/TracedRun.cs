namespace KerasSharp.Onnx;

/// <summary>A run of a function that was recorded.</summary>
/// <param name="Inputs">What it ran on.</param>
/// <param name="Masks">The masks of the inputs.</param>
/// <param name="Calls">The calls that it made.</param>
/// <param name="Results">What it gave.</param>
internal sealed record TracedRun(Tensor[] Inputs, Tensor?[] Masks, IReadOnlyList<TracedCall> Calls, Tensor[] Results);
