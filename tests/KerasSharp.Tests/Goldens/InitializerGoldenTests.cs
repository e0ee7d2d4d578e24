using KerasSharp.Initializers;

namespace KerasSharp.Tests.Goldens;

/// <summary>Initializers, <c>keras.random</c>, torch's own streams and default seeds against Keras.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class InitializerGoldenTests : GoldenTests
{
    [Theory, GoldenCases("initializers")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        golden.RefuseUnknown(
            "id", "class_name", "config", "kwargs", "seeded", "shape", "dtype", "value", "note", "orthogonality_error", "second_call_value",
            "statistics", "function", "seed", "input", "states", "draws", "values", "layers");
        if (golden.Has("statistics"))
            CheckStatistics(golden);
        else if (golden.Has("class_name"))
            CheckInitializer(golden);
        else
            CheckFunction(golden, golden["function"].As<string>());
    });

    private static void CheckInitializer(GoldenCase golden)
    {
        var initializer = golden.Make<Initializer>(merge: "kwargs");
        GoldenAssert.SameConfig(golden["config"], initializer.GetConfig());
        var (shape, dtype, tolerance) = (golden["shape"].AsShape()!, DTypes.Parse(golden["dtype"].As<string>()), ToleranceOf(initializer));
        GoldenAssert.Close(golden["value"], initializer.Apply(shape, dtype), tolerance);
        if (golden.Has("second_call_value"))
            GoldenAssert.Close(golden["second_call_value"], initializer.Apply(shape, dtype), tolerance);
    }

    private static Tolerance ToleranceOf(Initializer initializer) => initializer switch
    {
        Orthogonal => Tolerance.Orthogonal,
        RandomUniform or GlorotUniform or HeUniform or LecunUniform or VarianceScaling { Distribution: "uniform" } =>
            Tolerance.SeededUniform,
        Zeros or Ones or Constant or KerasSharp.Initializers.Identity => Tolerance.Exact,
        _ => Tolerance.Values,
    };

    private static void CheckStatistics(GoldenCase golden)
    {
        var initializer = golden.Make<Initializer>();
        var values = initializer.Apply(golden["shape"].AsShape()!);
        var statistics = golden["statistics"];
        var deviation = statistics["std"].As<double>();
        // Two samples of n values: their means differ by a few deviations / √n, their deviations by less.
        Within("mean", values.mean(), 6 * deviation * Math.Sqrt(2.0 / values.numel()));
        Within("std", values.std(), 0.03 * deviation);
        // The few values that a truncated normal draws four times in vain lie outside.
        var tails = ToleranceOf(initializer) == Tolerance.SeededUniform ? 0.02 * deviation : 2 * deviation;
        Within("min", values.min(), tails);
        Within("max", values.max(), tails);

        void Within(string name, Tensor actual, double distance) =>
            GoldenAssert.Close(statistics[name], actual.item<float>(), new Tolerance(0, distance));
    }

    private static void CheckFunction(GoldenCase golden, string function)
    {
        var seed = golden["seed"].As<int>();
        switch (function)
        {
            case "keras.random.SeedGenerator":
                CheckSeedGenerator(golden, new SeedGenerator(seed));
                break;
            case "random.randint(1, 10**9)":
                var stream = new PythonRandom((uint)seed);
                Assert.Equal(
                    golden["values"].Items.Select(value => value.As<int>()), golden["values"].Items.Select(_ => stream.NextDefaultSeed()));
                break;
            case "keras.random.*(seed=None)":
                Utils.ClearSession(freeMemory: false);
                Utils.SetRandomSeed(seed);
                GoldenAssert.AllClose(
                    golden["draws"], [KerasRandom.Uniform(3), KerasRandom.Normal(3), KerasRandom.Uniform((2, 2))], Tolerance.Values);
                break;
            case "keras.utils.set_random_seed":
                CheckLayers(golden, seed);
                break;
            default:
                GoldenAssert.Close(
                    golden["value"], Draw(golden, function, seed), function.Contains("normal") || function.Contains("randn")
                    ? Tolerance.Values : Tolerance.SeededUniform);
                break;
        }
    }

    private static Tensor Draw(GoldenCase golden, string function, int seed)
    {
        var kwargs = golden.Has("kwargs") ? golden["kwargs"].AsConfig() : [];
        var shape = kwargs.Get<Shape?>("shape", null) ?? golden["value"].AsGoldenTensor().Shape;
        using var generator = new Generator((ulong)seed, CPU);
        switch (function)
        {
            case "keras.random.uniform":
                kwargs.RefuseUnknown(function, "shape", "minval", "maxval");
                return KerasRandom.Uniform(shape, kwargs.Get("minval", 0.0), kwargs.Get("maxval", 1.0), seed: seed);
            case "keras.random.normal":
                kwargs.RefuseUnknown(function, "shape", "mean", "stddev");
                return KerasRandom.Normal(shape, kwargs.Get("mean", 0.0), kwargs.Get("stddev", 1.0), seed: seed);
            case "keras.random.truncated_normal":
                kwargs.RefuseUnknown(function, "shape", "mean", "stddev");
                return KerasRandom.TruncatedNormal(shape, kwargs.Get("mean", 0.0), kwargs.Get("stddev", 1.0), seed: seed);
            case "keras.random.randint":
                kwargs.RefuseUnknown(function, "shape", "minval", "maxval");
                return KerasRandom.RandInt(shape, kwargs.Get<long>("minval"), kwargs.Get<long>("maxval"), seed: seed);
            case "keras.random.dropout":
                kwargs.RefuseUnknown(function, "rate", "noise_shape");
                return KerasRandom.Dropout(
                    golden["input"].AsTensor(), kwargs.Get<double>("rate"), kwargs.Get<Shape?>("noise_shape", null), seed);
            case "keras.random.shuffle":
                kwargs.RefuseUnknown(function, "axis");
                return KerasRandom.Shuffle(golden["input"].AsTensor(), kwargs.Get("axis", 0), seed);
            case "keras.random.categorical":
                kwargs.RefuseUnknown(function, "num_samples");
                return KerasRandom.Categorical(golden["input"].AsTensor(), kwargs.Get<int>("num_samples"), seed: seed);
            case "torch.rand":
                return rand(shape.ToArray(), generator: generator);
            case "torch.randn":
                return randn(shape.ToArray(), generator: generator);
            case "torch.randperm":
                return randperm(shape[0]!.Value, generator: generator);
            case "torch.bernoulli":
                return bernoulli(full(shape.ToArray(), kwargs.Get<double>("p"), ScalarType.Float32), generator);
            default:
                throw new InvalidDataException($"{golden.Id}: the runner does not know the function '{function}'.");
        }
    }

    private static void CheckSeedGenerator(GoldenCase golden, SeedGenerator generator)
    {
        // The states before and after each of a few calls of next(), then draws that go on from there: the last is normal, those before it
        // uniform.
        var states = golden["states"].Items.Select(state => (state[0].As<int>(), state[1].As<int>())).ToList();
        Assert.Equal(states[0], generator.State);
        foreach (var state in states.Skip(1))
        {
            generator.Next();
            Assert.Equal(state, generator.State);
        }

        var draws = golden["draws"].Items.ToList();
        for (var i = 0; i < draws.Count; i++)
        {
            var shape = draws[i].AsGoldenTensor().Shape;
            GoldenAssert.Close(
                draws[i], i < draws.Count - 1
                ? KerasRandom.Uniform(shape, seed: generator) : KerasRandom.Normal(shape, seed: generator), Tolerance.Values);
        }
    }

    private static void CheckLayers(GoldenCase golden, int seed)
    {
        Utils.ClearSession(freeMemory: false);
        Utils.SetRandomSeed(seed);
        var described = golden["layers"].Items.ToList();
        var alternately = golden.Id.Contains("alternately");
        var layers = new List<Layer>();
        foreach (var description in described)
        {
            // A config's initializers are made before the layer, but SimpleRNN draws its own seed before those of its default initializers.
            var config = description["config"].AsConfig();
            foreach (
                var key in config.Keys.Where(key => description["class_name"].As<string>() == "SimpleRNN" && key.EndsWith("_initializer"))
                .ToList())
                config.Remove(key);
            var layer = (Layer)ConfigValue.Deserialize(
                new Config { { "class_name", description["class_name"].As<string>() }, { "config", config } }, typeof(Layer));
            layers.Add(layer);
            if (alternately)
                layer.EnsureBuilt(description["build_shape"].AsShape()!);
        }

        for (var i = 0; i < layers.Count; i++)
        {
            layers[i].EnsureBuilt(described[i]["build_shape"].AsShape()!);
            foreach (var (weight, expected) in layers[i].Weights.Zip(described[i]["weights"].Items))
            {
                GoldenAssert.Equal(expected["path"], weight.Path);
                GoldenAssert.Close(expected["value"], weight.Value, Tolerance.Orthogonal);
            }

            Assert.Equal(described[i]["weights"].Items.Count(), layers[i].Weights.Count);
            layers[i].Dispose();
        }
    }
}
