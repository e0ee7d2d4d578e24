using System.Runtime.InteropServices;

namespace KerasSharp.Tests.Workarounds;

public sealed class GuardedBackwardTests
{
    [Theory]
    [InlineData("SimpleRNN")]
    [InlineData("LSTM")]
    [InlineData("GRU")]
    public void A_weight_that_changed_before_the_backward_pass_is_an_exception(string kind)
    {
        using var scope = NewDisposeScope();
        using Layer layer = kind switch { "LSTM" => new LSTM(5), "GRU" => new GRU(5), _ => new SimpleRNN(5) };
        var loss = layer.Apply(zeros(2, 3, 4)).sum();
        using (no_grad())
            layer.Weights[1].Value.add_(1);
        Assert.Throws<ExternalException>(() => loss.backward());
        Assert.Contains("modified by an inplace operation", GuardedBackward.TakeFailure()?.Message, StringComparison.Ordinal);
        Assert.Null(GuardedBackward.TakeFailure());

        // The layer goes on working.
        layer.Apply(zeros(2, 3, 4)).sum().backward();
    }

    [Fact]
    public void A_model_s_step_says_why()
    {
        using var scope = NewDisposeScope();
        using var model = new ChangesItsWeights();
        model.Compile("sgd", "mse");
        var e = Assert.Throws<InvalidOperationException>(() => model.TrainOnBatch(zeros(2, 3, 4), zeros(2, 5)));
        Assert.Contains("modified by an inplace operation", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", e.Message, StringComparison.Ordinal);
        Assert.IsType<ExternalException>(e.InnerException);
    }

    private sealed class ChangesItsWeights : Model
    {
        private readonly LSTM _lstm = new(5);

        protected override Tensor Call(Tensor x, bool training) => _lstm.Apply(x, training);

        protected override Tensor ComputeLoss(Batch batch, Tensor[] yPred, bool training)
        {
            var loss = base.ComputeLoss(batch, yPred, training);
            using (no_grad())
                _lstm.Weights[1].Value.add_(1);
            return loss;
        }
    }
}
