using KerasSharp.Metrics;

namespace KerasSharp.Tests.Training;

/// <summary>The names of logs and history, and the order of evaluations, for every way to give losses and metrics: as real Keras has
/// them.</summary>
public sealed class LogNamesTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    public static TheoryData<string, string, string> TwoOutputCases => new()
    {
        { "none", "a_loss,b_loss,loss", "loss,a_loss,b_loss" },
        { "list of lists", "a_loss,a_mae,b_loss,b_mse,loss", "loss,a_loss,b_loss,a_mae,b_mse" },
        { "list", "a_loss,a_mae,b_loss,b_mse,loss", "loss,a_loss,b_loss,a_mae,b_mse" },
        { "by name, one", "a_loss,a_mae,b_loss,loss", "loss,a_loss,b_loss,a_mae" },
        { "by name, twice the same and null", "a_loss,a_mae,a_mae_1,b_loss,loss", "loss,a_loss,b_loss,a_mae,a_mae_1" },
        { "null and a list", "a_loss,b_loss,b_mae,loss", "loss,a_loss,b_loss,b_mae" },
        { "weighted of the same name", "a_loss,a_mae,a_weighted_mae,b_loss,b_mse,b_weighted_mse,loss",
            "loss,a_loss,b_loss,a_mae,a_weighted_mae,b_mse,b_weighted_mse" },
        { "named alike", "a_loss,a_m,b_loss,b_m,loss", "loss,a_loss,b_loss,a_m,b_m" },
        { "one loss is null", "a_mae,b_mae,loss", "loss,a_mae,b_mae" },
        { "losses by name", "a_loss,b_loss,b_mae,b_mape,loss", "loss,a_loss,b_loss,b_mae,b_mape" },
        { "a metric called loss", "a_loss,b_loss,loss", "loss,a_loss,b_loss" },
        { "empty lists", "a_loss,a_mae,b_loss,b_mae,loss", "loss,a_loss,b_loss,a_mae,b_mae" },
        { "weighted only", "a_loss,a_mae,b_loss,b_mae,b_weighted_mae,loss", "loss,a_loss,b_loss,a_mae,b_mae,b_weighted_mae" },
    };

    [Theory]
    [MemberData(nameof(TwoOutputCases))]
    public void Two_outputs(string way, string keys, string order)
    {
        using var model = TwoOutputs.Model();
        Compile(model, way);
        Check(model, [TwoOutputs.A, TwoOutputs.B], keys, order);
        if (way == "a metric called loss")
            Assert.Equal("a_loss=1.68176, b_loss=4.33938, loss=6.02114", TwoOutputs.Describe(
                model.Fit(TwoOutputs.X, [TwoOutputs.A, TwoOutputs.B], shuffle: false, verbose: 0)));
    }

    public static TheoryData<string, string, string> DictionaryCases => new()
    {
        { "one loss", "loss,q_mae", "loss,q_mae" },
        { "both", "loss,p_loss,p_mae,p_zz,q_loss,q_mae", "loss,p_loss,q_loss,p_mae,p_zz,q_mae" },
        { "lists", "loss,p_loss,p_mae,q_loss,q_mse", "loss,p_loss,q_loss,p_mae,q_mse" },
    };

    [Theory]
    [MemberData(nameof(DictionaryCases))]
    public void A_dictionary_of_outputs(string way, string keys, string order)
    {
        using var model = TwoOutputs.Model(named: true);
        switch (way)
        {
            case "one loss":
                TwoOutputs.Compile(
                    model, new Dictionary<string, LossSpec?> { ["p"] = "mse" }, new Dictionary<string, string[]> { ["q"] = ["mae"] });
                break;
            case "both":
                TwoOutputs.Compile(
                    model, new Dictionary<string, string> { ["p"] = "mse", ["q"] = "mae" },
                    new Dictionary<string, MetricSpec?> { ["q"] = ["mae"], ["p"] = [new MeanAbsoluteError("zz"), "mae"] });
                break;
            default:
                TwoOutputs.Compile(model, "mse", [["mae"], ["mse"]]);
                break;
        }

        Check(model, new() { ["q"] = TwoOutputs.A, ["p"] = TwoOutputs.B }, keys, order);
    }

    public static TheoryData<string, string, string> OneOutputCases => new()
    {
        { "the same name three times", "loss,mae,mae_1,mae_2", "loss,mae,mae_1,mae_2" },
        { "plain and weighted", "loss,mae,weighted_mae", "loss,mae,weighted_mae" },
        { "plain and weighted twice", "loss,mae,mae_1,weighted_mae,weighted_mae_1", "loss,mae,mae_1,weighted_mae,weighted_mae_1" },
        { "nested list", "loss,mae,mse", "loss,mae,mse" },
        { "by name", "loss,mae,mse", "loss,mae,mse" },
        { "a metric called loss", "loss,mse", "loss,mse" },
        { "names as typed", "MAE,MeanAbsoluteError,loss,mean_absolute_error", "loss,MAE,mean_absolute_error,MeanAbsoluteError" },
        { "a name that a number would make", "loss,mae,mae_1", "loss,mae,mae_1" },
        { "one string", "loss,mae", "loss,mae" },
        { "accuracy by its short name", "acc,loss", "loss,acc" },
    };

    [Theory]
    [MemberData(nameof(OneOutputCases))]
    public void One_output(string way, string keys, string order)
    {
        using var model = TwoOutputs.One();
        (MetricSpec? Plain, MetricSpec? Weighted) given = way switch
        {
            "the same name three times" => (["mae", new MeanAbsoluteError("mae"), "mae"], null),
            "plain and weighted" => (["mae"], ["mae"]),
            "plain and weighted twice" => (["mae", "mae"], ["mae", "mae"]),
            "nested list" => ([["mae", "mse"]], null),
            "by name" => (new Dictionary<string, string[]> { ["a"] = ["mae", "mse"] }, null),
            "a metric called loss" => ([new MeanAbsoluteError("loss"), "mse"], null),
            "names as typed" => (["MAE", "mean_absolute_error", "MeanAbsoluteError"], null),
            "a name that a number would make" => (["mae", "mae", new MeanAbsoluteError("mae_1")], null),
            "one string" => ("mae", null),
            _ => (["acc"], null),
        };
        if (way == "by name")
            model.Compile(
                new KerasSharp.Optimizers.SGD(), new Dictionary<string, string> { ["a"] = "mse" }, metrics: given.Plain,
                weightedMetrics: given.Weighted);
        else
            TwoOutputs.Compile(model, metrics: given.Plain, weightedMetrics: given.Weighted);
        Check(model, TwoOutputs.A, keys, order);
    }

    [Fact]
    public void A_metric_called_loss_stands_in_the_loss_s_place_in_logs()
    {
        using var model = TwoOutputs.One();
        TwoOutputs.Compile(model, metrics: [new MeanAbsoluteError("loss"), "mse"]);
        var history = model.Fit(TwoOutputs.X, TwoOutputs.A, shuffle: false, verbose: 0);
        Assert.Equal("loss=1.19048, mse=1.92404", TwoOutputs.Describe(history));
    }

    [Fact]
    public void Loss_weights_are_a_list_names_or_one_number()
    {
        string Fit(LossWeights weights, LossSpec loss)
        {
            using var model = TwoOutputs.Model();
            TwoOutputs.Compile(model, loss, lossWeights: weights);
            return TwoOutputs.Describe(model.Fit(TwoOutputs.X, [TwoOutputs.A, TwoOutputs.B], shuffle: false, verbose: 0));
        }

        const string Expected = "a_loss=1.92404, b_loss=2.05714, loss=10.01950";
        Assert.Equal(Expected, Fit([2, 3], ["mse", "mae"]));
        Assert.Equal(Expected, Fit(
            new Dictionary<string, double> { ["b"] = 3, ["a"] = 2 }, new Dictionary<string, string> { ["b"] = "mae", ["a"] = "mse" }));
        using var one = TwoOutputs.One();
        TwoOutputs.Compile(one, lossWeights: 0.5, weightedMetrics: ["mse"]);
        Assert.Equal("loss=0.96202, mse=1.92404", TwoOutputs.Describe(one.Fit(TwoOutputs.X, TwoOutputs.A, shuffle: false, verbose: 0)));
    }

    private static void Compile(Model model, string way)
    {
        switch (way)
        {
            case "none":
                TwoOutputs.Compile(model);
                break;
            case "list of lists":
                TwoOutputs.Compile(model, metrics: [["mae"], ["mse"]]);
                break;
            case "list":
                TwoOutputs.Compile(model, metrics: ["mae", "mse"]);
                break;
            case "by name, one":
                TwoOutputs.Compile(model, metrics: new Dictionary<string, string> { ["a"] = "mae" });
                break;
            case "by name, twice the same and null":
                TwoOutputs.Compile(model, metrics: new Dictionary<string, MetricSpec?> { ["a"] = ["mae", "mae"], ["b"] = null });
                break;
            case "null and a list":
                TwoOutputs.Compile(model, metrics: [null, ["mae"]]);
                break;
            case "weighted of the same name":
                TwoOutputs.Compile(
                    model, metrics: new Dictionary<string, string[]> { ["a"] = ["mae"] },
                    weightedMetrics: new Dictionary<string, string[]> { ["a"] = ["mae"], ["b"] = ["mse", "mse"] });
                break;
            case "named alike":
                TwoOutputs.Compile(model, metrics: [[new MeanAbsoluteError("m")], [new MeanAbsoluteError("m")]]);
                break;
            case "one loss is null":
                TwoOutputs.Compile(model, ["mse", null], [["mae"], ["mae"]]);
                break;
            case "losses by name":
                TwoOutputs.Compile(
                    model, new Dictionary<string, string> { ["a"] = "mse", ["b"] = "mae" },
                    new Dictionary<string, string[]> { ["b"] = ["mae", "mape"] });
                break;
            case "a metric called loss":
                TwoOutputs.Compile(model, metrics: [[new MeanAbsoluteError("loss")], null]);
                break;
            case "empty lists":
                TwoOutputs.Compile(model, metrics: [[], ["mae"]], weightedMetrics: [["mae"], []]);
                break;
            default:
                TwoOutputs.Compile(model, weightedMetrics: [["mae"], ["mae", "mae"]]);
                break;
        }
    }

    private static void Check(Model model, ArrayLike y, string keys, string order)
    {
        var x = TwoOutputs.X;
        var history = model.Fit(x, y, shuffle: false, verbose: 0, validationData: new(x, y));
        Assert.Equal(keys.Split(',').Concat(keys.Split(',').Select(key => $"val_{key}")).Order(StringComparer.Ordinal), history.Keys);
        var evaluation = model.Evaluate(x, y, verbose: 0);
        Assert.Equal(order.Split(','), evaluation.Names);
        Assert.Equal(order.Split(','), model.TestOnBatch(x, y).Names);
        Assert.Equal(order.Split(','), model.TrainOnBatch(x, y).Names);
        foreach (var key in keys.Split(','))
            Assert.Equal(history[$"val_{key}"][0], evaluation[key], 6);
        Assert.Equal(keys.Split(','), evaluation.ToDictionary().Keys.Order(StringComparer.Ordinal));
    }
}
