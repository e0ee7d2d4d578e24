using Google.Protobuf;
using AttributeType = global::Onnx.AttributeProto.Types.AttributeType;

namespace KerasSharp.Onnx;

/// <summary>Attributes of nodes.</summary>
internal static class OnnxAttributes
{
    /// <summary>An attribute for an integer, flag, number, string, list of these, tensor or graph.</summary>
    public static AttributeProto Make(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };
        switch (value)
        {
            case bool flag:
                (attribute.Type, attribute.I) = (AttributeType.Int, flag ? 1 : 0);
                break;
            case int or long:
                (attribute.Type, attribute.I) = (AttributeType.Int, Convert.ToInt64(value));
                break;
            case ElementType type:
                (attribute.Type, attribute.I) = (AttributeType.Int, (long)type);
                break;
            case double or float:
                (attribute.Type, attribute.F) = (AttributeType.Float, Convert.ToSingle(value));
                break;
            case string text:
                (attribute.Type, attribute.S) = (AttributeType.String, ByteString.CopyFromUtf8(text));
                break;
            case IEnumerable<long> integers:
                attribute.Type = AttributeType.Ints;
                attribute.Ints.AddRange(integers);
                break;
            case IEnumerable<float> numbers:
                attribute.Type = AttributeType.Floats;
                attribute.Floats.AddRange(numbers);
                break;
            case IEnumerable<string> texts:
                attribute.Type = AttributeType.Strings;
                attribute.Strings.AddRange(texts.Select(ByteString.CopyFromUtf8));
                break;
            case TensorProto tensor:
                (attribute.Type, attribute.T) = (AttributeType.Tensor, tensor);
                break;
            case GraphProto graph:
                (attribute.Type, attribute.G) = (AttributeType.Graph, graph);
                break;
            default:
                throw new ArgumentException(
                    $"Attributes of ONNX hold integers, numbers, strings, lists of these, tensors and graphs. Received: {value.GetType()}",
                    nameof(value));
        }

        return attribute;
    }
}
