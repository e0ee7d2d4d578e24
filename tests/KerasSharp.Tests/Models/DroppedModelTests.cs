using System.Runtime.CompilerServices;
using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Models;

/// <summary>What nobody refers to any more is collected, native memory included, without <c>Dispose</c>. Alone, as the counts are those of
/// the process.</summary>
[Collection(nameof(DroppedModelTests))]
public sealed class DroppedModelTests
{
    [CollectionDefinition(nameof(DroppedModelTests), DisableParallelization = true)]
    public sealed class Alone;

    public static TheoryData<string> Uses =>
        ["made", "compiled", "trained", "trained with SGD", "evaluated", "predicts", "functional", "recurrent", "saved", "weights set",
        "early stopping"];

    [Theory]
    [MemberData(nameof(Uses))]
    public void Models_that_are_dropped_leave_no_tensors(string use)
    {
        Work(use);
        var before = Live();
        for (var i = 0; i < 10; i++)
            Work(use);
        Assert.Equal(before, Live());
    }

    [Fact]
    public void The_collector_hears_of_the_memory_of_weights()
    {
        const int Models = 200;
        var weights = new List<WeakReference>();
        for (var i = 0; i < Models; i++)
            weights.Add(Large());
        // Each holds 4 megabytes; nothing else gives the collector a reason to look.
        Assert.InRange(weights.Count(weight => weight.IsAlive), 0, Models / 2);
    }

    [Fact]
    public void Clearing_the_session_collects_and_starts_names_and_policy_again()
    {
        var weights = Large();
        DTypePolicy.Default = "float64";
        Utils.ClearSession();
        Assert.False(weights.IsAlive);
        Assert.Equal("float32", DTypePolicy.Default.Name);
        Assert.Equal(["dense", "dense_1"], new[] { new Dense(1).Name, new Dense(1).Name });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Large()
    {
        var layer = new Dense(1000);
        layer.EnsureBuilt([[null, 1000]]);
        return new(layer.Weights[0].Value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Work(string use)
    {
        using var scope = NewDisposeScope();
        var (x, y) = (ones(4, 3), ones(4, 1));
        Model model = use switch
        {
            "functional" => Functional(),
            "recurrent" => new Sequential([new Input([3]), new Reshape([3, 1]), new Bidirectional(new LSTM(2)), new Dense(1)]),
            _ => new Sequential(
                [new Input([3]), new Dense(4, activation: "relu"), new BatchNormalization(), new Dropout(0.5), new Dense(1)]),
        };
        if (use is "made")
            return;
        if (use is "predicts")
        {
            model.Predict(x, verbose: 0);
            return;
        }

        model.Compile(use == "trained with SGD" ? new SGD() : new Adam(), "mse", metrics: ["mae"], weightedMetrics: ["mse"]);
        if (use is "compiled")
            return;
        if (use is "evaluated")
            model.Evaluate(x, y, verbose: 0);
        else
            model.Fit(
                x, y, verbose: 0, callbacks: use == "early stopping"
                ? [new KerasSharp.Callbacks.EarlyStopping("loss", restoreBestWeights: true)] : null);
        if (use is "weights set")
            model.SetWeights(model.GetWeights());
        if (use is "saved")
        {
            var path = Path.GetTempFileName() + ".keras";
            model.Save(path);
            Model.Load(path).Fit(x, y, verbose: 0);
            File.Delete(path);
        }
    }

    private static Model Functional()
    {
        var input = new Input([3]);
        var hidden = new Dense(4).Apply(input);
        return new Model(input, new Dense(1).Apply(Ops.Add(hidden, hidden)));
    }

    private static long Live()
    {
        for (var i = 0; i < 4; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return Tensor.TotalCount;
    }
}
