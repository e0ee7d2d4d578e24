using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// Calls libtorch's operators. A method of the API is one line over it:
/// <code>
/// public Tensor abs() => Call("abs"u8, this);                                  // one tensor
/// public Tensor add_(Tensor target) => InPlace("add_.Tensor"u8, this, target); // changes and returns `this`
/// public (Tensor, Tensor) topk(...) => Call2("topk"u8, this, k, dim, largest, sorted);
/// public Tensor[] unbind(long dim) => CallList("unbind.int"u8, this, dim);
/// </code>
/// (with <c>using static TorchSharp.Interop.Aten;</c>). The name is that of the ATen schema without <c>aten::</c>, arguments
/// stand in the schema's order; trailing ones may be left out, <c>default</c> takes the schema's default and
/// <see cref="Arg.None"/> or a null passes None. Numbers must have the schema's kind: a <c>float</c> parameter takes a C#
/// double or float, an <c>int</c> parameter a long or int, a <c>Scalar</c> parameter any, an enum goes as <c>(long)value</c>
/// (ScalarType as itself). Lists: <c>long[]</c>, <c>double[]</c>, <c>bool[]</c>, <c>Tensor[]</c>, <see cref="Arg.Tensors"/>,
/// <see cref="Arg.Optional"/>. A failed operator throws <see cref="ExternalException"/> with libtorch's message.
/// Tensors that come back are registered with the current dispose scope.
/// </summary>
internal static unsafe class Aten
{
    private const int MaxArguments = 32;
    private const int ScratchSize = 512;

    /// <summary>The tensor an operator returns; null where it returns an undefined one.</summary>
    internal static Tensor Call(ReadOnlySpan<byte> name, params ReadOnlySpan<Arg> args)
    {
        Value result;
        Invoke(name, args, &result, 1);
        return Own(result);
    }

    /// <summary>Calls an operator that changes its first argument, which is returned.</summary>
    internal static Tensor InPlace(ReadOnlySpan<byte> name, params ReadOnlySpan<Arg> args)
    {
        Invoke(name, args, null, 0);
        return Unsafe.As<Tensor>(args[0].Reference!);
    }

    internal static void Do(ReadOnlySpan<byte> name, params ReadOnlySpan<Arg> args) => Invoke(name, args, null, 0);

    internal static (Tensor, Tensor) Call2(ReadOnlySpan<byte> name, params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[2];
        Invoke(name, args, results, 2);
        return (Own(results[0]), Own(results[1]));
    }

    internal static (Tensor, Tensor, Tensor) Call3(ReadOnlySpan<byte> name, params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[3];
        Invoke(name, args, results, 3);
        return (Own(results[0]), Own(results[1]), Own(results[2]));
    }

    internal static (Tensor, Tensor, Tensor, Tensor) Call4(ReadOnlySpan<byte> name, params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[4];
        Invoke(name, args, results, 4);
        return (Own(results[0]), Own(results[1]), Own(results[2]), Own(results[3]));
    }

    internal static Tensor[] CallList(ReadOnlySpan<byte> name, params ReadOnlySpan<Arg> args)
    {
        Value result;
        Invoke(name, args, &result, 1);
        return OwnList(result);
    }

    internal static bool CallBool(ReadOnlySpan<byte> name, params ReadOnlySpan<Arg> args) => CallLong(name, args) != 0;

    internal static long CallLong(ReadOnlySpan<byte> name, params ReadOnlySpan<Arg> args)
    {
        Value result;
        Invoke(name, args, &result, 1);
        return result.Int;
    }

    /// <summary>The tensor of an optional result; null when it is undefined.</summary>
    internal static Tensor Own(in Value result) => result.Int == 0 || result.Tag != Tag.Tensor ? null! : new Tensor((nint)result.Int);

    internal static Tensor[] OwnList(in Value result)
    {
        var tensors = new Tensor[result.Length];
        for (var k = 0; k < tensors.Length; k++)
        {
            var handle = ((nint*)result.Data)[k];
            tensors[k] = handle == 0 ? null! : new Tensor(handle);
        }
        NativeMethods.slt_free(result.Data);
        return tensors;
    }

    [SkipLocalsInit]
    private static void Invoke(ReadOnlySpan<byte> name, ReadOnlySpan<Arg> args, Value* results, int maxResults)
    {
        var op = Operators.Find(name);
        var values = stackalloc Value[MaxArguments];
        var scratch = new Scratch(stackalloc byte[ScratchSize]);
        int returned;
        try
        {
            for (var k = 0; k < args.Length; k++)
            {
                ref readonly var arg = ref args[k];
                ref var value = ref values[k];
                value.Tag = arg.Tag;
                value.Length = arg.Length;
                value.Int = arg.Tag == Tag.Tensor ? Unsafe.As<Tensor>(arg.Reference!).Handle : arg.Bits;
                if (arg.Reference is not null && arg.Tag != Tag.Tensor)
                    scratch.Write(arg, ref value);
            }
            returned = NativeMethods.slt_call(op, values, args.Length, results, maxResults);
        }
        finally
        {
            scratch.Free();
        }
        for (var k = 0; k < args.Length; k++)
            GC.KeepAlive(args[k].Reference);
        if (returned < maxResults)
            NativeMethods.Fail(returned < 0 ? null : $"{System.Text.Encoding.UTF8.GetString(name)} returned {returned} results, not {maxResults}");
    }
}
