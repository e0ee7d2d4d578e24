namespace KerasSharp.Onnx;

/// <summary>What a call of a layer gives: its outputs, and a mask for each, null where it has none.</summary>
internal readonly record struct LayerValues(OnnxValue[] Outputs, OnnxValue?[] Masks);
