using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class LossTests
{
    public static TheoryData<string> Registered =>
        [.. Registry.Entries.Where(entry => entry.Kind == typeof(Loss) && entry.Module is not null).Select(entry => entry.ClassName)
        .Order()];

    [Theory, MemberData(nameof(Registered))]
    public void Its_config_makes_an_equal_loss(string className)
    {
        Loss loss = className;
        var copy = (Loss)ConfigValue.Deserialize(ConfigValue.Serialize(loss), typeof(Loss));
        Assert.Equal(loss.GetType(), copy.GetType());
        Assert.Equal(loss.GetConfig().ToJson().ToJsonString(), copy.GetConfig().ToJson().ToJsonString());
    }

    [Theory, MemberData(nameof(Registered))]
    public void Applying_it_leaves_no_tensor_behind(string className)
    {
        Loss loss = className;
        using var scope = NewDisposeScope();
        var (yTrue, yPred) = Batch(className);
        var weight = ones(yPred.shape[0]);
        var mask = weight > 0.5;
        LiveTensors.AssertSteady(() => loss.Apply(yTrue, yPred).Dispose());
        if (className is not ("Dice" or "Tversky"))
            LiveTensors.AssertSteady(() => loss.Apply(yTrue, yPred, weight, mask).Dispose());
    }

    [Theory, MemberData(nameof(Registered))]
    public void The_shortcut_of_the_mean_is_the_mean_of_the_values(string className)
    {
        using var scope = NewDisposeScope();
        var (yTrue, yPred) = Batch(className);
        Loss loss = className;
        var values = loss.PerSample(yTrue, yPred);
        var expected = loss.ComputeMask(yTrue, yPred, values) is { } mask ? values[mask].mean() : values.mean();
        Assert.Equal(expected.item<float>(), loss.Apply(yTrue, yPred).item<float>(), 5e-6f);
    }

    [Theory, MemberData(nameof(Registered))]
    public void Float64_is_computed_in_float64_when_asked_for(string className)
    {
        using var scope = NewDisposeScope();
        var (yTrue, yPred) = Batch(className);
        var config = ((Loss)className).GetConfig();
        config["dtype"] = "float64";
        var loss = (Loss)ConfigValue.Deserialize(new Config { { "class_name", className }, { "config", config } }, typeof(Loss));
        Assert.Equal(ScalarType.Float64, loss.Apply(yTrue, yPred.to(ScalarType.Float64)).dtype);
        Assert.Equal(ScalarType.Float32, ((Loss)className).Apply(yTrue, yPred.to(ScalarType.Float64)).dtype);
    }

    [Theory]
    [InlineData("mse", typeof(MeanSquaredError))]
    [InlineData("MSE", typeof(MeanSquaredError))]
    [InlineData("mean_squared_error", typeof(MeanSquaredError))]
    [InlineData("mae", typeof(MeanAbsoluteError))]
    [InlineData("MAPE", typeof(MeanAbsolutePercentageError))]
    [InlineData("msle", typeof(MeanSquaredLogarithmicError))]
    [InlineData("bce", typeof(BinaryCrossentropy))]
    [InlineData("BCE", typeof(BinaryCrossentropy))]
    [InlineData("kld", typeof(KLDivergence))]
    [InlineData("huber", typeof(Huber))]
    [InlineData("log_cosh", typeof(LogCosh))]
    [InlineData("ctc", typeof(CTC))]
    [InlineData("sparse_categorical_crossentropy", typeof(SparseCategoricalCrossentropy))]
    public void Keras_identifiers_name_it(string identifier, Type type) => Assert.IsType(type, (Loss)identifier);

    [Fact]
    public void An_unknown_identifier_lists_those_there_are() =>
        Assert.Contains("mean_squared_error", Assert.Throws<ArgumentException>(() => (Loss)"mean_square_error").Message);

    [Theory]
    [InlineData("sum_over_batch_size", 3.5)]
    [InlineData("mean", 3.5)]
    [InlineData("sum", 7.0)]
    [InlineData("mean_with_sample_weight", 7.0 / 3)]
    public void Weights_multiply_and_only_one_reduction_divides_by_them(string reduction, double expected)
    {
        using var scope = NewDisposeScope();
        // Per-sample values 1 and 3, weights 1 and 2.
        var loss = new MeanSquaredError(reduction);
        var value = loss.Apply(zeros(2, 2), tensor(new float[,] { { 1, 1 }, { 1, MathF.Sqrt(5) } }), tensor([1f, 2]));
        Assert.Equal(expected, value.item<float>(), 1e-5);
    }

    [Fact]
    public void Without_reduction_the_weighted_values_come_back()
    {
        using var scope = NewDisposeScope();
        var value = new MeanAbsoluteError("none").Apply(zeros(3, 2), ones(3, 2), tensor([0f, 1, 2]));
        Assert.Equal([0f, 1f, 2f], value.data<float>().ToArray());
    }

    [Theory]
    [InlineData("sum_over_batch_size", 2.0)]
    [InlineData("sum", 4.0)]
    public void A_mask_makes_the_mean_one_over_what_is_valid(string reduction, double expected)
    {
        using var scope = NewDisposeScope();
        var yPred = tensor(new float[,] { { 1, 1 }, { 3, 3 }, { 9, 9 } });
        var value = new MeanAbsoluteError(reduction).Apply(zeros(3, 2), yPred, mask: tensor([true, true, false]));
        Assert.Equal(expected, value.item<float>(), 1e-6);
    }

    [Fact]
    public void A_mask_without_a_valid_value_gives_0_and_no_gradient()
    {
        using var scope = NewDisposeScope();
        var yPred = ones(2, 2).requires_grad_();
        var value = new MeanSquaredError().Apply(zeros(2, 2), yPred, mask: tensor([false, false]));
        value.backward();
        Assert.Equal(0, value.item<float>());
        Assert.Equal(new float[4], yPred.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Weights_of_0_give_0_where_the_reduction_divides_by_them()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0, new MeanSquaredError("mean_with_sample_weight").Apply(zeros(2, 2), ones(2, 2), zeros(2)).item<float>());
    }

    [Fact]
    public void Ranks_that_differ_by_an_axis_of_size_1_are_made_the_same()
    {
        using var scope = NewDisposeScope();
        // Without the alignment (2) and (2, 1) would broadcast to (2, 2) and give 1.
        Assert.Equal(0, new MeanSquaredError().Apply(tensor([1f, 3]), tensor(new float[,] { { 1 }, { 3 } })).item<float>());
        Assert.Equal(0, Loss.From((t, p) => (t - p).abs()).Apply(tensor([1f, 3]), tensor(new float[,] { { 1 }, { 3 } })).item<float>());
    }

    [Fact]
    public void Integer_and_boolean_truth_is_converted()
    {
        using var scope = NewDisposeScope();
        var yPred = tensor(new float[,] { { 0.5f, 2 } });
        Assert.Equal(0.625f, new MeanSquaredError().Apply(tensor(new long[,] { { 1, 1 } }), yPred).item<float>());
        Assert.Equal(0.625f, new MeanSquaredError().Apply(tensor(new[,] { { true, true } }), yPred).item<float>());
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => new MeanSquaredError().Apply(zeros(4), zeros(4, 3)));
        Assert.Contains("'mean_squared_error'", error.Message);
        Assert.Contains("(4,)", error.Message);
        Assert.Contains("(4, 3)", error.Message);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_named()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => new MeanSquaredError().Apply(zeros(4, 3), zeros(4, 3), ones(3)));
        Assert.Equal("sampleWeight", error.ParamName);
        Assert.Contains("(3,)", error.Message);
    }

    [Fact]
    public void A_loss_of_ones_own_gets_truth_in_the_loss_type_and_cannot_be_saved_by_name()
    {
        using var scope = NewDisposeScope();
        var type = ScalarType.Bool;
        var loss = Loss.From((yTrue, yPred) =>
        {
            type = yTrue.dtype;
            return yPred;
        }, "mine");
        var yPred = tensor([2f, 4]);
        Assert.Equal(3, loss.Apply(tensor([1, 2]), yPred).item<float>());
        Assert.Equal(ScalarType.Float32, type);
        Assert.Contains("mine", Assert.Throws<NotSupportedException>(loss.GetConfig).Message);
        Assert.False(yPred.IsInvalid);
    }

    [Theory]
    [InlineData("average")]
    [InlineData("")]
    public void An_unknown_reduction_is_refused(string reduction) =>
        Assert.Contains("sum_over_batch_size", Assert.Throws<ArgumentException>(() => new MeanSquaredError(reduction)).Message);

    /// <summary>A batch that every loss takes: one-hot truth or labels, and probabilities.</summary>
    private static (Tensor YTrue, Tensor YPred) Batch(string className)
    {
        var scores = (arange(12, ScalarType.Float32) * 0.9).sin().reshape(4, 3);
        return className switch
        {
            "CTC" => (tensor(new long[,] { { 1, 2 }, { 2, 0 } }), (arange(30, ScalarType.Float32) * 1.3).cos().reshape(2, 5, 3)),
            "Circle" => (tensor([0L, 1, 0, 1]), scores / scores.square().sum(-1, keepdim: true).sqrt()),
            "SparseCategoricalCrossentropy" or "CategoricalGeneralizedCrossEntropy" => (tensor([0L, 2, 1, 1]), scores.softmax(-1)),
            _ => (nn.functional.one_hot(tensor([0L, 2, 1, 1]), 3), scores.softmax(-1)),
        };
    }

    [Fact]
    public void NullForTheReductionInAConfigIsNone() =>
        Assert.Equal(Reduction.None, MeanSquaredError.FromConfig(new Config { { "reduction", null } }).Reduction);
}
