#!/usr/bin/env bash
# OnnxRuntime 1.31.1 on the CPU runs a valid model in float16 but not the same one in double: Relu, MaxPool, BatchNormalization and Softmax have kernels for double; Conv, ConvTranspose, AveragePool,
# GlobalAveragePool, PRelu, LeakyRelu, Elu and Erf have none ("Could not find an implementation"), though ONNX allows the type for all of them. For float16 the session inserts casts. A network trained in float64 has to be
# exported in float32, or these operators between casts.
# Needs: the .NET 10 SDK.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.cs <<'CS'
#:package OnnxSharp@0.3.2
#:package Google.Protobuf@3.30.2
#:package Microsoft.ML.OnnxRuntime@1.31.1
#:property PublishAot=false
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;
using Type = Onnx.TensorProto.Types.DataType;

(string Name, int Inputs)[] operators =
[
    ("Relu", 1), ("MaxPool", 1), ("BatchNormalization", 5), ("Softmax", 1), ("Conv", 2), ("ConvTranspose", 2), ("AveragePool", 1), ("GlobalAveragePool", 1), ("PRelu", 2),
    ("LeakyRelu", 1), ("Elu", 1), ("Erf", 1),
];
foreach (var type in new[] { Type.Float, Type.Float16, Type.Double })
    Console.WriteLine($"{type} lacks: {string.Join(' ', operators.Where(op => !Runs(op.Name, op.Inputs, type)).Select(op => op.Name))}");

static bool Runs(string name, int inputs, Type type)
{
    var node = new NodeProto { OpType = name, Output = { "y" } };
    var graph = new GraphProto { Name = "one node", Node = { node }, Output = { Value("y", type) } };
    for (var i = 0; i < inputs; i++)
    {
        node.Input.Add($"x{i}");
        graph.Input.Add(Value($"x{i}", type));
    }

    if (name is "MaxPool" or "AveragePool")
        node.Attribute.Add(new AttributeProto { Name = "kernel_shape", Type = AttributeProto.Types.AttributeType.Ints, Ints = { 2, 2 } });
    var model = new ModelProto { IrVersion = 9, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 20 } } };
    try
    {
        using var session = new InferenceSession(model.ToByteArray());
        return true;
    }
    catch (OnnxRuntimeException error) when (error.Message.Contains("Could not find an implementation"))
    {
        return false;
    }
}

static ValueInfoProto Value(string name, Type type) => new() { Name = name, Type = new() { TensorType = new() { ElemType = (int)type } } };
CS
output=$(dotnet run probe.cs)
printf '%s\n' "$output"
[[ $output == "Float lacks: 
Float16 lacks: 
Double lacks: Conv ConvTranspose AveragePool GlobalAveragePool PRelu LeakyRelu Elu Erf" ]] || { echo CHANGED; exit 1; }
