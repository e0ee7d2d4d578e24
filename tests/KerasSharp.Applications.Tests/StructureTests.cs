using System.Text.Json.Nodes;

namespace KerasSharp.Applications.Tests;

/// <summary>The layers of every network, and how many weights they have.</summary>
public sealed class StructureTests
{
    public static TheoryData<string> Networks { get; } = [.. Reference.Networks];

    [Theory, MemberData(nameof(Networks))]
    public void LayersAndCountsAreKerass(string network)
    {
        var reference = Reference.Read(network);
        var expected = reference["default"]!.AsObject();
        Tests.Networks.WithoutValues(reference["function"]!.GetValue<string>(), reference["args"]!.AsObject(), model =>
        {
            AssertModel(expected, model);
            LayerTable.AssertEqual(expected["table"]!.AsArray(), model.Body.SummaryRows);
            return false;
        });
    }

    [Theory, MemberData(nameof(Networks))]
    public void WithoutTheClassifierTheyAreKerassToo(string network)
    {
        var reference = Reference.Read(network);
        var expected = reference["topless"]!.AsObject();
        Tests.Networks.WithoutValues(reference["function"]!.GetValue<string>(), expected["args"]!.AsObject(), model =>
        {
            AssertModel(expected, model);
            LayerTable.AssertEqual(expected["last5"]!.AsArray(), [.. model.Body.SummaryRows.TakeLast(5)]);
            return false;
        });
    }

    [Theory, MemberData(nameof(Networks))]
    public void InputsOfTheWrongSizeAreRefusedAsByKeras(string network)
    {
        var reference = Reference.Read(network);
        foreach (var (shape, message) in reference["errors"]!.AsObject())
        {
            var arguments = reference["args"]!.DeepClone().AsObject();
            arguments["input_shape"] = Python.Parse(shape);
            void Make() => Tests.Networks.WithoutValues(reference["function"]!.GetValue<string>(), arguments, _ => false);
            if (message is null)
                Make();
            else
                Python.AssertMessage(message.GetValue<string>(), Assert.ThrowsAny<ArgumentException>(Make));
        }
    }

    private static void AssertModel(JsonObject expected, Model model)
    {
        Assert.Equal(expected["name"]!.GetValue<string>(), model.Name);
        Assert.Equal(Reference.Shape(expected["input_shape"]), model.Input.Shape);
        Assert.Equal(Reference.Shape(expected["output_shape"]), model.Output.Shape);
        AssertCounts(expected["counts"]!, model);
    }

    internal static void AssertCounts(JsonNode expected, Model model)
    {
        static long Count(IReadOnlyList<Variable> weights) => weights.Sum(weight => weight.Value.numel());
        Assert.Equal(
            (expected["total"]!.GetValue<long>(), expected["trainable"]!.GetValue<long>(), expected["non_trainable"]!.GetValue<long>()),
            (model.CountParams(), Count(model.TrainableWeights), Count(model.NonTrainableWeights)));
        Assert.Equal(
            (expected["layers"]!.GetValue<int>(), expected["operations"]!.GetValue<int>(), expected["weights"]!.GetValue<int>()),
            (model.Layers.Count, model.Body.SummaryRows.Count, model.Weights.Count));
    }
}
