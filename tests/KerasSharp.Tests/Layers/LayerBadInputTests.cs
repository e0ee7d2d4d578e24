using KerasSharp.Tests.Goldens;

namespace KerasSharp.Tests.Layers;

/// <summary>Every layer on inputs of random shapes and numbers: it computes, or refuses with an error of its own that names it.</summary>
public sealed class LayerBadInputTests
{
    private const int Tries = 60;

    public static TheoryData<string> Cases() =>
        [.. GoldenCase.All("layers").Where(LayerSamples.IsPlain).GroupBy(golden => golden.Group).SelectMany(group => group.Take(2))
        .Select(golden => golden.Id)];

    public static TheoryData<Type> Others() => [.. LayerSamples.Types.Where(
        type => !LayerSamples.Of(type).Any(LayerSamples.IsPlain) && type != typeof(Lambda) && type != typeof(TorchModuleWrapper))];

    [Theory, MemberData(nameof(Cases))]
    public void RandomShapesAreTakenOrRefused(string id)
    {
        var golden = GoldenCase.Get("layers", id);
        TakesOrRefuses(id, built =>
        {
            var layer = LayerSamples.Make(golden);
            if (built)
                layer.EnsureBuilt(LayerSamples.Shapes(LayerSamples.Inputs(golden)));
            return layer;
        }, golden["inputs"].Items.Count());
    }

    /// <summary>The layers whose reference cases call them in ways of their own, or that have none.</summary>
    [Theory, MemberData(nameof(Others))]
    public void SoAreThoseOfLayersThatAreCalledInOtherWays(Type type) =>
        TakesOrRefuses(
            type.Name, _ => (Layer)Saving.Sample.Of(Registry.Find(type)!), type.IsDefined(typeof(SeveralInputsAttribute), inherit: false)
            ? 2 : 1);

    private static void TakesOrRefuses(string what, Func<bool, Layer> make, int count)
    {
        var random = new Random(7);
        for (var i = 0; i < Tries; i++)
        {
            using var scope = NewDisposeScope();
            using var layer = make(i % 2 == 0);
            var inputs = Enumerable.Range(0, random.Next(8) == 0 ? random.Next(4) : count).Select(_ => RandomTensor(random)).ToArray();
            // Now and then with masks, which fit by luck alone.
            var masks = random.Next(3) > 0
                ? null
                : Array.ConvertAll(
                inputs, input => random.Next(3) > 0
                ? RandomTensor(random).gt(0.5) : random.Next(2) == 0 && input.Dimensions > 1
                ? ones(input.shape[..2]).to_type(ScalarType.Bool) : null);
            try
            {
                layer.Apply(inputs, training: random.Next(2) == 0, masks: masks);
            }
            catch (ArgumentException e)
            {
                Assert.True(
                    Names(layer)
                    .Any(
                    name => e.Message.Contains($"\"{name}\"", StringComparison.Ordinal)),
                    $"{what}: the message names no layer: {e.Message}");
            }
            catch (Exception e)
            {
                Assert.Fail(
                    $"{what}: on [{Shapes(inputs)}], masks [{Shapes(masks ?? [])}], {(i % 2 == 0 ? "built" : "not built")}: "
                    + $"{e.GetType().Name}: {e.Message}");
            }
        }
    }

    private static string Shapes(Tensor?[] tensors) =>
        string.Join(", ", tensors.Select(tensor => tensor is null ? "none" : Shape.Of(tensor.shape).ToString()));

    private static IEnumerable<string> Names(Layer layer) => layer.Sublayers.SelectMany(Names).Prepend(layer.Name);

    private static Tensor RandomTensor(Random random)
    {
        var shape = Enumerable.Range(0, random.Next(7)).Select(_ => (long)random.Next(random.Next(4) == 0 ? 0 : 1, 6)).ToArray();
        return random.Next(4) == 0 ? zeros(shape, ScalarType.Int64) : rand(shape);
    }
}
