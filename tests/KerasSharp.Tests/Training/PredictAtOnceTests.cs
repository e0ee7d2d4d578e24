namespace KerasSharp.Tests.Training;

/// <summary>A prediction of a single batch without callbacks or progress bar takes a shorter way than one with callbacks.</summary>
[Collection(nameof(GlobalRandomState))]
public class PredictAtOnceTests
{
    private static readonly Callback[] Watched = [new LambdaCallback()];

    [Fact]
    public void Both_ways_give_the_same_and_draw_the_same()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([3]), new Dense(4, activation: "tanh"), new Dense(2)]);
        var x = rand(5, 3);
        manual_seed(1);
        var (looped, next) = (model.Predict(x, verbose: 0, callbacks: Watched), rand(3));
        manual_seed(1);
        var (atOnce, same) = (model.Predict(x, verbose: 0), rand(3));
        Assert.Equal(looped.data<float>().ToArray(), atOnce.data<float>().ToArray());
        Assert.Equal(next.data<float>().ToArray(), same.data<float>().ToArray());
        Assert.False(atOnce.requires_grad);
    }

    [Fact]
    public void Outputs_that_are_views_of_the_input_have_memory_of_their_own()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([2, 3]), new Permute([2, 1])]);
        var x = ones(4, 2, 3);
        var y = model.Predict(x, verbose: 0);
        Assert.True(y.is_contiguous());
        x.zero_();
        Assert.Equal(24, y.sum().item<float>());
    }

    [Fact]
    public void Only_the_outputs_are_left()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([3]), new Dense(4, activation: "tanh"), new Dense(2)]);
        var x = rand(5, 3);
        model.Predict(x, verbose: 0).Dispose();
        var before = Tensor.TotalCount;
        for (var i = 0; i < 10; i++)
            model.Predict(x, verbose: 0).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }
}
