using KerasSharp.Tests.Goldens;

namespace KerasSharp.Onnx.Tests.Goldens;

/// <summary>Every layer's recorded calls: the exported layer in OnnxRuntime gives what Keras gave.</summary>
public sealed class LayerGoldenTests : GoldenTests
{
    private const string Family = "layers";

    /// <summary>Layers whose sequences and images may have any length: all axes but that of the channels are open.</summary>
    private static readonly string[] OfAnySize =
    [
        "Conv1D", "Conv2D", "Conv3D", "DepthwiseConv1D", "DepthwiseConv2D", "SeparableConv1D", "SeparableConv2D", "Conv1DTranspose",
            "Conv2DTranspose", "Conv3DTranspose",
        "MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "AveragePooling1D", "AveragePooling2D", "AveragePooling3D", "GlobalMaxPooling1D",
            "GlobalMaxPooling2D", "GlobalAveragePooling1D",
        "GlobalAveragePooling2D", "SimpleRNN", "LSTM", "GRU", "RNN", "Bidirectional", "TimeDistributed", "Attention", "AdditiveAttention",
            "MultiHeadAttention", "GroupQueryAttention",
        "Dense", "Embedding", "Masking", "UpSampling1D", "UpSampling2D", "ZeroPadding1D", "ZeroPadding2D", "Cropping1D", "Cropping2D",
            "BatchNormalization", "Resizing", "Rescaling",
    ];

    [Theory, GoldenCases(Family)]
    public void OnnxRuntime_agrees_with_Keras(string id) => Replay(Family, id, golden =>
    {
        if (LayerCase.IsTraining(golden))
            return;
        using var call = new LayerCase(golden);
        Run(call, (_, shape) => call.IsStateful || (call.Layer is ImageLayer && shape.Rank == 3) ? shape : shape.With(0, null));
    });

    [Theory, GoldenCases(Family)]
    public void Sequences_and_images_of_any_size_agree_with_Keras(string id) => Replay(Family, id, golden =>
    {
        if (LayerCase.IsTraining(golden) || !OfAnySize.Contains(golden["class_name"].As<string>()))
            return;
        using var call = new LayerCase(golden);
        var config = call.Layer.GetConfig();
        if (call.Layer is Resizing { CropToAspectRatio: true } or Resizing { PadToAspectRatio: true })
        {
            Assert.Contains("must be known", Assert.Throws<OnnxExportException>(() =>
                Run(call, (_, shape) => [.. shape.Select(_ => (long?)null)])).Message);
            return;
        }

        var channelsFirst = config.Contains("data_format") && config.Get<string>("data_format") == "channels_first";
        var known = config.Get("axis", -1L);
        Run(call, (_, shape) => call.IsStateful ? shape : [.. shape.Select((size, axis) =>
            axis == (channelsFirst ? 1 : shape.Rank - 1) || (known > 0 && axis == known)
                || (shape.Rank > 3 && call.Layer is TimeDistributed && axis > 1) ? size : null)]);
    });

    [Fact]
    public void Cases_of_training_are_few()
    {
        // Random images change in training only, so that most of their cases are of it.
        var all = GoldenCase.All(Family).Where(golden => !LayerCase.IsOfRandomImages(golden) && !LayerCase.IsOfLabeledImages(
            golden)).ToList();
        Assert.InRange(all.Count(LayerCase.IsTraining), 0, all.Count / 10);
    }

    private static void Run(LayerCase call, Func<int, Shape, Shape> open)
    {
        using var model = LayerExport.Export(call.Layer, call.Inputs, call.Masks, call.Options, open);
        var outputs = model.Run(LayerCase.Named(call.Inputs, call.Masks));
        Check(call.Golden, outputs);
        foreach (var step in call.Golden.Has("steps") ? call.Golden["steps"].Items : [])
        {
            var next = call.Call(step);
            var given = LayerCase.Named(next.Inputs, next.Masks);
            // The state after a call is that before the next.
            foreach (var (name, value) in model.Outputs.Keys.Zip(outputs).Where(pair => pair.First.EndsWith("_next")))
                given[name[..^"_next".Length]] = value;
            outputs = model.Run(given);
            Check(step, outputs);
        }
    }

    private static void Check(GoldenNode golden, Tensor[] outputs)
    {
        var expected = golden["outputs"].Items.ToList();
        for (var i = 0; i < expected.Count; i++)
            GoldenAssert.Close(expected[i], outputs[i], Tolerance.Gradients);
        if (golden.Has("output_mask"))
            GoldenAssert.Close(golden["output_mask"], outputs[expected.Count], Tolerance.Exact);
    }
}
