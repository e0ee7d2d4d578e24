using KerasSharp.Layers;
using KerasSharp.Tests.Goldens;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

/// <summary>Every layer on inputs of random shapes and numbers: it computes, or refuses with an error of its own that names it.</summary>
public sealed class LayerBadInputTests
{
    private const int Tries = 60;

    public static TheoryData<string> Cases() => [.. GoldenCase.All("layers").Where(LayerSamples.IsPlain).GroupBy(golden => golden.Group).SelectMany(group => group.Take(2)).Select(golden => golden.Id)];

    [Theory, MemberData(nameof(Cases))]
    public void RandomShapesAreTakenOrRefused(string id)
    {
        var golden = GoldenCase.Get("layers", id);
        var random = new Random(7);
        for (var i = 0; i < Tries; i++)
        {
            using var scope = NewDisposeScope();
            using var layer = LayerSamples.Make(golden);
            if (i % 2 == 0)
                layer.EnsureBuilt(LayerSamples.Shapes(LayerSamples.Inputs(golden)));
            var inputs = Enumerable.Range(0, random.Next(8) == 0 ? random.Next(4) : golden["inputs"].Items.Count()).Select(_ => RandomTensor(random)).ToArray();
            try
            {
                layer.Apply(inputs);
            }
            catch (ArgumentException e)
            {
                Assert.True(Names(layer).Any(name => e.Message.Contains($"\"{name}\"", StringComparison.Ordinal)), $"{id}: the message names no layer: {e.Message}");
            }
            catch (Exception e)
            {
                Assert.Fail($"{id}: on [{string.Join(", ", inputs.Select(input => Shape.Of(input.shape)))}], {(i % 2 == 0 ? "built" : "not built")}: {e.GetType().Name}: {e.Message}");
            }
        }
    }

    private static IEnumerable<string> Names(Layer layer) => layer.Sublayers.SelectMany(Names).Prepend(layer.Name);

    private static Tensor RandomTensor(Random random)
    {
        var shape = Enumerable.Range(0, random.Next(7)).Select(_ => (long)random.Next(random.Next(4) == 0 ? 0 : 1, 6)).ToArray();
        return random.Next(4) == 0 ? zeros(shape, ScalarType.Int64) : rand(shape);
    }
}
