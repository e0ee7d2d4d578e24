namespace KerasSharp.Tests.Goldens;

/// <summary><c>keras.utils</c>, and what <c>fit</c> does with rows, against Keras.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class UtilsGoldenTests : GoldenTests
{
    [Theory, GoldenCases("utils")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        switch (golden["function"].As<string>())
        {
            case "to_categorical":
                golden.RefuseUnknown("id", "function", "x", "num_classes", "output");
                GoldenAssert.Close(
                    golden["output"], Utils.ToCategorical(
                    Array(golden["x"]), golden.Has("num_classes") ? golden["num_classes"].As<int>() : null), Tolerance.Exact);
                break;
            case "normalize":
                golden.RefuseUnknown("id", "function", "x", "axis", "order", "output");
                GoldenAssert.Close(
                    golden["output"], Utils.Normalize(
                    golden["x"].AsTensor(), golden["axis"].As<int>(), golden["order"].As<double>()), Tolerance.Values);
                break;
            case "pad_sequences":
                golden.RefuseUnknown("id", "function", "sequences", "kwargs", "output");
                GoldenAssert.Close(golden["output"], Pad(golden["sequences"], golden["kwargs"].AsConfig()), Tolerance.Exact);
                break;
            case "validation_split":
                golden.RefuseUnknown("id", "function", "n", "fraction", "train_indices", "validation_indices", "error", "message");
                CheckSplit(golden);
                break;
            case "class_weight_to_sample_weights":
                golden.RefuseUnknown("id", "function", "y", "class_weight", "output");
                var weights = golden["class_weight"].Fields.ToDictionary(field => int.Parse(field.Key), field => field.Value.As<double>());
                GoldenAssert.Close(
                    golden["output"], ClassWeights.ToSampleWeight(Array(golden["y"]).ToTensor(), weights, sparse: false), Tolerance.Exact);
                break;
            case "fit_batch_order":
                golden.RefuseUnknown(
                    "id", "function", "seeded", "n", "batch_size", "shuffle", "set_random_seed", "batches_of_3_epochs",
                    "batches_of_second_fit_call", "equals_torch_randperm_with_generator_seed");
                CheckOrder(golden);
                break;
            default:
                throw new InvalidDataException($"{id}: the runner does not know the function '{golden["function"].As<string>()}'.");
        }
    });

    private static ArrayLike Array(GoldenNode node) => (ArrayLike)ConfigValue.FromPlain(node.AsPlain(), typeof(ArrayLike))!;

    private static Tensor Pad(GoldenNode sequences, Config kwargs)
    {
        kwargs.RefuseUnknown("pad_sequences", "maxlen", "dtype", "padding", "truncating", "value");
        var (maxlen, dtype) = (kwargs.Get<int?>("maxlen", null), kwargs.Get("dtype", ScalarType.Int32));
        var (padding, truncating, value) = (kwargs.Get("padding", "pre")!, kwargs.Get("truncating", "pre")!, kwargs.Get("value", 0.0));
        var rows = sequences.Items.ToList();
        return rows.SelectMany(row => row.Items).Any(item => item.Element.ValueKind == System.Text.Json.JsonValueKind.Array)
            ? Utils.PadSequences(rows.ConvertAll(row => Array(row).ToTensor()), maxlen, dtype, padding, truncating, value)
            : Utils.PadSequences(
                rows.Select(row => row.Items.Select(item => item.As<double>())), maxlen, dtype, padding, truncating, value);
    }

    private static void CheckSplit(GoldenCase golden)
    {
        using var source = new ArraySource(arange(golden["n"].As<int>()).to_type(ScalarType.Int64));
        var fraction = golden["fraction"].As<double>();
        if (golden.Has("error"))
        {
            var message = golden["message"].As<string>();
            Assert.StartsWith(
                message[..message.IndexOf(" as specified", StringComparison.Ordinal)], Assert.ThrowsAny<ArgumentException>(
                () => source.SplitOff(fraction, 32)).Message);
            return;
        }

        using var last = source.SplitOff(fraction, 32);
        Assert.Equal(golden["train_indices"].As<long[]>(), source.Data.X[0].data<long>().ToArray());
        Assert.Equal(golden["validation_indices"].As<long[]>(), last.Data.X[0].data<long>().ToArray());
    }

    private static void CheckOrder(GoldenCase golden)
    {
        Utils.ClearSession(freeMemory: false);
        Utils.SetRandomSeed(golden["set_random_seed"].As<int>());
        var (rows, batchSize) = (golden["n"].As<int>(), golden["batch_size"].As<int>());
        var shuffle = golden["shuffle"].Element.ValueKind == System.Text.Json.JsonValueKind.String
            ? (Shuffle)golden["shuffle"].As<string>() : golden["shuffle"].As<bool>();
        var seen = new SeenRows();
        using var model = new Sequential([new Input(1), seen, new Dense(1)]);
        model.Compile("sgd", "mse");
        // The model is built on the first rows.
        Fit(1);
        Fit(3);
        var epochs = golden["batches_of_3_epochs"].Items.SelectMany(epoch => epoch.As<int[][]>());
        Assert.Equal(epochs, seen.Batches);
        Fit(1);
        Assert.Equal(golden["batches_of_second_fit_call"].As<int[][]>(), seen.Batches);

        void Fit(int epochs)
        {
            seen.Batches.Clear();
            model.Fit(
                arange(rows).to_type(ScalarType.Float32).unsqueeze(-1), zeros(rows, 1), batchSize, epochs, verbose: 0, shuffle: shuffle);
        }
    }

    /// <summary>Notes the rows of each batch.</summary>
    private sealed class SeenRows : Layer
    {
        public List<int[]> Batches { get; } = [];

        public override Shape ComputeOutputShape(Shape input) => input;

        protected override Tensor Call(Tensor x, bool training)
        {
            Batches.Add([.. x.detach().data<float>().ToArray().Select(row => (int)row)]);
            return x;
        }
    }
}
