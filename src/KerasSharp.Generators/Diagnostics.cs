using Microsoft.CodeAnalysis;

namespace KerasSharp.Generators;

/// <summary>What the generator has to say.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor NotPartial = Warning(
        "KS0001", "Class is not partial",
        "'{0}' derives from {1} but '{2}' is not partial: add `partial`, so that its config, registry entry and fluent method can be "
        + "written");

    public static readonly DiagnosticDescriptor NoValue = Warning(
        "KS0002",
        "Constructor parameter has no value to save",
        "The constructor parameter '{0}' of '{1}' cannot be saved: add a readable property '{2}', or make the constructor a primary "
        + "constructor. Nothing is generated for the class.");

    public static readonly DiagnosticDescriptor NotPlain = Warning(
        "KS0003",
        "Constructor parameter cannot stand in a config",
        "The constructor parameter '{0}' of '{1}' is a '{2}', which cannot stand in a config: GetConfig and FromConfig will throw. Mark "
        + "it [NotInConfig] and give it a default, or write GetConfig and FromConfig yourself.");

    public static readonly DiagnosticDescriptor NoConstructor = Warning(
        "KS0004", "No constructor to save", "'{0}' {1}: nothing is generated for the class");

    public static readonly DiagnosticDescriptor Generic = Warning(
        "KS0005", "Generic class",
        "'{0}' derives from {1} but is generic, or nested in a generic class, and cannot be named in a config: nothing is generated for "
        + "the class");

    public static readonly DiagnosticDescriptor DuplicateName = Warning(
        "KS0006", "Registered name is taken",
        "'{0}' and '{1}' are both registered as '{2}': give one of them another name with [KerasName]");

    public static readonly DiagnosticDescriptor Hidden = new(
        "KS0007", "Class is hidden", "'{0}' derives from {1} but is private, and cannot be registered: nothing is generated for the class",
        "KerasSharp", DiagnosticSeverity.Info, true);

    private static readonly Dictionary<string, DiagnosticDescriptor> ById =
        new[] { NotPartial, NoValue, NotPlain, NoConstructor, Generic, DuplicateName, Hidden }.ToDictionary(descriptor => descriptor.Id);

    public static DiagnosticDescriptor Of(string id) => ById[id];

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        new(id, title, message, "KerasSharp", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
