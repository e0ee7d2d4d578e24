using System.Text.Json.Nodes;

namespace KerasSharp.Applications.Tests;

/// <summary>One call of a network with batch statistics: outputs, gradients, and what the normalizations remember.</summary>
internal sealed class TrainingStep
{
    private readonly double[] _output;
    private readonly double _inputGradient;
    private readonly List<double[]> _gradients;
    private readonly List<(BatchNormalization Layer, double[] Mean, double[] Variance)> _moving;

    /// <param name="model">The network, with its stated weights.</param>
    /// <param name="reference">The block that states the images' scale and offset.</param>
    /// <param name="training">The block of the training call.</param>
    public TrainingStep(Model model, JsonObject reference, JsonObject training)
    {
        var (scale, offset) = (reference["input"]!["scale"]!.GetValue<double>(), reference["input"]!["offset"]!.GetValue<double>());
        var shape = Reference.Shape(training["input_shape"]).ToArray();
        using var x = StatedWeights.Make(shape, KerasConfig.FloatX, i => offset + (scale * StatedWeights.Hash(i, 777))).requires_grad_();
        var output = model.Apply(x, training: true);
        _output = NumberTests.Values(output);
        var weights = training["grad_weights"]!.AsArray().Select(row => model.Weights[row![0]!.GetValue<int>()]).ToList();
        Assert.Equal(training["grad_weights"]!.AsArray().Select(row => row![1]!.GetValue<string>()), weights.Select(weight => weight.Path));
        var gradients = autograd.grad([NumberTests.Score(output)], [x, .. weights.Select(weight => weight.Value)]);
        _inputGradient = NumberTests.Norm(NumberTests.Values(gradients[0]));
        _gradients = [.. gradients.Skip(1).Select(NumberTests.Values)];
        // Keras gives names, in networks with name scopes paths.
        _moving =
        [
            .. training["moving"]!.AsArray().Select(row => (BatchNormalization)model.GetLayer(row![0]!.GetValue<string>().Split('/')[^1]))
                .Select(
                    layer => (
                    layer, NumberTests.Values(layer.MovingMean!.Value)[..8], NumberTests.Values(layer.MovingVariance!.Value)[..8])),
        ];
    }

    /// <summary>The largest change of a gradient against the reference, relative to the gradient's size.</summary>
    public double GradientChange(JsonObject training) => Gradients(training).Max(pair => Math.Abs(pair.Actual - pair.Expected) / pair.Size);

    /// <summary>All is near the reference.</summary>
    public void AssertNear(JsonObject training, Tolerance outputs, Tolerance gradients)
    {
        outputs.AssertNear(Reference.Numbers(training["output"]), _output, "output");
        foreach (var (what, expected, actual, size) in Gradients(training))
            gradients.AssertWithin([expected], [actual], size, what);
        foreach (var (row, (layer, mean, variance)) in training["moving"]!.AsArray().Zip(_moving))
        {
            Assert.Equal(row![1]!.GetValue<double>(), layer.Momentum);
            outputs.AssertNear(Reference.Numbers(row[2]), mean, $"moving mean of {layer.Name}");
            outputs.AssertNear(Reference.Numbers(row[3]), variance, $"moving variance of {layer.Name}");
        }
    }

    private IEnumerable<(string What, double Expected, double Actual, double Size)> Gradients(JsonObject training)
    {
        var size = training["grad_input_l2"]!.GetValue<double>();
        yield return ("size of the gradient by the images", size, _inputGradient, size);
        var rows = training["grad_weights"]!.AsArray();
        var largest = rows.Max(row => row![2]!.GetValue<double>());
        foreach (var (row, gradient) in rows.Zip(_gradients))
        {
            // A bias before a normalization has none: what is there is rounding.
            size = Math.Max(row![2]!.GetValue<double>(), 1e-2 * largest);
            yield return ($"size of the gradient by {row[1]}", row[2]!.GetValue<double>(), NumberTests.Norm(gradient), size);
            var first = Reference.Numbers(row[3]);
            for (var i = 0; i < first.Length; i++)
                yield return ($"gradient by {row[1]} [{i}]", first[i], gradient[i], size);
        }
    }
}
