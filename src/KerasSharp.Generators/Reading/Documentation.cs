using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace KerasSharp.Generators;

/// <summary>The documentation of a class and of its constructor's parameters, to be carried over to the fluent methods.</summary>
internal sealed class Documentation
{
    private readonly XElement? _root;

    private Documentation(XElement? root) => _root = root;

    /// <summary>The summary's inner XML; empty where there is none.</summary>
    public string Summary => Inner(_root?.Element("summary"));

    /// <summary>A primary constructor's parameters are documented on the class, others' on the constructor.</summary>
    public static Documentation Of(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        var ofClass = Read(type);
        if (ofClass is null || Constructors.IsPrimary(constructor))
            return new Documentation(ofClass);
        var merged = new XElement("member", ofClass.Element("summary"));
        merged.Add(Read(constructor)?.Elements("param"));
        return new Documentation(merged);
    }

    /// <summary>The inner XML of a parameter's documentation; empty where there is none.</summary>
    public string Parameter(string name) => Inner(_root?.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == name));

    private static XElement? Read(ISymbol symbol)
    {
        if (symbol.GetDocumentationCommentXml() is not { Length: > 0 } xml)
            return null;
        try
        {
            return XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // The compiler itself reports documentation that is not well-formed.
            return null;
        }
    }

    private static string Inner(XElement? element)
    {
        if (element is null)
            return "";
        using var reader = element.CreateReader();
        reader.MoveToContent();
        var lines = reader.ReadInnerXml().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
        return string.Join("\n", lines);
    }
}
