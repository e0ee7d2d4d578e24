using System.Globalization;
using System.Reflection;

namespace KerasSharp.Onnx;

/// <summary>A parameter of an operation.</summary>
internal sealed class OperationParameterInfo
{
    private readonly object? _default;
    private readonly string? _nullIs;

    public OperationParameterInfo(ParameterInfo parameter)
    {
        Name = parameter.Name!;
        Key = parameter.GetCustomAttribute<ConfigKeyAttribute>()?.Key ?? Naming.ToConfigKey(Name);
        Type = parameter.ParameterType;
        IsSpread = parameter.IsDefined(typeof(ParamArrayAttribute));
        var plain = Nullable.GetUnderlyingType(Type) ?? Type;
        var call = parameter.GetCustomAttribute<CallArgumentAttribute>();
        IsPositional = call?.Named != true && (call is not null || plain == typeof(Tensor) || plain == typeof(Operand)
            || Type.IsAssignableTo(typeof(IEnumerable<Tensor>)));
        _nullIs = parameter.GetCustomAttribute<NullIsAttribute>()?.Value;
        _default = parameter.HasDefaultValue ? parameter.DefaultValue : null;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Keras's name.</summary>
    public string Key { get; }

    /// <summary>The type.</summary>
    public Type Type { get; }

    /// <summary>Whether it takes all arguments from its place on.</summary>
    public bool IsSpread { get; }

    /// <summary>Whether nodes hold it by position.</summary>
    public bool IsPositional { get; }

    /// <summary>The value where none is given.</summary>
    public object? Default => _default ?? NullIs;

    /// <summary>The value where null is given: null, unless it stands for something.</summary>
    public object? WhereNull => _nullIs is null && (!Type.IsValueType || Nullable.GetUnderlyingType(Type) is not null) ? null : Default;

    private object? NullIs => _nullIs switch
    {
        null => Type.IsValueType && Nullable.GetUnderlyingType(Type) is null ? Activator.CreateInstance(Type) : null,
        "KerasConfig.ImageDataFormat" => KerasConfig.ImageDataFormat,
        "KerasConfig.FloatX" => KerasConfig.FloatX,
        var text => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}
