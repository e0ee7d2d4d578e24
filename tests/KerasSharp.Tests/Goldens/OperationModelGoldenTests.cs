using System.Text.Json.Nodes;
using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Goldens;

/// <summary>A functional model of layers and operations against Keras: built line by line as there, read from its config,
/// trained.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class OperationModelGoldenTests : GoldenTests
{
    private const string Family = "operation_models";

    [Theory, GoldenCases(Family)]
    public void A_model_of_Keras_predicts_and_trains_the_same(string id) => Replay(Family, id, golden =>
    {
        golden.RefuseUnknown("id", "model", "summary", "initial_weights", "x", "y", "predicted", "loss", "final_weights");
        using var model = Model.FromJson(golden["model"].AsConfig().ToJson().ToJsonString());
        GoldenAssert.SameConfig(golden["model"]["config"], model.GetConfig());
        Trains(golden, model);
    });

    [Theory, GoldenCases(Family)]
    public void The_same_lines_in_CSharp_draw_the_same_model(string id) => Replay(Family, id, golden =>
    {
        using var model = Draw();
        GoldenAssert.SameConfig(golden["model"]["config"], model.GetConfig());
        var text = new StringWriter();
        model.Summary(lineLength: 120, print: text.Write);
        Assert.Equal(Lines(golden["summary"].As<string>()), Lines(text.ToString()));
        Trains(golden, model);
    });

    private static Model Draw()
    {
        Utils.ClearSession(freeMemory: false);
        KerasTensor x = new Input((6, 4), name: "sequence");
        var (query, key, value) = (x.Dense(4, name: "query"), x.Dense(4, name: "key"), x.Dense(4, name: "value"));
        var scores = Ops.Matmul(query, Ops.Transpose(key, [0, 2, 1])) / 2;
        var attended = Ops.Einsum("bij,bjk->bik", Ops.Softmax(scores, axis: -1), value);
        attended = Ops.Gelu(Ops.LayerNormalization(attended + x, epsilon: 1e-3));
        if (Ops.Split(attended, [1], axis: 1) is not [var first, var rest])
            throw new InvalidOperationException();
        var gate = Ops.Squeeze(first, axis: 1).Dense(4, activation: "sigmoid", name: "gate");
        var pooled = Ops.Concatenate([Ops.Mean(rest, axis: 1), Ops.Max(rest, axis: 1) * gate, Ops.Std(rest, axis: 1)], axis: -1);
        pooled = Ops.Where(Ops.Greater(pooled, 0.0), pooled, Ops.Multiply(pooled, 0.1));
        var (best, _) = Ops.TopK(Ops.Sum(Ops.Square(attended), axis: -1), 2);
        pooled = Ops.Concatenate(
            [pooled, best, Ops.Cast(Ops.OneHot(Ops.Argmax(scores[.., 0], axis: -1), 6), ScalarType.Float32)], axis: -1);
        pooled = Ops.Clip(pooled, -3.0, 3.0);
        var y = Ops.Reshape(Ops.ExpandDims(pooled, 1), (-1, 20)).Dense(2, name: "head");
        return new Model(x, [y, Ops.Norm(pooled, axis: -1)], name: "with_operations");
    }

    private static void Trains(GoldenCase golden, Model model)
    {
        model.SetWeights([.. golden["initial_weights"].Items.Select(weight => (ArrayLike)weight.AsTensor())]);
        var x = golden["x"].AsTensor();
        var y = golden["y"].Items.Select(target => target.AsTensor()).ToArray();
        GoldenAssert.AllClose(golden["predicted"], model.PredictAll(x, verbose: 0), Tolerance.Values);
        model.Compile(new SGD(0.05, momentum: 0.9), loss: ["mse", "mae"]);
        var history = model.Fit(x, y, batchSize: 4, epochs: 4, verbose: 0, shuffle: false);
        foreach (var (expected, actual) in golden["loss"].Items.Zip(history["loss"]))
            GoldenAssert.Close(expected, actual, Tolerance.Training);
        GoldenAssert.AllClose(golden["final_weights"], [.. model.Weights.Select(weight => weight.Value)], Tolerance.Training);
    }

    private static string[] Lines(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
}
