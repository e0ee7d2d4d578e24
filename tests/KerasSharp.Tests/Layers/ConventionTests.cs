using System.Reflection;
using System.Xml.Linq;
using KerasSharp.Activations;

namespace KerasSharp.Tests.Layers;

/// <summary>What every registered layer and activation function keeps to in the code: names, documentation, fluent methods,
/// tests.</summary>
public sealed class ConventionTests
{
    private static readonly Lazy<XDocument> Documentation = new(
        () => XDocument.Load(Path.ChangeExtension(typeof(Layer).Assembly.Location, ".xml")));

    public static TheoryData<Type> Layers() => [.. LayerSamples.Types];

    public static TheoryData<Type> All() => [.. Registry.Entries
        .Where(
            entry => (entry.Kind == typeof(Layer) || entry.Kind == typeof(ActivationFunction))
            && entry.Type.Assembly == typeof(Layer).Assembly)
        .Select(entry => entry.Type).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [Theory, MemberData(nameof(All))]
    public void IsDocumentedWithItsSource(Type type)
    {
        var member = Documentation.Value.Descendants("member").FirstOrDefault(
            element => element.Attribute("name")?.Value == $"T:{type.FullName}");
        Assert.False(string.IsNullOrWhiteSpace(member?.Element("summary")?.Value), $"{type} has no summary.");
        Assert.Contains("Source: keras", member.Element("remarks")?.Value ?? "", StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Layers))]
    public void HasAFluentMethod(Type type)
    {
        if (type.IsDefined(typeof(SeveralInputsAttribute)))
            return;
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters();
        foreach (var receiver in new[] { typeof(Sequential), typeof(KerasTensor) })
        {
            var method = Array.Find(FluentMethods, m => m.Name == type.Name && m.GetParameters()[0].ParameterType == receiver);
            Assert.True(method is not null, $"{receiver.Name} has no method {type.Name}.");
            Assert.Equal(constructor.Select(p => (p.Name, p.ParameterType, p.DefaultValue)), method.GetParameters().Skip(1).Select(
                p => (p.Name, p.ParameterType, p.DefaultValue)));
        }
    }

    [Theory, MemberData(nameof(Layers))]
    public void StandsUnderItsKerasName(Type type)
    {
        var entry = Registry.Find(type)!;
        Assert.Equal("keras.layers", entry.Module);
        Assert.Same(entry, Registry.Find(typeof(Layer), entry.ClassName));
        Assert.Same(entry, Registry.Find(typeof(Layer), Naming.ToSnakeCase(entry.ClassName)));
    }

    [Theory, MemberData(nameof(All))]
    public void IsSealedAndItsArgumentsComeLastTheName(Type type)
    {
        Assert.True(type.IsSealed || type.IsAssignableTo(typeof(Model)), $"{type} is not sealed.");
        var names = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters().Select(p => p.Name).ToList();
        Assert.True(!names.Contains("name") || names[^1] == "name", $"{type}: `name` must be the last argument.");
    }

    private static MethodInfo[] FluentMethods { get; } =
        [.. typeof(Layer).Assembly.GetTypes()
            .Where(t => t.IsAbstract && t.IsSealed && t.Name.EndsWith("LayerMethods", StringComparison.Ordinal)).SelectMany(
            t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))];
}
