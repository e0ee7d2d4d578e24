using System.Reflection;

namespace KerasSharp.Tests.Goldens;

/// <summary>Every operation against Keras: from its config in a functional model, on tensors, and built from placeholders.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class OperationGoldenTests : GoldenTests
{
    private const string Family = "operations";


    [Theory, GoldenCases(Family)]
    public void Keras_s_config_computes_Keras_s_values(string id) => Replay(Family, id, golden =>
    {
        golden.RefuseUnknown("id", "inputs", "layer", "inferred", "outputs", "gradients");
        using var model = Read(golden);
        var inputs = Inputs(golden);
        var outputs = model.Apply(inputs);
        CheckOutputs(golden, outputs);
        CheckGradients(golden, inputs, outputs);
    });

    [Theory, GoldenCases(Family)]
    public void Shapes_are_those_that_Keras_infers(string id) => Replay(Family, id, golden =>
    {
        using var model = Read(golden);
        var inferred = golden["inferred"].Items.ToList();
        Assert.Equal(inferred.Count, model.Outputs.Length);
        for (var i = 0; i < inferred.Count; i++)
            GoldenAssert.Equal(inferred[i]["shape"], model.Outputs[i].Shape);
    });

    [Theory, GoldenCases(Family)]
    public void The_config_is_written_as_it_was_read(string id) => Replay(Family, id, golden =>
    {
        using var model = Read(golden);
        GoldenAssert.SameConfig(golden["layer"], Entry(model));
    });

    [Theory, GoldenCases(Family)]
    public void The_functions_compute_and_draw_the_same(string id) => Replay(Family, id, golden =>
    {
        var call = new OperationFunction(golden);
        var inputs = Inputs(golden);
        var outputs = call.OnTensors(inputs);
        CheckOutputs(golden, outputs);
        CheckGradients(golden, inputs, outputs);
        Utils.ClearSession(freeMemory: false);
        var placeholders = Placeholders(golden);
        using var model = new Model(placeholders, call.OnPlaceholders(placeholders));
        GoldenAssert.SameConfig(golden["layer"], Entry(model));
    });

    [Theory, GoldenCases(Family)]
    public void The_functions_leave_no_tensors_behind(string id) => Replay(Family, id, golden =>
    {
        var call = new OperationFunction(golden);
        var inputs = Inputs(golden);
        LiveTensors.AssertSteady(() =>
        {
            foreach (var output in call.OnTensors(inputs))
                output.Dispose();
        });
    });

    [Fact]
    public void Every_operation_has_a_case()
    {
        var recorded = GoldenCase.All(Family).Select(golden => golden["layer"]["class_name"].As<string>()).ToHashSet();
        // Indexing is in FunctionalConfigTests.
        Assert.Equal(["GetItem"], OperationKind.Names.Except(recorded));
    }

    private static Tensor[] Inputs(GoldenCase golden) =>
        [.. golden["inputs"].Items.Select(input => input.AsTensor()).Select(x => DTypes.IsFloating(x.dtype) ? x.requires_grad_() : x)];

    private static KerasTensor[] Placeholders(GoldenCase golden) => [.. golden["inputs"].Items.Select((input, i) =>
    {
        var shape = input["batch_shape"].AsShape()!;
        return (KerasTensor)new Input(shape[1..], (int?)shape[0], DTypes.Parse(input["dtype"].As<string>()), $"x{i}");
    })];

    /// <summary>The model of the inputs and the one operation, from a config as Keras writes it.</summary>
    private static Model Read(GoldenCase golden)
    {
        var inputs = golden["inputs"].Items.Select((input, i) => new Config
        {
            { "module", "keras.layers" }, { "class_name", "InputLayer" }, { "name", $"x{i}" }, { "inbound_nodes", new List<object?>() },
            { "config",
                new Config { { "batch_shape", input["batch_shape"].AsShape() }, { "dtype", input["dtype"].As<string>() },
                { "name", $"x{i}" } } },
        }).ToList();
        var layer = golden["layer"].AsConfig();
        return Model.FromConfig(new Config
        {
            { "name", "model" },
            { "layers", inputs.Append(layer).ToList() },
            { "input_layers", inputs.Select((_, i) => new List<object?> { $"x{i}", 0L, 0L }).ToList() },
            { "output_layers", golden["outputs"].Items.Select((_, i) => new List<object?> { layer["name"], 0L, (long)i }).ToList() },
        });
    }

    private static Config Entry(Model model) =>
        model.GetConfig().Get<Config[]>("layers")!.Single(layer => layer.Get<string>("class_name") != "InputLayer");

    private static void CheckOutputs(GoldenCase golden, Tensor[] outputs)
    {
        GoldenAssert.AllClose(golden["outputs"], outputs, Tolerance.Values);
        Assert.Equal(
            golden["outputs"].Items.Select(output => output["dtype"].As<string>()), outputs.Select(output => DTypes.Name(output.dtype)));
    }

    /// <summary>Of the sum of all values times 0.5, 0.75, 1, …</summary>
    private static void CheckGradients(GoldenCase golden, Tensor[] inputs, Tensor[] outputs)
    {
        if (!golden["gradients"].Items.Any(gradient => !gradient.IsNull))
            return;
        var count = 0L;
        var total = zeros(1);
        foreach (var output in outputs.Where(output => output.requires_grad))
        {
            total += (output * ((arange(count, count + output.numel(), dtype: output.dtype) * 0.25) + 0.5).reshape(output.shape)).sum();
            count += output.numel();
        }

        total.backward();
        GoldenAssert.AllClose(golden["gradients"], Array.ConvertAll(inputs, input => input.grad), Tolerance.Gradients);
    }
}
