using System.Collections;
using System.Reflection;

namespace KerasSharp.Onnx;

/// <summary>Makes the arguments of a recorded operation into what its exporter takes: values of the graph, and plain values of the
/// parameter's type.</summary>
internal sealed class OperandReader(OnnxBuilder builder, OperationDefinition definition, Dictionary<string, object?> arguments)
{
    /// <summary>The argument for a parameter.</summary>
    public object? Read(ParameterInfo target)
    {
        var parameter = definition.Parameters.First(parameter => parameter.Name == target.Name);
        var value = arguments.TryGetValue(parameter.Key, out var given) ? given ?? parameter.WhereNull : parameter.Default;
        if (value is null)
            return null;
        if (target.ParameterType == typeof(OnnxValue))
            return AsValue(value);
        if (target.ParameterType == typeof(OnnxValue[]))
            return value as OnnxValue[] ?? [.. ((IEnumerable)value).Cast<object>().Select(AsValue)];
        if ((Nullable.GetUnderlyingType(target.ParameterType) ?? target.ParameterType) == typeof(ScalarType))
            return value switch { string name => DTypes.Parse(name), DType type => (ScalarType)type, _ => value };
        return target.ParameterType.IsInstanceOfType(value) ? value
            : ConfigValue.FromPlain(ConfigValue.ToPlain(value), target.ParameterType);
    }

    /// <summary>A number takes the type of the tensor beside it, as in arithmetic on tensors.</summary>
    private OnnxValue AsValue(object value)
    {
        if (value is OnnxValue there)
            return there;
        var beside = arguments.Values.OfType<OnnxValue>().FirstOrDefault()?.Type;
        using var scope = NewDisposeScope();
        return value switch
        {
            bool flag => builder.Scalar(flag ? 1 : 0, ElementType.Bool),
            int or long => builder.Scalar(Convert.ToDouble(value), beside is { } type ? type == ElementType.Bool ? ElementType.Int32 : type
                : ElementType.Int32),
            double or float => builder.Scalar(Convert.ToDouble(value), beside is { } type && type.IsFloating() ? type
                : KerasConfig.FloatX.ToOnnx()),
            Tensor tensor => builder.Constant(tensor),
            Array array => builder.Constant(((ArrayLike)array).ToTensor()),
            _ => builder.Constant(TensorConfig.Read(value)),
        };
    }
}
