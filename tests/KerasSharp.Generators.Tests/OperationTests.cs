namespace KerasSharp.Generators.Tests;

/// <summary>What is written for a class of operations: a function on tensors, one on placeholders, and the entry for configs.</summary>
public class OperationTests
{
    private const string Attributes = """
        global using KerasSharp.Operations;
        namespace KerasSharp.Operations
        {
            internal sealed class OperationsAttribute(string module) : Attribute { public string Module => module; public string? Group { get; init; } }
            internal sealed class CallArgumentAttribute : Attribute { public bool Named { get; init; } }
            internal sealed class NullIsAttribute(string value) : Attribute { public string Value => value; }
        }
        namespace KerasSharp
        {
            public readonly struct Operand;
        }
        """;

    [Fact]
    public void An_operation_is_written_three_times_from_one_definition()
    {
        var text = Run(
            """
            namespace KerasSharp;
            using TorchSharp;

            [Operations("keras.src.ops.numpy")]
            internal static class Sums
            {
                /// <summary>The sum.</summary>
                /// <param name="x">The tensor.</param>
                /// <param name="axis">The axes.</param>
                public static torch.Tensor Sum(torch.Tensor x, int? axis = null, bool keepdims = false) => x;

                /// <summary>The mean.</summary>
                /// <inheritdoc cref="Sum" path="/param"/>
                public static torch.Tensor Mean(torch.Tensor x, [NullIs("-1")] int? axis = null) => x;

                private static torch.Tensor Helper(torch.Tensor x) => x;
            }
            """);
        Assert.Contains(
            "public static global::TorchSharp.torch.Tensor Sum(global::TorchSharp.torch.Tensor x, int? axis = null, bool keepdims = false)",
            text);
        Assert.Contains(
            "public static global::KerasSharp.KerasTensor Sum(global::KerasSharp.KerasTensor x, int? axis = null, bool keepdims = false)",
            text);
        Assert.Contains("new(\"Sum\", \"keras.src.ops.numpy\", static config =>", text);
        Assert.Contains("new global::KerasSharp.Config { { \"axis\", axis }, { \"keepdims\", keepdims } }", text);
        Assert.Contains("axis ??= -1;", text);
        Assert.Equal(4, text.Split("<param name=\"axis\">The axes.</param>").Length - 1);
        Assert.DoesNotContain("Helper", text);
    }

    [Fact]
    public void Arguments_of_the_call_and_several_results()
    {
        var text = Run(
            """
            namespace KerasSharp;
            using TorchSharp;

            [Operations("keras.src.ops.image", Group = "Image")]
            internal static class Parts
            {
                public static torch.Tensor[] Cut(IEnumerable<torch.Tensor> xs, [CallArgument] int[] start, [CallArgument(Named = true)] torch.Tensor? weights = null) => [];

                internal static (torch.Tensor A, torch.Tensor B) Two(Operand x1, Operand? x2 = null) => default;

                public static torch.Tensor Sum(string text, params torch.Tensor[] operands) => operands[0];
            }
            """);
        Assert.Contains("public static partial class Image", text);
        Assert.Contains("[xs, start],", text);
        Assert.Contains("new global::System.Collections.Generic.OrderedDictionary<string, object?> { { \"weights\", weights } }", text);
        Assert.Contains(
            "return call => global::KerasSharp.Ops.Image.Cut(call.Tensors(0, \"xs\"), call.Value<int[]>(1, \"start\"), "
            + "call.OptionalTensor(2, \"weights\"));", text);
        Assert.Contains(
            "internal static (global::KerasSharp.KerasTensor A, global::KerasSharp.KerasTensor B) "
            + "Two(global::KerasSharp.SymbolicOperand x1, global::KerasSharp.SymbolicOperand? x2 = null)", text);
        Assert.Contains("return (made[0], made[1]);", text);
        Assert.Contains("params global::KerasSharp.KerasTensor[] operands", text);
        Assert.Contains("[.. operands],", text);
    }

    private static string Run(string source) =>
        GeneratorRun.InLibrary(
        "namespace TorchSharp { public static class torch { public sealed class Tensor; } }", Attributes, source).Text;
}
