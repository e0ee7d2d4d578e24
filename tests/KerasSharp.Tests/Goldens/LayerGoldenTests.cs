namespace KerasSharp.Tests.Goldens;

/// <summary>Every layer against Keras: config, weights, outputs, shapes, masks, losses, gradients, state.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class LayerGoldenTests : GoldenTests
{
    [Theory, GoldenCases("layers")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        golden.RefuseUnknown(
            "id", "class_name", "module", "config", "call_style", "note", "inputs", "call_kwargs", "weights", "outputs", "output_shape",
                "output_gradient", "input_gradients",
            "weight_gradients", "losses", "non_trainable_after", "states_after", "steps", "output_mask", "adapt_data", "seeded",
                "initial_seed_states", "trainable_params",
            "non_trainable_params", "state_sizes", "set_random_seed");
        if (golden.Has("set_random_seed"))
            Utils.SetRandomSeed(golden["set_random_seed"].As<int>());
        using var layer = LayerState.Make(golden);
        GoldenAssert.SameConfig(golden["config"], layer.GetConfig());
        var inputs = Inputs(golden);
        // A layer is built for its images: what goes with them is no input.
        LayerState.Prepare(layer, golden, golden["call_style"].As<string>() == "labeled_images" ? inputs[..1] : inputs);
        CheckWeights(golden["weights"], layer);
        CheckShape(golden, layer, inputs);

        var output = LayerCall.Run(layer, golden, inputs, golden["call_kwargs"]);
        CheckCall(golden, layer, output.Tensors);
        if (golden.Has("output_mask"))
            GoldenAssert.Close(golden["output_mask"], output.Masks[0], Tolerance.Exact);
        CheckLosses(golden, layer);
        CheckGradients(golden, layer, inputs, output.Tensors);
        if (!golden.Has("steps"))
            return;
        foreach (var step in golden["steps"].Items)
        {
            step.RefuseUnknown("inputs", "call_kwargs", "outputs", "non_trainable_after", "states_after");
            CheckCall(step, layer, LayerCall.Run(layer, golden, Inputs(step), step["call_kwargs"]).Tensors);
        }
    });

    private static Tensor[] Inputs(GoldenNode call) => [.. call["inputs"].Items.Select(input =>
    {
        var x = input.AsTensor();
        return DTypes.IsFloating(x.dtype) ? x.requires_grad_() : x;
    })];

    private static void CheckWeights(GoldenNode expected, Layer layer)
    {
        var fields = expected.Items.ToList();
        var weights = layer.Weights;
        Assert.True(fields.Count == weights.Count, $"{expected.Label}: expected {fields.Count} weights, got {weights.Count}.");
        for (var i = 0; i < fields.Count; i++)
        {
            fields[i].RefuseUnknown("path", "name", "trainable", "value");
            GoldenAssert.Equal(fields[i]["name"], weights[i].Name);
            GoldenAssert.Equal(fields[i]["path"], weights[i].Path);
            GoldenAssert.Equal(fields[i]["trainable"], weights[i].Trainable);
            GoldenAssert.Close(fields[i]["value"], weights[i].Value, Tolerance.Gradients);
        }
    }

    private static void CheckShape(GoldenCase golden, Layer layer, Tensor[] inputs)
    {
        if (golden.Has("output_shape"))
        {
            var shapes = layer.ComputeOutputShape(Array.ConvertAll(inputs, input => (Shape)input.shape));
            var expected = golden["output_shape"];
            if (expected.Items.FirstOrDefault() is { Element.ValueKind: System.Text.Json.JsonValueKind.Array })
                Assert.Equal(Flat(expected).Select(shape => shape.AsShape()), shapes);
            else
                GoldenAssert.Equal(expected, Assert.Single(shapes));
        }

        GoldenAssert.Equal(golden["trainable_params"], layer.TrainableWeights.Sum(weight => weight.Value.numel()));
        GoldenAssert.Equal(golden["non_trainable_params"], layer.NonTrainableWeights.Sum(weight => weight.Value.numel()));
    }

    /// <summary>The shapes of a list in which those of a cell's states may be a list of their own.</summary>
    private static IEnumerable<GoldenNode> Flat(GoldenNode shapes) =>
        shapes.Items.SelectMany(
            shape => shape.Items.FirstOrDefault() is { Element.ValueKind: System.Text.Json.JsonValueKind.Array } ? Flat(shape) : [shape]);

    private static void CheckCall(GoldenNode call, Layer layer, Tensor[] outputs)
    {
        GoldenAssert.AllClose(call["outputs"], outputs, Loose(layer) ? Tolerance.Gradients : Tolerance.Values);
        if (call.Has("non_trainable_after"))
            GoldenAssert.AllClose(
                call["non_trainable_after"], [.. layer.NonTrainableWeights.Select(weight => weight.Value)], Tolerance.Gradients);
        if (call.Has("states_after"))
            GoldenAssert.AllClose(call["states_after"], LayerState.Of(layer), Tolerance.Gradients);
    }

    private static void CheckLosses(GoldenCase golden, Layer layer)
    {
        var losses = layer.Losses.ToList();
        if (golden.Has("losses"))
            GoldenAssert.AllClose(golden["losses"], losses, Tolerance.Values);
        else
            Assert.True(losses.Count == 0, $"{golden.Id}: expected no losses, got {losses.Count}.");
    }

    private static void CheckGradients(GoldenCase golden, Layer layer, Tensor[] inputs, Tensor[] outputs)
    {
        if (!golden.Has("output_gradient"))
            return;
        var cotangents = golden["output_gradient"].Items.ToList();
        var terms = outputs.Zip(cotangents).Where(pair => !pair.Second.IsNull).Select(pair => (pair.First * pair.Second.AsTensor()).sum())
            .ToArray();
        if (terms.Length > 0 && Array.Exists(terms, term => term.requires_grad))
            terms.Aggregate((a, b) => a + b).backward();
        GoldenAssert.AllClose(golden["input_gradients"], [.. inputs.Select(input => input.grad)], Tolerance.Gradients);
        GoldenAssert.AllClose(
            golden["weight_gradients"], [.. layer.TrainableWeights.Select(weight => weight.Value.grad)], Tolerance.Gradients);
    }

    /// <summary>Layers of many sums, where rounding depends on the order: recurrent, attention and normalisation.</summary>
    private static bool Loose(Layer layer) =>
        new[] { "RNN", "LSTM", "GRU", "Attention", "Normalization", "Bidirectional" }.Any(layer.GetType().Name.Contains);
}
