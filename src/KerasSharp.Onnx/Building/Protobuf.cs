// The package's namespace is KerasSharp.Onnx, which hides the protobuf's namespace Onnx.
global using AttributeProto = global::Onnx.AttributeProto;
global using ElementType = global::Onnx.TensorProto.Types.DataType;
global using GraphProto = global::Onnx.GraphProto;
global using ModelProto = global::Onnx.ModelProto;
global using NodeProto = global::Onnx.NodeProto;
global using OperatorSetIdProto = global::Onnx.OperatorSetIdProto;
global using StringStringEntryProto = global::Onnx.StringStringEntryProto;
global using TensorProto = global::Onnx.TensorProto;
global using TensorShapeProto = global::Onnx.TensorShapeProto;
global using TypeProto = global::Onnx.TypeProto;
global using ValueInfoProto = global::Onnx.ValueInfoProto;
