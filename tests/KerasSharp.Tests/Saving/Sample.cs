using System.Reflection;
using System.Text.Json.Nodes;
using KerasSharp.Activations;
using KerasSharp.Constraints;
using KerasSharp.Initializers;
using KerasSharp.Losses;
using KerasSharp.Optimizers;
using KerasSharp.Regularizers;
using KerasSharp.Tests.Goldens;

namespace KerasSharp.Tests.Saving;

/// <summary>Makes objects of registered classes from their constructors, with plausible arguments.</summary>
internal static class Sample
{
    /// <summary>The constructor that is the configuration: the one with the most parameters.</summary>
    public static ConstructorInfo Constructor(Type type) =>
        type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(c => !c.IsPrivate)
            .MaxBy(c => c.GetParameters().Length)!;

    /// <summary>An object of a registered class: with sample arguments where the constructor asks for some, else from the config of a
    /// reference case.</summary>
    public static IConfigurable Of(RegistryEntry entry)
    {
        var constructor = Constructor(entry.Type);
        object?[] arguments = [.. constructor.GetParameters().Select(
            p => p.HasDefaultValue ? p.DefaultValue ?? Empty(p.ParameterType) : Values(p.ParameterType).FirstOrDefault())];
        if (Named(entry.Type) is { } named)
            return named;
        if (!arguments.Where((argument, i) => argument is null && !constructor.GetParameters()[i].HasDefaultValue).Any()
            && TryMake(() => constructor.Invoke(arguments)) is { } made)
            return (IConfigurable)made;
        var config = ReferenceConfig(entry) ?? throw new NotSupportedException(
            $"{entry.Type} has no sample: neither do its constructor's types have one, nor is there a reference case of it.");
        return (IConfigurable)entry.Create(config);
    }

    /// <summary>What a text with a form of its own names, or data that no config holds.</summary>
    private static IConfigurable? Named(Type type) => type.Name switch
    {
        nameof(DTypePolicy) => new DTypePolicy("mixed_bfloat16"),
        nameof(QuantizedDTypePolicy) => new QuantizedDTypePolicy("int8", "mixed_bfloat16"),
        nameof(QuantizedFloat8DTypePolicy) => new QuantizedFloat8DTypePolicy("float8", "float32", amaxHistoryLength: 16),
        nameof(Int4DTypePolicy) => new Int4DTypePolicy("int4/64", "float32"),
        nameof(TernaryDTypePolicy) => new TernaryDTypePolicy("ternary", "float32"),
        nameof(GPTQDTypePolicy) => new GPTQDTypePolicy("gptq/4/32", "float32"),
        nameof(AWQDTypePolicy) => new AWQDTypePolicy("awq/4/32", "float32"),
        nameof(FeatureSpace) => new FeatureSpace(new() { ["x"] = "float", ["k"] = "integer_hashed" }),
        nameof(KerasSharp.Quantizers.GPTQConfig) => new KerasSharp.Quantizers.GPTQConfig(null),
        nameof(KerasSharp.Quantizers.AWQConfig) => new KerasSharp.Quantizers.AWQConfig(null),
        _ => null,
    };

    /// <summary>Two values of a type; none where there are no samples.</summary>
    public static object[] Values(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(int) => [2, 3],
            _ when type == typeof(long) => [2L, 3L],
            _ when type == typeof(double) => [0.3, 0.4],
            _ when type == typeof(float) => [0.3f, 0.4f],
            _ when type == typeof(bool) => [true, false],
            _ when type == typeof(int[]) => [new[] { 1 }, new[] { 2 }],
            _ when type == typeof(double[]) => [new[] { 0.5, 2 }, new[] { 0.75, 1.5 }],
            _ when type == typeof(Shape) => [Shape.Of(2, 3), Shape.Of(3, 2)],
            _ when type == typeof(Sizes) => [(Sizes)2, (Sizes)3, (Sizes)5],
            _ when type == typeof(RandomFactor) => [(RandomFactor)0.3, (RandomFactor)(0.1, 0.2)],
            _ when type == typeof((double, double)) => [(0.5, 2.0), (0.75, 1.5)],
            _ when type == typeof(Seed) => [(Seed)7, (Seed)8],
            _ when type == typeof(ScalarType) => [ScalarType.Float64, ScalarType.Float32],
            _ when type == typeof(Padding) => [Padding.Same, Padding.Valid],
            _ when type == typeof(DataFormat) => [DataFormat.ChannelsFirst, DataFormat.ChannelsLast],
            _ when type == typeof(KerasSharp.Losses.Reduction) => [KerasSharp.Losses.Reduction.Sum, KerasSharp.Losses.Reduction.None],
            _ when type == typeof(ActivationFunction) => [(ActivationFunction)"relu", (ActivationFunction)"tanh"],
            _ when type == typeof(Initializer) => [new Constant(0.75), new Constant(0.5)],
            _ when type == typeof(Regularizer) => [(Regularizer)"l2", (Regularizer)"l1"],
            _ when type == typeof(Constraint) => [(Constraint)"non_neg", (Constraint)"unit_norm"],
            _ when type == typeof(LearningRate) => [(LearningRate)0.25, (LearningRate)0.5],
            _ when type == typeof(Optimizer) => [(Optimizer)"sgd", (Optimizer)"adam"],
            _ when type == typeof(OptimizerMap) => [new OptimizerMap("sgd"), new OptimizerMap("sgd") { ["encoder/.*"] = "adam" }],
            _ when type == typeof(Loss) => [(Loss)"mse", (Loss)"mae"],
            _ when type == typeof(Layer) => [new Dense(3), new Dense(4)],
            _ when type.IsEnum => [Enum.GetValues(type).GetValue(0)!, Enum.GetValues(type).GetValue(1)!],
            _ => [],
        };
    }

    /// <summary>What is made; null where the class refuses the sample values. They are tested where the class is.</summary>
    public static object? TryMake(Func<object> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is ArgumentException || e.InnerException is ArgumentException)
        {
            return null;
        }
    }

    private static object? Empty(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static Config? ReferenceConfig(RegistryEntry entry)
    {
        string[] families = ["layers", "losses", "metrics", "optimizers", "schedules", "initializers", "regularizers", "constraints"];
        return families.SelectMany(GoldenFolder.Files)
            .Where(file => !file.Contains("layers", StringComparison.Ordinal) || Path.GetFileNameWithoutExtension(file) == entry.ClassName)
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["cases"]!.AsArray())
            .Where(golden => golden!["class_name"]?.GetValue<string>() == entry.ClassName && golden["config"] is JsonObject)
            .Select(golden => Config.FromJson(golden!["config"]!.AsObject()))
            .FirstOrDefault();
    }
}
