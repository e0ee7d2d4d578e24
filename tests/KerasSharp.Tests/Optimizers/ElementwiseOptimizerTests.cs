using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

/// <summary>The pass over memory, the flat buffers, and that both compute the same.</summary>
public sealed class ElementwiseOptimizerTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    /// <summary>Every way through the rules.</summary>
    public static TheoryData<Func<ElementwiseOptimizer>> Variants() =>
    [
        () => new SGD(0.1),
        () => new SGD(0.1, momentum: 0.9),
        () => new SGD(0.1, momentum: 0.9, nesterov: true),
        () => new Adam(0.1),
        () => new Adam(0.1, amsgrad: true),
        () => new AdamW(0.1, weightDecay: 0.1),
        () => new RMSprop(0.1),
        () => new RMSprop(0.1, momentum: 0.9),
        () => new RMSprop(0.1, centered: true),
        () => new RMSprop(0.1, centered: true, momentum: 0.9, weightDecay: 0.1),
        () => new Adagrad(0.1),
        () => new Adadelta(0.1),
        () => new Adamax(0.1),
        () => new Nadam(0.1),
        () => new Lion(0.1),
    ];

    [Theory]
    [MemberData(nameof(Variants))]
    public void One_pass_and_tensor_operations_agree(Func<ElementwiseOptimizer> make)
    {
        long[][] shapes = [[1], [7], [8], [9], [31, 5], [513, 1021], []];
        var swept = Train(make, sweep: true, ScalarType.Float32, shapes);
        var tensors = Train(make, sweep: false, ScalarType.Float32, shapes);
        for (var i = 0; i < shapes.Length; i++)
            Assert.True(
                allclose(swept[i], tensors[i], 1e-4, 1e-5), $"weight {i}: {(swept[i].Value - tensors[i].Value).abs().max().item<float>()}");
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Single_precision_follows_double(Func<ElementwiseOptimizer> make)
    {
        long[][] shapes = [[4, 3], [5]];
        var single = Train(make, sweep: true, ScalarType.Float32, shapes);
        var twice = Train(make, sweep: true, ScalarType.Float64, shapes);
        for (var i = 0; i < shapes.Length; i++)
            Assert.True(allclose(single[i].Value.to(ScalarType.Float64), twice[i], 1e-3, 1e-4));
    }

    [Fact]
    public void Weights_in_flat_buffers_stay_the_same_objects()
    {
        using var optimizer = new SGD(1);
        var (weights, gradients) = Weights.Random(1, ScalarType.Float64, [2, 3], [3]);
        var objects = weights.Select(weight => weight.Value).ToList();
        var before = weights.Select(weight => weight.Value.detach().clone()).ToList();
        optimizer.Build(weights);
        optimizer.Apply(gradients);
        for (var i = 0; i < 2; i++)
        {
            Assert.Same(objects[i], weights[i].Value);
            Assert.True(weights[i].Value.requires_grad);
            Assert.Equal(before[i].shape, weights[i].Value.shape);
            Assert.True(allclose(weights[i], before[i] - gradients[i]!));
        }
    }

    [Fact]
    public void Autograd_goes_on_after_weights_have_moved_into_a_buffer()
    {
        using var optimizer = new SGD(0.5);
        var weight = new Variable(tensor([3.0, 4.0]), "w");
        optimizer.Build([weight]);
        for (var i = 0; i < 3; i++)
        {
            weight.Value.grad?.zero_();
            weight.Value.square().sum().backward();
            optimizer.Apply([weight.Value.grad]);
        }

        // Each step takes w − 0.5 · 2w = 0; from there on the gradient is 0.
        Assert.Equal([0f, 0f], weight.Values());
        Assert.Equal([0.0, 0.0], weight.Value.grad!.data<double>().ToArray());
    }

    [Fact]
    public void Two_optimizers_can_train_the_same_weights_in_turn()
    {
        using var one = new SGD(1, momentum: 0.5);
        using var two = new SGD(1);
        var weight = new Variable(tensor([10.0]), "w");
        var gradient = tensor([1.0]);
        foreach (var optimizer in new[] { one, two, one, two })
            optimizer.Apply([gradient], [weight]);
        // one: −1, then −1.5 by its momentum; two: −1 and −1.
        Assert.Equal([5.5f], weight.Values());
    }

    [Fact]
    public void A_group_with_a_missing_gradient_or_mixed_decay_is_updated_weight_by_weight()
    {
        using var optimizer = new SGD(1, momentum: 0.5, weightDecay: 0.5);
        Variable kernel = new(tensor([4.0]), "kernel"), bias = new(tensor([4.0]), "bias");
        optimizer.ExcludeFromWeightDecay(varNames: ["bias"]);
        optimizer.Build([kernel, bias]);
        optimizer.Apply([tensor([1.0]), tensor([1.0])]);
        Assert.Equal([1f], kernel.Values());
        Assert.Equal([3f], bias.Values());
        optimizer.Apply([tensor([1.0])], [bias]);
        Assert.Equal([1f], kernel.Values());
        Assert.Equal([1.5f], bias.Values());
    }

    [Fact]
    public void State_follows_weights_to_another_type()
    {
        using var optimizer = new SGD(1, momentum: 0.5, useEma: true);
        var module = new Holder();
        var weight = new Variable(tensor([1f, 2f]), "weight").RegisterAt(module);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(1, 1)]);
        module.to(ScalarType.Float64);
        Assert.Equal(ScalarType.Float64, weight.DType);
        optimizer.Apply([tensor([1.0, 1.0])]);
        Assert.Equal([-1.5f, -0.5f], weight.Values());
        Assert.All(optimizer.Variables.Skip(2), variable => Assert.Equal(ScalarType.Float64, variable.DType));
        Assert.Equal(
            [-1.5, -1.5], optimizer.Variables.Single(variable => variable.Name == "weight_momentum").Value.data<double>().ToArray());
    }

    [Fact]
    public void Gradients_need_not_be_contiguous()
    {
        using var optimizer = new SGD(1);
        var weight = new Variable(zeros(2, 3), "w");
        optimizer.Build([weight]);
        optimizer.Apply([tensor(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }).t()]);
        Assert.Equal([-1f, -3, -5, -2, -4, -6], weight.Values());
    }

    [Fact]
    public void A_user_can_write_one()
    {
        using var optimizer = new Signs(0.5);
        Variable one = Of("a", 1, 1), two = Of("b", 1);
        optimizer.Build([one, two]);
        optimizer.Apply([Gradient(3, -7), Gradient(-0.1f)]);
        Assert.Equal([0.5f, 1.5f], one.Values());
        Assert.Equal([1.5f], two.Values());
        Assert.Equal([1f], optimizer.Variables.Single(variable => variable.Name == "b_count").Value.data<float>().ToArray());
    }

    private static List<Variable> Train(Func<ElementwiseOptimizer> make, bool sweep, ScalarType dtype, long[][] shapes)
    {
        using var optimizer = make();
        optimizer.UseSweep = sweep;
        // Drawn once in single precision, so that all types start from the same numbers.
        var (weights, gradients) = Weights.Random(7, ScalarType.Float32, shapes);
        if (dtype != ScalarType.Float32)
            (weights, gradients) =
                ([.. weights.Select(weight => new Variable(weight.Value.detach().to(dtype), weight.Name))], [.. gradients.Select(
                gradient => (Tensor?)gradient!.to(dtype))]);
        optimizer.Build(weights);
        for (var step = 0; step < 5; step++)
            optimizer.Apply([.. gradients.Select(gradient => gradient! * (step - 1.5))]);
        return weights;
    }

    private sealed class Holder : nn.Module<Tensor, Tensor>
    {
        public Holder()
            : base("holder")
        {
        }

        public override Tensor forward(Tensor input) => input;
    }

    private sealed class Signs(LearningRate learningRate) : ElementwiseOptimizer(learningRate)
    {
        protected override string[][] SlotNames => [["count"]];

        protected override void Update(Tensor weight, Tensor gradient, Tensor[] slots, double learningRate)
        {
            slots[0].add_(1);
            weight.add_(gradient.sign(), -learningRate);
        }
    }
}
