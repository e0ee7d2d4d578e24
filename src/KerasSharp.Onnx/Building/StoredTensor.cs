namespace KerasSharp.Onnx;

/// <summary>A tensor that the model holds: numbers on the CPU, or texts.</summary>
internal sealed record StoredTensor(OnnxValue Value, Tensor? Numbers, IReadOnlyList<string>? Texts);
