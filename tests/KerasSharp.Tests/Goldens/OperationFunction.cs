using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace KerasSharp.Tests.Goldens;

/// <summary>The functions of <see cref="Ops"/> for a recorded operation, called with the arguments that stand in its config and its
/// node.</summary>
internal sealed class OperationFunction
{
    private readonly string _name;
    private readonly Type _owner;
    private readonly Dictionary<string, object?> _arguments = [];
    private readonly ParameterInfo[] _parameters;

    public OperationFunction(GoldenCase golden)
    {
        var className = golden["layer"]["class_name"].As<string>();
        var definition = typeof(Ops).Assembly.GetTypes().Where(type => type.IsDefined(typeof(OperationsAttribute)))
            .SelectMany(
                type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Single(method => !method.IsPrivate && (method.GetCustomAttribute<KerasNameAttribute>()?.Name ?? method.Name) == className);
        _name = definition.Name;
        var group = definition.DeclaringType!.GetCustomAttribute<OperationsAttribute>()!.Group;
        _owner = group is null ? typeof(Ops) : typeof(Ops).GetNestedType(group)!;
        _parameters = definition.GetParameters();
        var node = golden["layer"]["inbound_nodes"][0];
        var positional = new Queue<object?>(((List<object?>)node["args"].AsPlain()!).Cast<object?>());
        var named = node["kwargs"].AsConfig();
        var options = golden["layer"]["config"].AsConfig();
        foreach (var parameter in _parameters)
        {
            var key = parameter.GetCustomAttribute<ConfigKeyAttribute>()?.Key ?? Naming.ToConfigKey(parameter.Name!);
            if (options.Contains(key))
                _arguments[parameter.Name!] = options[key];
            else if (named.Contains(key))
                _arguments[parameter.Name!] = named[key];
            else if (parameter.IsDefined(typeof(ParamArrayAttribute)))
                _arguments[parameter.Name!] = positional.ToList();
            else if (positional.TryDequeue(out var value))
                _arguments[parameter.Name!] = value;
        }
    }

    /// <summary>Calls the function on tensors.</summary>
    public Tensor[] OnTensors(Tensor[] inputs) =>
        Outputs<Tensor>(Call(typeof(Tensor), typeof(Operand), Array.ConvertAll(inputs, input => (object)input)));

    /// <summary>Calls the function on placeholders.</summary>
    public KerasTensor[] OnPlaceholders(KerasTensor[] inputs) =>
        Outputs<KerasTensor>(Call(typeof(KerasTensor), typeof(SymbolicOperand), Array.ConvertAll(inputs, input => (object)input)));

    private object Call(Type tensor, Type operand, object[] inputs)
    {
        // Of a function with options there is a short form too, of its tensors alone.
        var method = _owner.GetMethods()
            .Where(method => method.Name == _name && Array.Exists(
                method.GetParameters(), parameter => Holds(parameter.ParameterType, tensor, operand)))
            .MaxBy(method => method.GetParameters().Length) ?? throw new InvalidDataException($"There is no function {_name}.");
        var values = method.GetParameters().Select(parameter => _arguments.TryGetValue(parameter.Name!, out var value)
            ? Convert(value, parameter.ParameterType, tensor, operand, inputs)
            : parameter.DefaultValue is DBNull
            ? throw new InvalidDataException($"{_name} lacks {parameter.Name}.") : parameter.DefaultValue).ToArray();
        try
        {
            return method.Invoke(null, values)!;
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    }

    private static bool Holds(Type type, Type tensor, Type operand) =>
        type == tensor || type == operand || Nullable.GetUnderlyingType(type) == operand || type == tensor.MakeArrayType()
            || type == typeof(IEnumerable<>).MakeGenericType(tensor);

    private static object? Convert(object? value, Type type, Type tensor, Type operand, object[] inputs)
    {
        if (value is null)
            return null;
        var reference = FunctionalConfig.Reference(value);
        object? given = reference is { } place ? inputs[int.Parse(place.Layer[1..])] : value;
        if (type == tensor)
            return given;
        if ((Nullable.GetUnderlyingType(type) ?? type) == operand)
        {
            var source = given switch
            {
                Tensor => typeof(Tensor),
                List<object?> list => (given = list.Select(item => (int)(long)item!).ToArray(), typeof(Array)).Item2,
                _ => given!.GetType(),
            };
            return operand.GetMethod("op_Implicit", [source])!.Invoke(null, [given]);
        }

        if (value is List<object?> several && Holds(type, tensor, operand))
        {
            var all = Array.CreateInstance(tensor, several.Count);
            for (var i = 0; i < several.Count; i++)
                all.SetValue(inputs[int.Parse(FunctionalConfig.Reference(several[i])!.Value.Layer[1..])], i);
            return all;
        }

        return ConfigValue.FromPlain(value, type);
    }

    private static T[] Outputs<T>(object result) => result switch
    {
        T one => [one],
        T[] several => several,
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => (T)tuple[i]!)],
        _ => throw new InvalidDataException($"An operation gave {result.GetType()}."),
    };
}
