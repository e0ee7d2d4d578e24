namespace KerasSharp.Tests.Training;

/// <summary>Weights of samples and classes by output, from arrays and streams; the numbers are real Keras's.</summary>
public sealed class SampleWeightTests : IDisposable
{
    private const string Weighted = "a_loss=3.81463, a_mae=1.39683, b_loss=7.35622, b_mae=2.20519, loss=11.17085";
    private const string InBatchesOfTwo = "a_loss=3.70908, a_mae=1.38037, b_loss=7.12492, b_mae=2.17256, loss=10.83400";

    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void By_output_as_a_list_or_by_name()
    {
        var (wa, wb) = (TwoOutputs.WeightsOfA, TwoOutputs.WeightsOfB);
        Assert.Equal("a_loss=1.92404, a_mae=1.19048, b_loss=5.70531, b_mae=2.05714, loss=7.62934", Fit([TwoOutputs.A, TwoOutputs.B], null));
        Assert.Equal(Weighted, Fit([TwoOutputs.A, TwoOutputs.B], [wa, wb]));
        Assert.Equal(Weighted, Fit(new() { ["a"] = TwoOutputs.A, ["b"] = TwoOutputs.B }, new() { ["b"] = wb, ["a"] = wa }));
        Assert.Equal(Weighted, Fit([TwoOutputs.A, TwoOutputs.B], new() { ["b"] = new[] { 0.5, 1, 4, 0 }, ["a"] = wa }));
        Assert.Equal(InBatchesOfTwo, Fit([TwoOutputs.A, TwoOutputs.B], [wa, wb], batchSize: 2));
    }

    [Fact]
    public void One_array_counts_for_all_outputs() =>
        Assert.Equal("a_loss=3.81463, a_mae=1.39683, b_loss=11.38082, b_mae=2.41905, loss=15.19544", Fit(
            [TwoOutputs.A, TwoOutputs.B], TwoOutputs.WeightsOfA));

    [Fact]
    public void By_the_keys_of_a_dictionary_of_outputs()
    {
        using var model = TwoOutputs.Model(named: true);
        TwoOutputs.Compile(model, weightedMetrics: new Dictionary<string, string> { ["q"] = "mae", ["p"] = "mae" });
        var history = model.Fit(
            TwoOutputs.X, new() { ["q"] = TwoOutputs.A, ["p"] = TwoOutputs.B },
            sampleWeight: new() { ["q"] = TwoOutputs.WeightsOfA, ["p"] = TwoOutputs.WeightsOfB }, shuffle: false, verbose: 0);
        Assert.Equal("loss=11.17085, p_loss=7.35622, p_mae=2.20519, q_loss=3.81463, q_mae=1.39683", TwoOutputs.Describe(history));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void From_streams_as_a_list_or_by_name(bool named)
    {
        IEnumerable<Batch> Stream()
        {
            for (var i = 0; i < 4; i += 2)
            {
                Tensor Rows(Tensor of) => of.narrow(0, i, 2);
                var (x, a, b, wa, wb) =
                    (Rows(TwoOutputs.X), Rows(TwoOutputs.A), Rows(TwoOutputs.B), Rows(TwoOutputs.WeightsOfA), Rows(TwoOutputs.WeightsOfB));
                yield return named
                    ? new(x, new BatchPart { ["b"] = b, ["a"] = a }, new BatchPart { ["a"] = wa, ["b"] = wb })
                    : new([x], [a, b], [wa, wb]);
            }
        }

        using var model = Compiled();
        Assert.Equal(InBatchesOfTwo, TwoOutputs.Describe(model.Fit(Stream(), verbose: 0)));
        Assert.Equal(
            model.Evaluate(Stream(), verbose: 0), model.Evaluate(
            TwoOutputs.X, [TwoOutputs.A, TwoOutputs.B], sampleWeight: [TwoOutputs.WeightsOfA, TwoOutputs.WeightsOfB], batchSize: 2,
            verbose: 0));
    }

    [Fact]
    public void In_validation_and_split_off_with_it()
    {
        using var model = Compiled();
        var validation = new ValidationData(TwoOutputs.X, [TwoOutputs.A, TwoOutputs.B], [TwoOutputs.WeightsOfA, TwoOutputs.WeightsOfB]);
        Assert.Equal(
            "a_loss=1.92404, a_mae=1.19048, b_loss=5.70531, b_mae=2.05714, loss=7.62934, val_a_loss=3.57162, val_a_mae=1.34914, "
            + "val_b_loss=6.38619, val_b_mae=2.05105, val_loss=9.95780",
            TwoOutputs.Describe(
                model.Fit(TwoOutputs.X, [TwoOutputs.A, TwoOutputs.B], validationData: validation, shuffle: false, verbose: 0)));
        using var split = Compiled();
        Assert.Equal(
            "a_loss=0.85204, a_mae=0.67460, b_loss=1.19245, b_mae=1.15238, loss=2.04449, val_a_loss=6.56611, val_a_mae=2.08614, "
            + "val_b_loss=13.05739, val_b_mae=2.55513, val_loss=19.62350",
            TwoOutputs.Describe(
                split.Fit(
                TwoOutputs.X, [TwoOutputs.A, TwoOutputs.B], sampleWeight: [TwoOutputs.WeightsOfA, TwoOutputs.WeightsOfB],
                validationSplit: 0.5, shuffle: false, verbose: 0)));
    }

    [Fact]
    public void Class_weights_of_one_hot_targets()
    {
        using var model = TwoOutputs.One();
        TwoOutputs.Compile(model, weightedMetrics: ["mae"]);
        var history = model.Fit(
            TwoOutputs.X, TwoOutputs.A, classWeight: new Dictionary<int, double> { [0] = 2, [1] = 0.5 }, shuffle: false, verbose: 0);
        Assert.Equal("loss=0.96202, mae=1.19048", TwoOutputs.Describe(history));
    }

    [Fact]
    public void Weights_that_do_not_fit_the_outputs_are_refused()
    {
        using var model = Compiled();
        var x = TwoOutputs.X;
        ArrayLike y = new() { ["a"] = TwoOutputs.A, ["b"] = TwoOutputs.B };
        string Message(ArrayLike weights) =>
            Small.Unchanged<ArgumentException>(model, () => model.Fit(x, y, sampleWeight: weights, verbose: 0)).Message;
        var (wa, wb) = (TwoOutputs.WeightsOfA, TwoOutputs.WeightsOfB);
        var (one, unknown, three, wide) =
            (new ArrayLike { ["a"] = wa }, new ArrayLike { ["a"] = wa, ["c"] = wb }, (ArrayLike)new[] { wa, wb, wa }, ones(4, 2));
        Assert.Contains("there is none for the output 'b'", Message(one), StringComparison.Ordinal);
        Assert.Contains("no output 'c', which is named in `sampleWeight`. Its outputs: a, b", Message(unknown), StringComparison.Ordinal);
        Assert.Contains("3 arrays for 2 targets", Message(three), StringComparison.Ordinal);
        Assert.Contains("it should only have one scalar score per sample", Message(wide), StringComparison.Ordinal);
        Assert.Contains(
            "`classWeight` is only supported", Small.Unchanged<ArgumentException>(
            model, () => model.Fit(x, y, classWeight: new Dictionary<int, double> { [0] = 1 }, verbose: 0)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Classes_of_sequences_weigh_each_label(int steps)
    {
        // Predictions are uniform over three classes: each label costs log 3, times its class's weight.
        var labels = arange(3 * steps, int64).reshape(3, steps).remainder(3);
        var weights = new Dictionary<int, double> { [0] = 0, [1] = 5 };
        var (x, expected) = (ones(3, steps, 4), Math.Log(3) * (0 + 5 + 1) / 3);
        foreach (var y in new[] { labels, labels.unsqueeze(-1) })
        {
            LossSpec[] losses =
                ["sparse_categorical_crossentropy", .. y.Dimensions == 2
                ? [(LossSpec)(Func<Tensor, Tensor, Tensor>)OwnLoss] : Array.Empty<LossSpec>()];
            foreach (var loss in losses)
            {
                using var model = new Sequential(
                    [new Input([steps, 4]), new KerasSharp.Layers.Dense(3, activation: "softmax", kernelInitializer: "zeros")]);
                model.Compile(new KerasSharp.Optimizers.SGD(0), loss);
                Assert.Equal(expected, model.Fit(x, y, classWeight: weights, verbose: 0)["loss"][0], 1e-5);
                Assert.Equal(expected, model.Fit([(Batch)(x, y)], classWeight: weights, verbose: 0)["loss"][0], 1e-5);
                Assert.Equal(expected, model.TrainOnBatch(x, y, classWeight: weights).Loss, 1e-5);
            }
        }

        static Tensor OwnLoss(Tensor yTrue, Tensor yPred) => -yPred.gather(-1, yTrue.to(int64).unsqueeze(-1)).squeeze(-1).log();
    }

    private static Model Compiled()
    {
        var model = TwoOutputs.Model();
        TwoOutputs.Compile(model, weightedMetrics: [["mae"], ["mae"]]);
        return model;
    }

    private static string Fit(ArrayLike y, ArrayLike? weights, int? batchSize = null)
    {
        using var model = Compiled();
        return TwoOutputs.Describe(model.Fit(TwoOutputs.X, y, sampleWeight: weights, batchSize: batchSize, shuffle: false, verbose: 0));
    }
}
