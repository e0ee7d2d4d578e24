using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Layers;

[Collection(nameof(GlobalRandomState))]
public sealed partial class RowGradientsTests
{
    private const int Rows = 7;

    public static TheoryData<string> Models => ["mean", "shared", "tied", "penalty", "overwritten", "half", "constrained"];

    [Theory]
    [MemberData(nameof(Models))]
    public void TrainingIsThatOfDenseGradients(string kind)
    {
        using var scope = NewDisposeScope();
        // A limit that is never reached changes nothing but the way of the gradients.
        var (sparse, dense) = (Trained(kind, new SGD(0.1)), Trained(kind, new SGD(0.1, clipvalue: 1e6)));
        // A dense gradient of bfloat16 adds up the rows that occur twice in 8 bits.
        var tolerance = kind == "half" ? 1e-2 : 1e-6;
        foreach (var (a, b) in sparse.Zip(dense))
            Assert.True(
                a.Value.allclose(
                b.Value, rtol: 1e-5, atol: tolerance), $"{kind}: {a.Path}: {(a.Value - b.Value).abs().max().item<float>()}");
    }

    [Fact]
    public void TheGradientHasTheRowsThatOccurredAlone()
    {
        using var scope = NewDisposeScope();
        var optimizer = new Watching();
        var table = Trained("mean", optimizer)[0];
        Assert.True(optimizer.WasSparse);
        var untouched = tensor(new long[] { 5, 6 });
        Utils.SetRandomSeed(3);
        using var first = Make("mean");
        Assert.True(
            table.Value.index_select(0, untouched).eq(first.TrainableWeights[0].Value.index_select(0, untouched)).all().item<bool>());
    }

    [Fact]
    public void OtherOptimizersTakeSparseGradientsAsDenseOnes()
    {
        using var scope = NewDisposeScope();
        var gradient = sparse_coo_tensor(tensor(new long[] { 1, 3, 1 }, [1, 3]), ones(3, 2), [Rows, 2]);
        foreach (var make in new Func<Optimizer>[]
            { () => new Adam(0.1), () => new SGD(0.1, momentum: 0.9), () => new SGD(0.1, weightDecay: 0.1), () => new Lamb(
                0.1), () => new SGD(0.1) })
        {
            var (a, b) = (new Variable(ones(Rows, 2)), new Variable(ones(Rows, 2)));
            make().ApplyGradients([(gradient.clone(), a)]);
            make().ApplyGradients([(gradient.to_dense(), b)]);
            Assert.True(a.Value.allclose(b.Value));
        }
    }

    [Fact]
    public void CustomStepsFindDenseGradients()
    {
        using var scope = NewDisposeScope();
        using var model = new Custom();
        model.Compile(optimizer: new SGD(0.5), loss: "mse");
        model.Fit(X(), Y(), epochs: 1, verbose: 0);
        Assert.Equal([Rows, 4], model.Found!);
    }

    [Fact]
    public void StepsLeaveNoTensorBehind()
    {
        using var scope = NewDisposeScope();
        using var model = Make("shared");
        model.Compile(optimizer: new SGD(), loss: "mse");
        var (x, y) = (X(), Y());
        model.TrainOnBatch(x, y);
        LiveTensors.AssertSteady(() => model.TrainOnBatch(x, y));
    }

    private static Tensor X() => tensor(new long[] { 0, 1, 2, 3, 1, 1, 4, 0, 2, 2, 2, 3 }, [4, 3]);

    private static Tensor Y() => tensor(new[] { 0f, 1, 0.5f, -1 }, [4, 1]);

    private static IReadOnlyList<Variable> Trained(string kind, Optimizer optimizer)
    {
        Utils.SetRandomSeed(3);
        var model = Make(kind);
        model.Compile(optimizer: optimizer, loss: "mse");
        model.Fit(X(), Y(), epochs: 3, batchSize: 2, verbose: 0);
        return [.. model.TrainableWeights];
    }

    private static Model Make(string kind)
    {
        var input = new Input([3], dtype: "int64");
        switch (kind)
        {
            case "shared":
                var shared = new Embedding(Rows, 4);
                return new Model(input, new Dense(1).Apply(
                    new Flatten().Apply(new Add().Apply([shared.Apply(input), shared.Apply(input)]))));
            case "tied":
                var tied = new ReversibleEmbedding(Rows, 4);
                return new Model(input, new Dense(1).Apply(new Flatten().Apply(tied.Apply(tied.Apply(input), reverse: true))));
            default:
                var table = new Embedding(
                    Rows, 4, embeddingsRegularizer: kind == "penalty" ? "l2" : (KerasSharp.Regularizers.Regularizer?)null,
                    embeddingsConstraint: kind == "constrained" ? "unit_norm" : (KerasSharp.Constraints.Constraint?)null)
                { DType = kind == "half" ? "mixed_bfloat16" : "float32" };
                var rows = table.Apply(input);
                return new Model(input, new Dense(1).Apply(new Flatten().Apply(kind == "overwritten" ? new Doubling().Apply(rows) : rows)));
        }
    }

    private sealed partial class Doubling : Layer
    {
        protected override Tensor Call(Tensor x, bool training) => x.mul_(2);
    }

    private sealed partial class Watching() : ElementwiseOptimizer(0.5)
    {
        public bool WasSparse { get; private set; }

        protected override string[][] SlotNames => [];

        internal override bool TakesRows(Variable variable) => true;

        private protected override bool HasSweep => true;

        protected override void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate) =>
            weight.sub_(gradient * learningRate);

        private protected override void UpdateRows(in RowSweep sweep, double learningRate)
        {
            WasSparse = true;
            sweep.Subtract((float)learningRate);
        }
    }

    private sealed partial class Custom : Model
    {
        private readonly Embedding _table = new(Rows, 4);
        private readonly Dense _dense = new(1);

        public long[]? Found { get; private set; }

        protected override Tensor Call(Tensor x, bool training) => _dense.Apply(_table.Apply(x).mean([1]));

        protected override Logs TrainStep(Batch batch)
        {
            var yPred = Forward(batch.X, training: true);
            var loss = ComputeLoss(batch, yPred, training: true);
            loss.backward();
            Assert.False(_table.Embeddings!.Value.grad!.is_sparse);
            Found = _table.Embeddings!.Value.grad!.shape;
            return ComputeMetrics(batch, yPred);
        }
    }
}
