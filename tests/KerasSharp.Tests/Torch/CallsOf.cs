using System.Reflection;
using System.Reflection.Emit;

namespace KerasSharp.Tests.Workarounds;

/// <summary>Which methods an assembly calls, read from its code.</summary>
internal static class CallsOf
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>All calls, constructions and method pointers.</summary>
    public static IEnumerable<(MethodBase Caller, MethodBase Callee)> Assembly(Assembly assembly)
    {
        const BindingFlags Own =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return
            from type in assembly.GetTypes()
            from method in type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own))
            from callee in Method(method)
            select (method, callee);
    }

    private static IEnumerable<MethodBase> Method(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i < il.Length;)
        {
            var code = il[i] == 0xFE ? Codes[(short)(0xFE00 | il[i + 1])] : Codes[il[i]];
            i += code.Size;
            if (code.OperandType == OperandType.InlineMethod && Resolve(method, BitConverter.ToInt32(il, i)) is { } callee)
                yield return callee;
            i += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, i)),
                _ => 4,
            };
        }
    }

    private static MethodBase? Resolve(MethodBase within, int token) => within.Module.ResolveMethod(
        token, within.DeclaringType?.GetGenericArguments(), within.IsGenericMethod ? within.GetGenericArguments() : null);
}
