using System.Globalization;

namespace KerasSharp.Operations;

/// <summary>The arguments of an operation: tensors, lists of them, and plain values.</summary>
internal readonly struct OperationCall(object?[] positional, IReadOnlyDictionary<string, object?> named)
{
    /// <summary>An argument that is a tensor, or a number or list that stands for one.</summary>
    public Tensor Tensor(int place, string name) =>
        OptionalTensor(place, name) ?? throw new ArgumentException($"`{name}` must be a tensor. Received: null", name);

    /// <summary>An argument that is a tensor or null.</summary>
    public Tensor? OptionalTensor(int place, string name) => Get(place, name) is { } value ? AsTensor(value, name) : null;

    /// <summary>An argument that is a list of tensors.</summary>
    public Tensor[] Tensors(int place, string name) => Get(place, name) switch
    {
        List<object?> list => [.. list.Select(item => AsTensor(item, name))],
        var other => throw new ArgumentException($"`{name}` must be a list of tensors. Received: {Describe(other)}", name),
    };

    /// <summary>All arguments from a place on, as tensors.</summary>
    public Tensor[] Rest(int place) => [.. positional.Skip(place).Select(item => AsTensor(item, "operands"))];

    /// <summary>An argument that is a tensor or a number.</summary>
    public Operand Operand(int place, string name) =>
        OptionalOperand(place, name) ?? throw new ArgumentException($"`{name}` must be a tensor or a number. Received: null", name);

    /// <summary>An argument that is a tensor, a number or null.</summary>
    public Operand? OptionalOperand(int place, string name) => Get(place, name) switch
    {
        null => (Operand?)null,
        bool flag => (Operand)flag,
        long number => (Operand)number,
        double number => (Operand)number,
        var value => (Operand)AsTensor(value, name),
    };

    /// <summary>A plain argument that must be there.</summary>
    public T Value<T>(int place, string name) =>
        Has(place, name) ? Value<T>(place, name, default!) : throw new ArgumentException($"The call lacks the argument `{name}`.", name);

    /// <summary>A plain argument, or the fallback where it is not given.</summary>
    public T Value<T>(int place, string name, T fallback)
    {
        if (!Has(place, name))
            return fallback;
        var value = Get(place, name);
        try
        {
            return (T)ConfigValue.FromPlain(value, typeof(T))!;
        }
        catch (Exception e) when (e is InvalidCastException or FormatException or OverflowException)
        {
            throw new ArgumentException($"`{name}` must be a {typeof(T).Name}. Received: {Describe(value)}", name, e);
        }
    }

    private bool Has(int place, string name) => place < positional.Length || named.ContainsKey(name);

    private object? Get(int place, string name) => place < positional.Length ? positional[place] : named.GetValueOrDefault(name);

    private static Tensor AsTensor(object? value, string name) => value switch
    {
        Tensor tensor => tensor,
        bool or long or double or List<object?> => TensorConfig.Read(value),
        _ => throw new ArgumentException($"`{name}` must be a tensor. Received: {Describe(value)}", name),
    };

    private static string Describe(object? value) =>
        Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "null";
}
