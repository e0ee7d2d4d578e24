using static TorchSharp.torch.nn;
using LSTM = TorchSharp.Modules.LSTM;

namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class LSTMTests : TorchSharpTests
{
    [Fact]
    public void TwoStepsFollowTheEquations()
    {
        using LSTM lstm = LSTM(1, 1);
        double[] input = [0.1, -0.2, 0.3, 0.4], recurrent = [0.5, 0.6, -0.7, 0.8], bias = [0.01, 0.02, 0.03, 0.04];
        using (no_grad())
        {
            Set("weight_ih_l0", input);
            Set("weight_hh_l0", recurrent);
            Set("bias_ih_l0", bias);
            Set("bias_hh_l0", [0, 0, 0, 0]);
        }
        double h = 0, c = 0;
        var states = new List<double>();
        foreach (double x in new[] { 1.0, -2.0 })
        {
            double[] z = [.. Enumerable.Range(0, 4).Select(k => input[k] * x + recurrent[k] * h + bias[k])];
            c = Sigmoid(z[1]) * c + Sigmoid(z[0]) * Math.Tanh(z[2]);
            h = Sigmoid(z[3]) * Math.Tanh(c);
            states.Add(h);
        }

        (Tensor output, Tensor hidden, Tensor cell) = lstm.call(tensor(new[] { 1f, -2f }, [2, 1, 1]));

        Check.Values(output, [.. states]);
        Check.Values(hidden, h);
        Check.Values(cell, c);

        void Set(string name, double[] values) => lstm.get_parameter(name)!.copy_(tensor(values).reshape(lstm.get_parameter(name)!.shape));
        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    }

    [Fact]
    public void ShapesFollowLayersDirectionsAndBatchOrder()
    {
        using LSTM lstm = LSTM(3, 5, numLayers: 2, batchFirst: true, bidirectional: true);
        (Tensor output, Tensor hidden, Tensor cell) = lstm.call(rand(4, 7, 3));
        Check.Shape(output, 4, 7, 10);
        Check.Shape(hidden, 4, 4, 5);
        Check.Shape(cell, 4, 4, 5);
        Assert.Equal(16, lstm.parameters().Count());
        Check.Shape(lstm.get_parameter("weight_ih_l1_reverse")!, 20, 10);
    }

    [Fact]
    public void AGivenStateGoesOn()
    {
        using LSTM lstm = LSTM(2, 3, bias: false);
        Tensor x = rand(4, 1, 2);
        (Tensor whole, _, _) = lstm.call(x);
        (_, Tensor h, Tensor c) = lstm.call(x[..2]);
        (Tensor rest, _, _) = lstm.call(x[2..], (h, c));
        Check.Close(Check.Numbers(whole[2..]), Check.Numbers(rest), 1e-5);
    }

    [Fact]
    public void TrainingAStepLeavesNothing()
    {
        using LSTM lstm = LSTM(2, 3);
        Check.LeavesNothing(() =>
        {
            using DisposeScope scope = NewDisposeScope();
            lstm.call(rand(4, 1, 2)).Item1.sum().backward();
            Assert.All(lstm.parameters(), p => Assert.NotNull(p.grad));
        });
    }
}
