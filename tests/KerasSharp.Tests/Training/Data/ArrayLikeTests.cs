namespace KerasSharp.Tests.Training.Data;

/// <summary>All the ways to write data.</summary>
public sealed class ArrayLikeTests
{
    [Fact]
    public void Numbers_in_brackets_are_one_array()
    {
        Check([1f, 2f, 3f], [3], [1, 2, 3], ScalarType.Float32);
        Check([1.5, 2, 3], [3], [1.5f, 2, 3], ScalarType.Float32);
        Check([0, 1, 2], [3], [0, 1, 2], ScalarType.Int64);
        Check([[0, 0], [0, 1]], [2, 2], [0, 0, 0, 1], ScalarType.Int64);
        Check([[0, 0.5], [0, 1]], [2, 2], [0, 0.5f, 0, 1], ScalarType.Float32);
        Check([[[1f], [2f]], [[3f], [4f]], [[5f], [6f]]], [3, 2, 1], [1, 2, 3, 4, 5, 6], ScalarType.Float32);
        ArrayLike one = [7];
        Assert.Equal((1L, 1), (one.Rows, one.Parts.Length));
    }

    [Fact]
    public void Arrays_of_all_ranks_and_jagged_ones_are_one_array()
    {
        Check(new[] { 1f, 2 }, [2], [1, 2], ScalarType.Float32);
        Check(new[,] { { 1.0 }, { 2 } }, [2, 1], [1, 2], ScalarType.Float32);
        Check(new int[][] { [1], [2] }, [2, 1], [1, 2], ScalarType.Int32);
        Check(new byte[2, 1, 1], [2, 1, 1], [0, 0], ScalarType.Byte);
        Check(3, [], [3], ScalarType.Float32);
    }

    [Fact]
    public void Tensors_and_arrays_in_brackets_are_several()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (ones(2, 3), zeros(2, 1));
        Several([a, b], [2, 3], [2, 1]);
        Several([a, new float[2, 4]], [2, 3], [2, 4]);
        Several([new float[2, 4], new[] { 1, 2 }], [2, 4], [2]);
        Several([a, [1f, 2f]], [2, 3], [2]);
        Several([a, [[1, 2], [3, 4]]], [2, 3], [2, 2]);
        Several(new[] { a, b }, [2, 3], [2, 1]);
        Several(new ArrayLike[] { a, new float[2, 4] }, [2, 3], [2, 4]);
        Several([a], [2, 3]);
        Assert.Contains("2 arrays", Refused([a, b]), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_given_in_any_dictionary_and_sorted()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (ones(2, 3), zeros(2, 1));
        ArrayLike[] all =
        [
            new() { ["right"] = b, ["left"] = a },
            new() { ["right"] = new float[2, 1], ["left"] = a },
            new Dictionary<string, Tensor> { ["right"] = b, ["left"] = a },
            new Dictionary<string, Array> { ["right"] = new float[2, 1], ["left"] = new float[2, 3] },
            new Dictionary<string, ArrayLike> { ["right"] = b, ["left"] = new float[2, 3] },
        ];
        foreach (var named in all)
        {
            Assert.Equal(["left", "right"], named.Keys!);
            Several(named, [2, 3], [2, 1]);
        }

        Assert.Equal([2L, 1L], all[0]["right"].ToTensor().shape);
        Assert.Throws<InvalidOperationException>(() => ((ArrayLike)a)["left"]);
    }

    [Fact]
    public void Ragged_numbers_are_refused_in_words()
    {
        Assert.Contains("Expected 2 along axis 1. Received: 1", Refused([[1, 2], [3]]), StringComparison.Ordinal);
        Assert.Contains("a number at depth 1", Refused([[1, 2], 3]), StringComparison.Ordinal);
        Assert.Contains("a row at depth 1", Refused([1, [2, 3]]), StringComparison.Ordinal);
        Assert.Contains("Expected 2 along axis 1", Refused(new float[][] { [1, 2], [3] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_one_input_takes_all_spellings()
    {
        using var model = new Sequential([new Input([2]), new Dense(1, kernelInitializer: "ones")]);
        model.Compile("sgd", "mse");
        float[][] expected = [[0], [1], [1], [2]];
        float[][] x = [[0, 0], [0, 1], [1, 0], [1, 1]];
        foreach (var data in new ArrayLike[] { x, tensor(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } }) })
        {
            using var predicted = model.Predict(data, verbose: 0);
            Assert.Equal(expected.SelectMany(row => row), Small.Values(predicted));
        }

        using var direct = model.Predict([[0, 0], [0, 1], [1, 0], [1, 1]], verbose: 0);
        Assert.Equal(expected.SelectMany(row => row), Small.Values(direct));
        Assert.Equal(0, model.Evaluate([[0, 0], [0, 1]], [0f, 1f], verbose: 0).Loss, 5);
        Assert.Equal(0, model.Fit([[0, 0], [0, 1]], [[0f], [1f]], verbose: 0)["loss"][0], 5);
        Assert.Equal(0, model.TrainOnBatch([[0, 0], [0, 1]], [0, 1]).Loss, 5);
    }

    [Fact]
    public void A_model_of_several_inputs_takes_lists_and_dictionaries_everywhere()
    {
        using var scope = NewDisposeScope();
        using var model = TwoByTwo();
        var (a, b) = (ones(4, 2), zeros(4, 3));
        float[,] c = new float[4, 1];
        var d = ones(4, 1);
        var losses = new[]
        {
            model.Fit([a, b], [c, d], verbose: 0), model.Fit(x: [a, b], y: [c, d], verbose: 0), model.Fit(
                [a, new float[4, 3]], [c, d], verbose: 0),
            model.Fit(x: new() { ["a"] = a, ["b"] = b }, y: new() { ["c"] = c, ["d"] = d }, verbose: 0),
            model.Fit(
                new Dictionary<string, Tensor> { ["a"] = a, ["b"] = b }, new Dictionary<string, ArrayLike> { ["d"] = d, ["c"] = c },
                verbose: 0),
            model.Fit([new Batch([a, b], [tensor(c), d])], verbose: 0), model.Fit([new Batch([a, b], [tensor(c), d], [])], verbose: 0),
            model.Fit([new Batch(new BatchPart { ["a"] = a, ["b"] = b }, new BatchPart { ["c"] = tensor(c), ["d"] = d })], verbose: 0),
            model.Fit([a, b], [c, d], validationData: new([a, b], [c, d]), verbose: 0),
            model.Fit([a, b], [c, d], sampleWeight: [ones(4), ones(4)], verbose: 0),
        }.Select(history => history["loss"][0]).ToArray();
        Assert.All(losses, loss => Assert.Equal(losses[0], loss));
        Assert.Equal(losses[0], model.Evaluate([a, b], [c, d], verbose: 0).Loss, 5);
        Assert.Equal(losses[0], model.Evaluate(x: [a, b], y: [c, d], verbose: 0).Loss, 5);
        Assert.Equal(losses[0], model.TrainOnBatch([a, b], [c, d]).Loss, 5);
        Assert.Equal(losses[0], model.TestOnBatch(new() { ["b"] = b, ["a"] = a }, [c, d]).Loss, 5);
        foreach (
            var outputs in new[] { model.PredictAll([a, b], verbose: 0), model.PredictAll(
            new() { ["b"] = b, ["a"] = a }, verbose: 0), model.PredictAll(new[] { a, b }, verbose: 0) })
            Assert.Equal([2f, 0], outputs.Select(output => output[0, 0].item<float>()));
        var named = model.PredictAll([a, b], verbose: 0);
        Assert.Equal((2f, 0f), (named["c"][0, 0].item<float>(), named["d"][0, 0].item<float>()));
    }

    [Fact]
    public void Brackets_without_targets_are_several_inputs_for_Fit()
    {
        using var scope = NewDisposeScope();
        var (left, right) = (new Input(2, name: "left"), new Input(3, name: "right"));
        using var model = new Model([left, right], new Concatenate().Apply([new ActivityRegularization(l2: 1).Apply(left), right]));
        model.Compile("sgd");
        var (a, b) = (ones(4, 2), zeros(4, 3));
        Assert.Equal(2, model.Fit(x: [a, b], verbose: 0)["loss"][0], 5);
        Assert.Equal(2, model.Fit([a, b], verbose: 0)["loss"][0], 5);
    }

    [Fact]
    public void Arrays_and_lists_of_batches_are_streams_for_every_method()
    {
        using var scope = NewDisposeScope();
        using var model = new Recorder();
        Batch[] array = [Recorder.Numbered(1), Recorder.Numbered(2)];
        Assert.Equal([1, 2], model.During(() => model.Fit(array, verbose: 0)));
        Assert.Equal([1, 2], model.During(() => model.Fit([.. array], verbose: 0)));
        Assert.Equal([1, 2], model.During(() => model.Fit(array.ToList(), verbose: 0)));
        Assert.Equal([1, 2], model.During(() => model.Evaluate(array, verbose: 0)));
        Assert.Equal([1, 2], model.During(() => model.Predict(array, verbose: 0)));
        Assert.Equal([1, 2], model.During(() => model.Predict([array[0], array[1]], verbose: 0)));
        Assert.Equal([1, 2], model.During(() => model.PredictAll(array.ToList(), verbose: 0)));
        Assert.Equal([1, 2], model.During(() => model.Fit([(array[0].X[0], array[0].Y[0]), (array[1].X[0], array[1].Y[0])], verbose: 0)));
    }

    [Fact]
    public void Names_in_a_batch_s_part_are_sorted()
    {
        using var scope = NewDisposeScope();
        var part = new BatchPart { ["b"] = zeros(1), ["a"] = ones(2) };
        Assert.Equal(["a", "b"], part.Keys!);
        Assert.Equal(2, part["a"].numel());
        BatchPart list = [zeros(1), zeros(2)];
        Assert.Equal((2, null), (list.Tensors.Length, list.Keys));
        Assert.Throws<InvalidOperationException>(() => list["a"]);
        Assert.Throws<InvalidOperationException>(() => list["a"] = zeros(1));
    }

    internal static Model TwoByTwo()
    {
        var (a, b) = (new Input(2, name: "a"), new Input(3, name: "b"));
        var model = new Model(
            [a, b],
            [new Dense(1, kernelInitializer: "ones", name: "c").Apply(a), new Dense(1, kernelInitializer: "ones", name: "d").Apply(b)]);
        model.Compile(new KerasSharp.Optimizers.SGD(0), "mse");
        return model;
    }

    private static void Check(ArrayLike array, long[] shape, float[] values, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        var made = array.ToTensor();
        Assert.Equal(shape, made.shape);
        Assert.Equal(values, Small.Values(made));
        Assert.Equal(dtype, made.dtype);
        Assert.Same(array, Assert.Single(array.Parts));
        Assert.Equal(shape is [var rows, ..] ? rows : 1, array.Rows);
    }

    private static string Refused(ArrayLike array) => Assert.Throws<ArgumentException>(() => array.ToTensor()).Message;

    private static void Several(ArrayLike arrays, params long[][] shapes)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(shapes, arrays.Parts.Select(part => part.ToTensor().shape));
        Assert.Equal(shapes, Walk(arrays).Select(part => part.ToTensor().shape));
        Assert.Equal(shapes[0][0], arrays.Rows);
    }

    private static IEnumerable<ArrayLike> Walk(ArrayLike arrays)
    {
        foreach (var array in arrays)
            yield return array;
    }
}
