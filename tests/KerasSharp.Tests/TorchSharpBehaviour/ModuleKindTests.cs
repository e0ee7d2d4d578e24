using TorchSharp.Modules;
using static TorchSharp.torch.nn;
using Dropout = TorchSharp.Modules.Dropout;
using Embedding = TorchSharp.Modules.Embedding;

namespace KerasSharp.Tests.TorchSharpBehaviour;

[Collection(nameof(GlobalRandomState))]
public sealed class ModuleKindTests : TorchSharpTests
{
    [Fact]
    public void LinearMultipliesByItsTransposedWeight()
    {
        using Linear linear = Linear(
            new Parameter(tensor(new[] { 1f, 2f, 3f, 4f, 5f, 6f }, [2, 3])), new Parameter(tensor(new[] { 10f, 20f })));
        Assert.Equal((3, 2), (linear.in_features, linear.out_features));
        Check.Values(linear.call(tensor(new[] { 1f, 0f, -1f }, [1, 3])), 8, 18);
    }

    [Fact]
    public void LinearStartsWithinItsBounds()
    {
        manual_seed(1);
        using Linear linear = Linear(16, 200);
        Assert.All(Check.Numbers(linear.weight), w => Assert.InRange(w, -0.25, 0.25));
        Assert.All(Check.Numbers(linear.bias!), b => Assert.InRange(b, -0.25, 0.25));
        Assert.True(Check.Numbers(linear.weight).Max() > 0.24);
        using Linear bare = Linear(16, 2, hasBias: false);
        Assert.Null(bare.bias);
        Assert.Equal(["weight"], bare.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void ANewWeightTakesTheOldOnesPlace()
    {
        using Linear linear = Linear(1, 1);
        Parameter old = linear.weight;
        var given = new Parameter(ones(1, 1));
        linear.weight = given;
        Assert.True(old.IsInvalid);
        Assert.Same(given, linear.get_parameter("weight"));
    }

    [Fact]
    public void Conv2dSlidesItsKernel()
    {
        using Conv2d conv = Conv2d(1, 1, 2);
        Check.Shape(conv.weight, 1, 1, 2, 2);
        conv.weight = new Parameter(tensor(new[] { 1f, 2f, 3f, 4f }, [1, 1, 2, 2]));
        conv.bias = new Parameter(tensor(new[] { 0.5f }));
        Check.Values(conv.call(arange(9, ScalarType.Float32).reshape(1, 1, 3, 3)), 27.5, 37.5, 57.5, 67.5);
    }

    [Fact]
    public void Conv2dPads()
    {
        Tensor x = arange(4, ScalarType.Float32).reshape(1, 1, 2, 2);
        Assert.Equal(12, Ones(Conv2d(1, 1, 3, TorchSharp.Padding.Same, bias: false)).sum().item<float>() / 2);
        Check.Values(Ones(Conv2d(1, 1, 3, TorchSharp.Padding.Same, bias: false)), 6, 6, 6, 6);
        Check.Values(Ones(Conv2d(1, 1, (1, 3), padding: (0, 1), padding_mode: PaddingModes.Reflect, bias: false)), 2, 1, 8, 7);
        Check.Shape(Ones(Conv2d(1, 1, 3, padding: 2, stride: 2, bias: false)), 1, 1, 2, 2);

        Tensor Ones(Conv2d conv)
        {
            init.ones_(conv.weight);
            return conv.call(x);
        }
    }

    [Fact]
    public void Conv2dRefusesOtherChannelsAndStridedSame()
    {
        using Conv2d conv = Conv2d(2, 1, 1);
        Assert.Throws<ArgumentException>(() => conv.call(zeros(1, 3, 4, 4)));
        Assert.Throws<ArgumentException>(() => Conv2d(1, 1, 3, TorchSharp.Padding.Same, stride: 2));
    }

    [Fact]
    public void MaxPool2dFindsTheLargestAndWhereItIs()
    {
        Tensor x = tensor(new[] { 1f, 2f, 3f, 8f, 7f, 6f, 0f, -1f }, [1, 1, 2, 4]);
        using MaxPool2d pool = MaxPool2d(2);
        Check.Values(pool.call(x), 7, 8);
        (Tensor values, Tensor indices) = pool.forward_with_indices(x);
        Check.Values(values, 7, 8);
        Check.Values(indices, 4, 3);
        Check.Values(MaxPool2d((1, 2), stride: (1, 1)).call(x), 2, 3, 8, 7, 6, 0);
    }

    [Fact]
    public void FlattenKeepsTheBatch()
    {
        Check.Shape(Flatten().call(zeros(2, 3, 4, 5)), 2, 60);
        Check.Shape(Flatten(0, 1).call(zeros(2, 3, 4)), 6, 4);
    }

    [Fact]
    public void BatchNorm2dNormalizesByTheBatchThenByWhatItKept()
    {
        using BatchNorm2d norm = BatchNorm2d(1, eps: 0);
        Tensor x = tensor(new[] { 1f, 3f, 5f, 7f }, [1, 1, 2, 2]);
        double deviation = Math.Sqrt(5);
        Check.Values(norm.call(x), -3 / deviation, -1 / deviation, 1 / deviation, 3 / deviation);
        Check.Values(norm.running_mean!, 0.4);
        Check.Values(norm.running_var!, 0.9 + 0.1 * 20 / 3);
        Check.Values(norm.num_batches_tracked!, 1);
        Assert.Equal(["weight", "bias"], norm.named_parameters().Select(p => p.name));
        Assert.Equal(["running_mean", "running_var", "num_batches_tracked"], norm.named_buffers().Select(b => b.name));

        norm.eval();
        Check.Values(norm.call(full([1, 1, 1, 1], 2.4f)), 2 / Math.Sqrt(0.9 + 2.0 / 3));
        Check.Values(norm.num_batches_tracked!, 1);
        norm.reset_running_stats();
        Check.Values(norm.running_var!, 1);
        Assert.Throws<ArgumentException>(() => norm.call(zeros(2, 1)));
    }

    [Fact]
    public void EmbeddingLooksRowsUp()
    {
        using Embedding embedding = Embedding(3, 2, padding_idx: 0);
        Check.Values(embedding.weight![0], 0, 0);
        Tensor rows = embedding.call(tensor(new[] { 2L, 0L, 2L }));
        Check.Shape(rows, 3, 2);
        Check.Values(rows[0], Check.Numbers(embedding.weight[2]));
        rows.sum().backward();
        Check.Values(embedding.weight.grad!, 0, 0, 0, 0, 2, 2);
    }

    [Fact]
    public void EmbeddingTakesGivenRows()
    {
        Tensor table = tensor(new[] { 3f, 4f, 0f, 1f }, [2, 2]);
        using Embedding embedding = Embedding_from_pretrained(table, max_norm: 1);
        Check.Values(embedding.call(tensor(new[] { 0L, 1L })), 0.6, 0.8, 0, 1);
        Assert.False(embedding.weight!.requires_grad);
    }

    [Fact]
    public void DropoutScalesWhatItKeeps()
    {
        manual_seed(3);
        using Dropout dropout = Dropout(0.75);
        double[] numbers = Check.Numbers(dropout.call(ones(1000)));
        Assert.All(numbers, n => Assert.True(n is 0 or 4));
        Assert.InRange(numbers.Count(n => n == 4), 200, 300);
        dropout.eval();
        Check.Values(dropout.call(ones(3)), 1, 1, 1);
    }

    [Fact]
    public void ActivationModulesApplyTheirFunctions()
    {
        Tensor x = tensor(new[] { -1f, 2f });
        Check.Values(ReLU().call(x), 0, 2);
        Check.Values(Tanh().call(x), Math.Tanh(-1), Math.Tanh(2));
        Check.Values(Sigmoid().call(x), 1 / (1 + Math.E), 1 / (1 + Math.Exp(-2)));
        Check.Values(Softmax(0).call(x), 1 / (1 + Math.Exp(3)), 1 / (1 + Math.Exp(-3)));
    }

    [Fact]
    public void LossModulesReduce()
    {
        Tensor x = tensor(new[] { 0f, 0f, 0f, (float)Math.Log(3) }, [2, 2]);
        Tensor labels = tensor(new[] { 0L, 1L });
        double first = Math.Log(2), second = Math.Log(4.0 / 3);
        Check.Values(CrossEntropyLoss().call(x, labels), (first + second) / 2);
        Check.Values(CrossEntropyLoss(reduction: Reduction.None).call(x, labels), first, second);
        Check.Values(CrossEntropyLoss(weight: tensor(new[] { 1f, 3f })).call(x, labels), (first + 3 * second) / 4);
        Check.Values(CrossEntropyLoss(ignore_index: 0).call(x, labels), second);
        Check.Values(MSELoss().call(tensor(new[] { 1f, 4f }), tensor(new[] { 3f, 1f })), 6.5);
        Check.Values(MSELoss(Reduction.Sum).call(tensor(new[] { 1f, 4f }), tensor(new[] { 3f, 1f })), 13);
        Assert.Equal(Reduction.Sum, L1Loss(Reduction.Sum).reduction);
    }

    [Fact]
    public void LayersLeaveNothingBehind() => Check.LeavesNothing(() =>
    {
        using var scope = NewDisposeScope();
        using var net = Sequential(Conv2d(1, 2, 3), BatchNorm2d(2), ReLU(), MaxPool2d(2), Flatten(), Dropout(), Linear(2, 2));
        functional.cross_entropy(net.call(rand(3, 1, 4, 4)), tensor(new[] { 0L, 1L, 0L })).backward();
        Assert.All(net.parameters(), p => Assert.NotNull(p.grad));
    });
}
