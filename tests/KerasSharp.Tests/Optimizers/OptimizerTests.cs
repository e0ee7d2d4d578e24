using KerasSharp.Optimizers;
using KerasSharp.Optimizers.Schedules;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

/// <summary>What all optimizers share. The numbers of every option are in the reference cases.</summary>
public sealed class OptimizerTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("sgd", typeof(SGD))]
    [InlineData("SGD", typeof(SGD))]
    [InlineData("rmsprop", typeof(RMSprop))]
    [InlineData("adam", typeof(Adam))]
    [InlineData("adamw", typeof(AdamW))]
    [InlineData("AdamW", typeof(AdamW))]
    public void A_string_names_one(string identifier, Type type)
    {
        using Optimizer optimizer = identifier;
        Assert.IsType(type, optimizer);
    }

    [Fact]
    public void An_unknown_string_lists_the_names_nearest_first()
    {
        var error = Assert.Throws<ArgumentException>(() => (Optimizer)"adm");
        Assert.Contains("'adm'", error.Message);
        Assert.Contains("exist: adam,", error.Message);
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        Refused("clipnorm", "-1", () => new SGD(clipnorm: -1));
        Refused("clipvalue", "-0.5", () => new SGD(clipvalue: -0.5));
        Refused("globalClipnorm", "-2", () => new SGD(globalClipnorm: -2));
        Refused("gradientAccumulationSteps", "1", () => new Adam(gradientAccumulationSteps: 1));
        Refused("emaMomentum", "1.5", () => new Adam(useEma: true, emaMomentum: 1.5));
        Refused("emaOverwriteFrequency", "0", () => new Adam(useEma: true, emaOverwriteFrequency: 0));
        Refused("lossScaleFactor", "0", () => new Adam(lossScaleFactor: 0));

        static void Refused(string argument, string value, Func<Optimizer> make)
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(make);
            Assert.Equal(argument, error.ParamName);
            Assert.Contains($"{argument}={value}", error.Message);
        }
    }

    [Fact]
    public void Only_one_limit_of_gradients_can_be_set()
    {
        var error = Assert.Throws<ArgumentException>(() => new SGD(clipnorm: 1, clipvalue: 0.5));
        Assert.Contains("clipnorm=1, clipvalue=0.5, globalClipnorm=null", error.Message);
    }

    [Fact]
    public void The_learning_rate_can_be_set_between_steps()
    {
        using var optimizer = new SGD(0.5);
        var weight = Of("w", 1);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(1)]);
        Assert.Equal([0.5f], weight.Values());
        optimizer.LearningRate = 0.25;
        Assert.Equal(0.25, optimizer.LearningRate.Value);
        optimizer.Apply([Gradient(1)]);
        Assert.Equal([0.25f], weight.Values());
        Assert.Equal(0.25, optimizer.GetConfig().Get<double>("learning_rate"));
    }

    [Fact]
    public void A_schedule_is_read_at_every_step_and_takes_no_number()
    {
        using var optimizer = new SGD(new PiecewiseConstantDecay([1], [1, 0.5]));
        var weight = Of("w", 0);
        optimizer.Build([weight]);
        foreach (var expected in new[] { -1, -2, -2.5f })
        {
            optimizer.Apply([Gradient(1)]);
            Assert.Equal([expected], weight.Values());
        }

        Assert.Equal(0.5, optimizer.LearningRate.Value);
        var error = Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate = 0.1);
        Assert.Contains("LearningRateSchedule", error.Message);
        optimizer.LearningRate = new PiecewiseConstantDecay([1], [1, 0.25]);
        Assert.Equal(0.25, optimizer.LearningRate.Value);
        Assert.DoesNotContain(optimizer.Variables, variable => variable.Name == "learning_rate");
    }

    [Fact]
    public void Variables_have_Keras_names_and_are_the_state_itself()
    {
        using var optimizer = new Adam(name: "adam");
        optimizer.Build([Of("sequential/dense/kernel", 1, 2), Of("sequential/dense/bias", 3)]);
        Assert.Equal(
            [
                "adam/iteration", "adam/learning_rate", "adam/sequential_dense_kernel_momentum", "adam/sequential_dense_kernel_velocity",
                "adam/sequential_dense_bias_momentum", "adam/sequential_dense_bias_velocity",
            ],
            optimizer.Variables.Select(variable => variable.Path));
        Assert.All(optimizer.Variables, variable => Assert.False(variable.Trainable));
        optimizer.Variables[0].Assign(tensor(41));
        optimizer.Variables[1].Assign(tensor(0.125f));
        Assert.Equal(41, optimizer.Iterations);
        Assert.Equal(0.125, optimizer.LearningRate.Value);
    }

    [Fact]
    public void A_weight_without_gradient_stays_and_is_named_once()
    {
        using var optimizer = new SGD(1);
        Variable first = Of("a/kernel", 1), second = Of("b/kernel", 2);
        optimizer.Build([first, second]);
        var text = ErrorOutput(() =>
        {
            optimizer.Apply([null, Gradient(1)]);
            optimizer.Apply([null, Gradient(1)]);
        });
        Assert.Equal([1f], first.Values());
        Assert.Equal([0f], second.Values());
        Assert.Equal(2, optimizer.Iterations);
        Assert.Single(text.Split("a/kernel").Skip(1));
        Assert.DoesNotContain("b/kernel", text);
    }

    [Fact]
    public void Gradients_that_do_not_fit_change_nothing()
    {
        using var optimizer = new SGD(1);
        Variable first = Of("a/kernel", 1), second = Of("b/kernel", 2, 3);
        optimizer.Build([first, second]);
        var shape = Assert.Throws<ArgumentException>(() => optimizer.Apply([Gradient(1), Gradient(1, 2, 3)]));
        Assert.Contains("'b/kernel'", shape.Message);
        Assert.Contains("Expected (2,), received (3,)", shape.Message);
        var count = Assert.Throws<ArgumentException>(() => optimizer.Apply([Gradient(1)]));
        Assert.Contains("Received 1 gradients; expected 2", count.Message);
        var none = Assert.Throws<ArgumentException>(() => optimizer.Apply([null, null]));
        Assert.Contains("No gradients provided for any variable", none.Message);
        var stranger = Assert.Throws<ArgumentException>(() => optimizer.Apply([Gradient(1)], [Of("c/kernel", 4)]));
        Assert.Contains("c/kernel", stranger.Message);
        Assert.Contains("'a/kernel', 'b/kernel'", stranger.Message);
        Assert.Equal([1f], first.Values());
        Assert.Equal([2f, 3f], second.Values());
        Assert.Equal(0, optimizer.Iterations);

        optimizer.Apply([Gradient(1), Gradient(1, 1)]);
        Assert.Equal([1f, 2f], second.Values());
    }

    [Fact]
    public void The_first_call_can_build_and_later_calls_can_name_some_of_the_weights()
    {
        using var optimizer = new SGD(1);
        Variable first = Of("a", 1), second = Of("b", 2);
        Assert.Throws<InvalidOperationException>(() => optimizer.Apply([Gradient(1)]));
        optimizer.Apply([], [first, second]);
        Assert.False(optimizer.Built);
        optimizer.Apply([Gradient(1), Gradient(1)], [first, second]);
        optimizer.Apply([Gradient(1)], [second]);
        Assert.Equal([0f], first.Values());
        Assert.Equal([0f], second.Values());
    }

    [Fact]
    public void A_weight_given_twice_is_refused()
    {
        using var optimizer = new SGD();
        var weight = Of("a", 1);
        Assert.Contains("'a' occurs 2 times", Assert.Throws<ArgumentException>(() => optimizer.Build([weight, weight])).Message);
    }

    [Fact]
    public void Weights_are_left_out_of_the_decay_by_variable_or_name()
    {
        using var optimizer = new SGD(1, weightDecay: 0.5);
        Variable kernel = Of("d/kernel", 1), bias = Of("d/bias", 1), other = Of("e/kernel", 1);
        optimizer.ExcludeFromWeightDecay(varList: [other], varNames: ["bias"]);
        optimizer.Build([kernel, bias, other]);
        optimizer.Apply([Gradient(0), Gradient(0), Gradient(0)]);
        Assert.Equal([0.5f], kernel.Values());
        Assert.Equal([1f], bias.Values());
        Assert.Equal([1f], other.Values());
        Assert.Throws<InvalidOperationException>(() => optimizer.ExcludeFromWeightDecay(varNames: ["bias"]));
    }

    [Fact]
    public void The_loss_is_scaled_and_gradients_are_unscaled()
    {
        using var optimizer = new SGD(1, lossScaleFactor: 8);
        var weight = Of("w", 1);
        optimizer.Build([weight]);
        Assert.Equal(24, optimizer.ScaleLoss(tensor(3f)).item<float>());
        optimizer.Apply([Gradient(8)]);
        Assert.Equal([0f], weight.Values());
    }

    [Fact]
    public void A_gradient_that_is_not_finite_makes_a_global_norm_NaN()
    {
        using var optimizer = new SGD(1, globalClipnorm: 1);
        var weight = Of("w", 1, 2);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(float.PositiveInfinity, 1)]);
        Assert.All(weight.Values(), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void Limits_of_0_are_none()
    {
        using var optimizer = new SGD(1, clipnorm: 0);
        var weight = Of("w", 0);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(100)]);
        Assert.Equal([-100f], weight.Values());
    }

    [Fact]
    public void Weights_need_not_be_of_the_gradients_type()
    {
        using var optimizer = new SGD(1);
        var weight = Of("w", 1);
        optimizer.Build([weight]);
        optimizer.Apply([tensor([0.25])]);
        Assert.Equal([0.75f], weight.Values());
    }

    [Theory]
    [MemberData(nameof(WithAllOptions))]
    public void Nothing_piles_up_from_step_to_step(Func<Optimizer> make)
    {
        using var optimizer = make();
        var (weights, gradients) = Weights.Random(1, ScalarType.Float32, [5, 3], [3]);
        optimizer.Build(weights);
        long Live(int steps)
        {
            for (var i = 0; i < steps; i++)
                optimizer.Apply(gradients);
            return TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }

        var after10 = Live(10);
        Assert.Equal(after10, Live(990));
    }

    public static TheoryData<Func<Optimizer>> WithAllOptions() =>
    [
        () => new Adam(amsgrad: true),
        () =>
            new Adam(
            clipnorm: 1, weightDecay: 0.1, useEma: true, emaOverwriteFrequency: 3, lossScaleFactor: 2,
            gradientAccumulationSteps: 2) { UseSweep = false },
        () => new RMSprop(new CosineDecay(0.1, 100), momentum: 0.9, centered: true, globalClipnorm: 1) { UseSweep = false },
        () => new SGD(momentum: 0.9, nesterov: true, clipvalue: 1),
    ];

    [Fact]
    public void Disposal_frees_the_state_and_keeps_the_weights()
    {
        var (weights, gradients) = Weights.Random(1, ScalarType.Float64, [5, 3], [3]);
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var optimizer = new Adam(useEma: true, gradientAccumulationSteps: 2);
        optimizer.Build(weights);
        for (var i = 0; i < 4; i++)
            optimizer.Apply(gradients);
        optimizer.Dispose();
        optimizer.Dispose();
        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.All(weights, weight => Assert.True(double.IsFinite(weight.Value.sum().item<double>())));
    }

    [Fact]
    public void A_user_can_write_one()
    {
        using var optimizer = new Momentum(0.5);
        var weight = Of("w", 1, 1);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(1, -1)]);
        optimizer.Apply([Gradient(1, -1)]);
        Assert.Equal([1 - 0.5f - 0.75f, 1 + 0.5f + 0.75f], weight.Values());
        Assert.Contains(optimizer.Variables, variable => variable.Name == "w_speed");
    }

    private static string ErrorOutput(Action action)
    {
        var (usual, written) = (Console.Error, new StringWriter());
        Console.SetError(written);
        try
        {
            action();
        }
        finally
        {
            Console.SetError(usual);
        }

        return written.ToString();
    }

    private sealed class Momentum(LearningRate learningRate) : Optimizer(learningRate)
    {
        private IReadOnlyList<Variable> _speeds = [];

        protected override void CreateVariables(IReadOnlyList<Variable> variables) => _speeds = AddOptimizerVariables(variables, "speed");

        protected override void UpdateStep(Tensor gradient, Variable variable, double learningRate)
        {
            var speed = _speeds[IndexOf(variable)].Value;
            speed.mul_(0.5).add_(gradient, -learningRate);
            variable.Value.add_(speed);
        }
    }
}
