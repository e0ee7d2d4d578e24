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

    /// <summary>All elements of a member's documentation, as XML lines; empty where there are none.</summary>
    /// <remarks>
    /// Where parameters are documented as those of another method of the class, <c>&lt;inheritdoc cref="Sum" path="/param"/&gt;</c>, these
    /// are put in.
    /// </remarks>
    public static string Elements(IMethodSymbol method)
    {
        var root = Read(method);
        if (root is not null)
            PutIn(root, method.ContainingType);
        return Inner(root);
    }

    private static void PutIn(XElement root, INamedTypeSymbol type)
    {
        foreach (var inherited in root.Elements("inheritdoc").Where(element => element.Attribute("path")?.Value == "/param").ToList())
        {
            var id = inherited.Attribute("cref")?.Value;
            var other = type.GetMembers().FirstOrDefault(member => member.GetDocumentationCommentId() == id) is { } source
                ? Read(source) : null;
            if (other is null)
                continue;
            PutIn(other, type);
            var own = new HashSet<string?>(root.Elements("param").Select(param => param.Attribute("name")?.Value));
            inherited.ReplaceWith(other.Elements("param").Where(param => !own.Contains(param.Attribute("name")?.Value)));
        }
    }

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
