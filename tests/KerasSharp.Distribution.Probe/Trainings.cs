using KerasSharp;
using KerasSharp.Callbacks;
using KerasSharp.Layers;
using KerasSharp.Losses;
using KerasSharp.ML;
using KerasSharp.Optimizers;
using KerasSharp.Regularizers;
using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DistributionProbe;

/// <summary>Small trainings whose last batch is uneven: 70 rows in batches of 16 leave 6.</summary>
internal static class Trainings
{
    private const int Rows = 70, BatchSize = 16;

    public static Outcome Run(string name, string argument) => name switch
    {
        "mlp" => Mlp(),
        "dropout" => Mlp(dropout: 0.3),
        "seeded_dropout" => Mlp(dropout: 0.3, seed: 5),
        "penalty" => Mlp(penalty: true),
        "sum" => Mlp(reduction: "sum"),
        "weighted_mean" => Mlp(reduction: "mean_with_sample_weight", weighted: true),
        "sample_weights" => Mlp(weighted: true),
        "class_weights" => Mlp(classWeight: new() { [0] = 0.5, [1] = 2, [2] = 1 }),
        "validation" => Mlp(validation: true),
        "fewer_rows" => Mlp(rows: 17),
        "global_norm" => Mlp(optimizer: new SGD(0.1, momentum: 0.9, globalClipnorm: 0.5)),
        "accumulation" => Mlp(optimizer: new Adam(0.01, gradientAccumulationSteps: 2)),
        "early_stopping" =>
            Mlp(validation: true, epochs: 30,
            callbacks: [new EarlyStopping("val_loss", patience: 1, restoreBestWeights: true), new ReduceLROnPlateau(
            "loss", patience: 1, factor: 0.5)]),
        "masked_lstm" => MaskedLstm(),
        "convnet" => Convnet(synchronized: false),
        "synchronized_convnet" => Convnet(synchronized: true),
        "stream" => Stream(own: false),
        "own_rows" => Stream(own: true),
        "on_batch" => OnBatch(),
        "dataset" => Softmax(model => model.Fit(new Slices(Data(Rows, 6), Labels(Rows), BatchSize), epochs: 2, verbose: 0)),
        "data_view" => Softmax(model => model.Fit(View(), "Features", "Label", batchSize: BatchSize, epochs: 2, verbose: 0)),
        "backup" => Mlp(epochs: 4, dropout: 0.3, callbacks: [new BackupAndRestore(argument, deleteCheckpoint: false), new Kill(argument)]),
        "checkpoint" => Mlp(validation: true, callbacks: [new ModelCheckpoint(argument), new CSVLogger($"{argument}.csv")]),
        _ => throw new ArgumentException($"There is no training '{name}'.", nameof(name)),
    };

    private static Outcome Mlp(
        double dropout = 0, int? seed = null, bool penalty = false, Reduction? reduction = null, bool weighted = false,
        Dictionary<int, double>? classWeight = null, bool validation = false,
        int rows = Rows, int epochs = 2, Optimizer? optimizer = null, IEnumerable<Callback>? callbacks = null)
    {
        var (x, y) = (Data(rows, 6), Labels(rows));
        var model = new Sequential([
            new Input([6]),
            new Dense(
                8, activation: "relu", kernelRegularizer: penalty
                ? new L2(0.01) : null, activityRegularizer: penalty ? new L1(0.01) : null),
            new Dropout(dropout, seed: seed),
            new Dense(3, activation: "softmax"),
        ]);
        model.Compile(
            optimizer ?? new Adam(0.01), new SparseCategoricalCrossentropy(reduction: reduction ?? Reduction.SumOverBatchSize),
            metrics: ["accuracy", "sparse_categorical_crossentropy"], weightedMetrics: weighted ? ["accuracy"] : null);
        var history = model.Fit(
            x, y, batchSize: BatchSize, epochs: epochs, verbose: 0, callbacks: callbacks, sampleWeight: weighted
            ? arange(rows).to(ScalarType.Float32) / rows : null, classWeight: classWeight,
            validationData: validation ? (Data(21, 6), Labels(21)) : null);
        var evaluation = model.Evaluate(x, y, batchSize: BatchSize, verbose: 0);
        return Outcome.Of(model, history, [evaluation["loss"], evaluation["accuracy"], model.Optimizer.LearningRate.Value]);
    }

    private static Outcome MaskedLstm()
    {
        var ids = randint(0, 12, [Rows, 7], ScalarType.Int64);
        var model = new Sequential(
            [new Input([7]), new Embedding(12, 4, maskZero: true), new LSTM(5, returnSequences: true, recurrentDropout: 0.2), new Dense(
            2)]);
        model.Compile(new Adam(0.01), "mse", weightedMetrics: ["mae"]);
        var history = model.Fit(ids, randn(Rows, 7, 2), batchSize: BatchSize, epochs: 2, verbose: 0, sampleWeight: rand(Rows));
        return Outcome.Of(model, history);
    }

    private static Outcome Convnet(bool synchronized)
    {
        var model = new Sequential([
            new Input([8, 8, 2]), new Conv2D(4, 3, activation: "relu"), new BatchNormalization(
                synchronized: synchronized), new MaxPooling2D(2), new Flatten(), new Dense(3, activation: "softmax"),
        ]);
        model.Compile(new SGD(0.05), "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        var history = model.Fit(randn(Rows, 8, 8, 2), Labels(Rows), batchSize: BatchSize, epochs: 2, verbose: 0);
        return Outcome.Of(model, history, [.. model.NonTrainableWeights.SelectMany(weight => weight.Value.data<float>().ToArray()).Select(
            value => (double)value)]);
    }

    /// <summary>A stream of batches; each process is given all rows of them, or its own.</summary>
    private static Outcome Stream(bool own)
    {
        var (x, y) = (Data(Rows, 6), Labels(Rows));
        return Softmax(model => model.Fit(Batches(), epochs: 2, verbose: 0));

        IEnumerable<Batch> Batches()
        {
            var (rank, count) = own ? (Distribution.Rank, Distribution.ProcessCount) : (0, 1);
            for (var start = 0; start < Rows; start += BatchSize)
            {
                var size = Math.Min(BatchSize, Rows - start);
                var (first, end) = (size * rank / count, size * (rank + 1) / count);
                yield return (x.narrow(0, start + first, end - first), y.narrow(0, start + first, end - first));
            }
        }
    }

    private static Outcome Softmax(Func<Model, History> fit)
    {
        var model = new Sequential([new Input([6]), new Dense(3, activation: "softmax")]);
        model.Compile("adam", "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        return Outcome.Of(model, fit(model));
    }

    /// <summary>Rows of ML.NET.</summary>
    private static IDataView View()
    {
        var (x, y) = (Data(Rows, 6), Labels(Rows));
        return new MLContext(seed: 1).Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(
            row => new Row { Features = x[row].data<float>().ToArray(), Label = y[row].item<long>() }).ToArray());
    }

    private static Outcome OnBatch()
    {
        var (x, y) = (Data(Rows, 6), Labels(Rows));
        var model = new Sequential([new Input([6]), new Dense(3, activation: "softmax")]);
        model.Compile("adam", "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        double[] losses = [.. Enumerable.Range(0, 5).Select(_ => model.TrainOnBatch(x, y)["loss"])];
        return Outcome.Of(model, new History(), losses);
    }

    private static Tensor Data(int rows, int columns) => randn(rows, columns);

    private static Tensor Labels(int rows) => randint(0, 3, [rows], ScalarType.Int64);

    private sealed class Row
    {
        [VectorType(6)]
        public float[] Features { get; set; } = [];

        public long Label { get; set; }
    }

    private sealed class Slices(Tensor x, Tensor y, int size) : PyDataset
    {
        public override int? NumBatches => (int)((x.shape[0] + size - 1) / size);

        public override Batch GetBatch(int index)
        {
            var (start, length) = (index * size, Math.Min(size, x.shape[0] - (index * size)));
            return (x.narrow(0, start, length), y.narrow(0, start, length));
        }
    }
}
