using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;

namespace KerasSharp.Applications.Tests;

/// <summary>Makes networks from the names and arguments that Keras has for them.</summary>
internal static class Networks
{
    /// <summary>A network; its weights have no values yet, which takes neither time nor memory.</summary>
    /// <param name="name">The function's name in Keras.</param>
    /// <param name="arguments">The arguments, in snake case.</param>
    /// <param name="use">What is done with it. Where it gives values to all weights, it says so by true.</param>
    public static void WithoutValues(string name, JsonObject arguments, Func<Model, bool> use)
    {
        Utils.ClearSession();
        using var load = new VariableScope();
        using var model = Make(name, arguments);
        if (use(model))
            load.Complete();
    }

    /// <summary>A network.</summary>
    public static Model Make(string name, JsonObject arguments)
    {
        var type = typeof(Application).Assembly.GetType(
            $"KerasSharp.Applications.{name[(name.LastIndexOf('.') + 1)..]}", throwOnError: true)!;
        var constructor = Assert.Single(type.GetConstructors());
        var parameters = constructor.GetParameters();
        var values = Array.ConvertAll(parameters, parameter => parameter.DefaultValue);
        foreach (var (key, value) in arguments)
        {
            var place = Array.FindIndex(parameters, parameter => Naming.ToConfigKey(parameter.Name!) == key);
            Assert.True(place >= 0, $"{name} has no parameter for {key}.");
            values[place] = Value(value, parameters[place].ParameterType);
        }

        try
        {
            return (Model)constructor.Invoke(values);
        }
        catch (TargetInvocationException problem)
        {
            ExceptionDispatchInfo.Throw(problem.InnerException!);
            throw;
        }
    }

    private static object? Value(JsonNode? value, Type type) => value switch
    {
        null => null,
        JsonArray list => Reference.Shape(list),
        _ when type == typeof(double) => value.GetValue<double>(),
        _ when type == typeof(int) => value.GetValue<int>(),
        _ when type == typeof(bool) => value.GetValue<bool>(),
        _ => value.GetValue<string>(),
    };
}
