using System.Globalization;
using System.Reflection;

namespace SystemLibTorch.Tests;

/// <summary>Prints what an assembly offers to its users in the notation of torchsharp-0.106.0-api.txt.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>One line that introduces the type: kind, name and base type.</summary>
    public static string Header(Type type)
    {
        if (type.BaseType == typeof(MulticastDelegate))
            return $"delegate TorchSharp.{Name(type)} : MulticastDelegate";
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";
        string modifier = kind != "class" ? "" : type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        string parent = kind == "class" && type.BaseType != typeof(object) ? $" : {Name(type.BaseType!)}" : "";
        return $"{modifier}{kind} {type.Namespace}.{Name(type)}{parent}";
    }

    /// <summary>The interfaces, without those that follow from another one.</summary>
    public static IEnumerable<string> Interfaces(Type type)
    {
        Type[] all = type.IsEnum ? [] : type.GetInterfaces();
        return all.Except(all.SelectMany(each => each.GetInterfaces())).Select(Name);
    }

    /// <summary>The members a user can see: public ones, and protected ones for those who derive.</summary>
    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return [string.Join(", ", Enum.GetNames(type).Select(name => $"{name}={Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}"))];
        return type.GetConstructors(Declared).Where(IsSeen).Select(Print)
            .Concat(type.GetMethods(Declared).Where(method => IsSeen(method) && !IsAccessor(method) && !IsOverride(method)).Select(Print))
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(accessor => IsSeen(accessor) && !IsOverride(accessor))).Select(Print))
            .Concat(type.GetFields(Declared).Where(field => !field.IsSpecialName && (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly)).Select(Print));
    }

    private static bool IsSeen(MethodBase method)
        => !method.IsStaticConstructor() && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static bool IsStaticConstructor(this MethodBase method) => method is ConstructorInfo { IsStatic: true };

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    // An override adds nothing to call; what it overrides is judged where it is declared.
    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() != method;

    private static string Print(ConstructorInfo constructor)
        => $"{(constructor.IsPublic ? "" : "protected ")}new({Parameters(constructor)})";

    private static string Print(MethodInfo method)
    {
        string kind = method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
        string arguments = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{(method.IsPublic ? "" : "protected ")}{kind}{Annotated(method.ReturnParameter)} {method.Name}{arguments}({Parameters(method)})";
    }

    private static string Print(PropertyInfo property)
    {
        MethodInfo[] accessors = [.. property.GetAccessors(true).Where(IsSeen)];
        string kind = accessors[0].IsStatic ? "static " : "";
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Print))}]";
        string body = (accessors.Contains(property.GetMethod) ? "get; " : "") + (accessors.Contains(property.SetMethod) ? "set; " : "");
        string mark = !property.PropertyType.IsValueType && IsNullable(new NullabilityInfoContext().Create(property)) ? "?" : "";
        return $"{kind}{Name(property.PropertyType)}{mark} {name} {{ {body}}}";
    }

    private static string Print(FieldInfo field) => $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Print));

    private static string Print(ParameterInfo parameter)
    {
        string modifier = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        string value = !parameter.HasDefaultValue ? "" : $" = {Default(parameter)}";
        return $"{modifier}{Annotated(parameter)} {parameter.Name}{value}";
    }

    private static string Default(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return parameter.DefaultValue switch
        {
            null => parameter.ParameterType.IsValueType && type == parameter.ParameterType ? "default" : "null",
            bool flag => flag ? "true" : "false",
            string text => $"\"{text}\"",
            object number when type.IsEnum => $"{type.Name}.{Enum.ToObject(type, number)}",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            object other => other.ToString()!,
        };
    }

    private static string Annotated(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        bool marked = type is { IsByRef: false, IsValueType: false } && IsNullable(new NullabilityInfoContext().Create(parameter));
        return Name(type) + (marked ? "?" : "");
    }

    private static bool IsNullable(NullabilityInfo info) => info.ReadState == NullabilityState.Nullable;

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
            return keyword;
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericParameter)
            return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        string arguments = type.IsGenericType ? string.Join(", ", type.GetGenericArguments().Select(Name)) : "";
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
            return $"({arguments})";
        string name = type.Name;
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        if (tick >= 0)
            name = $"{name[..tick]}<{arguments}>";
        return type.IsNested && Outer(type.DeclaringType!) is { Length: > 0 } outer ? $"{outer}.{name}" : name;
    }

    /// <summary>The outer types' names, without their arguments and without <c>torch</c>, which the list leaves out.</summary>
    private static string Outer(Type type)
    {
        string name = type.Name.Split('`')[0];
        if (!type.IsNested)
            return name == "torch" ? "" : name;
        string outer = Outer(type.DeclaringType!);
        return outer.Length == 0 ? name : $"{outer}.{name}";
    }
}
