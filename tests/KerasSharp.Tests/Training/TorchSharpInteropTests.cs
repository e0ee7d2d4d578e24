namespace KerasSharp.Tests.Training;

public sealed class TorchSharpInteropTests
{
    [Fact]
    public void A_plain_torch_loop_trains_a_KerasSharp_model_as_it_trains_torch_s_own()
    {
        using var scope = NewDisposeScope();
        using var keras = new Sequential([new Input([4]), new Dense(5, activation: "tanh"), new Dense(3)]);
        var (hidden, answer) = (nn.Linear(4, 5), nn.Linear(5, 3));
        using var torchs = nn.Sequential(("hidden", hidden), ("tanh", nn.Tanh()), ("answer", answer));
        using (no_grad())
        {
            hidden.weight.copy_(keras.Weights[0].Value.t());
            hidden.bias!.zero_();
            answer.weight.copy_(keras.Weights[2].Value.t());
            answer.bias!.zero_();
        }

        var expected = Train(torchs);
        Assert.Equal(expected, Train(keras), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.True(keras.Weights[0].Value.allclose(hidden.weight.t(), 1e-4, 1e-6));
        Assert.True(expected[^1] < expected[0]);

        static double[] Train(nn.Module<Tensor, Tensor> model)
        {
            using var optimizer = optim.Adam(model.parameters(), lr: 0.05);
            var loss = nn.CrossEntropyLoss();
            model.train();
            return [.. Enumerable.Range(0, 20).Select(_ =>
            {
                using var step = NewDisposeScope();
                optimizer.zero_grad();
                var error = loss.call(model.call(Small.X()), Small.Y());
                error.backward();
                optimizer.step();
                return (double)error.item<float>();
            })];
        }
    }

    [Fact]
    public void Fit_trains_a_torch_module_inside_a_KerasSharp_model_as_it_trains_a_layer()
    {
        using var scope = NewDisposeScope();
        var linear = nn.Linear(4, 5);
        using var keras = Classifier(new Dense(5, name: "inner"));
        using var mixed = Classifier(new TorchModuleWrapper(linear, name: "inner"));
        using (no_grad())
        {
            linear.weight.copy_(keras.Weights[0].Value.t());
            linear.bias!.zero_();
        }

        mixed.SetWeights([linear.weight, linear.bias, .. keras.GetWeights()[2..].Select(weight => (ArrayLike)weight)]);
        var expected = keras.Fit(Small.X(), Small.Y(), epochs: 8, batchSize: 4, verbose: 0)["loss"];
        var found = mixed.Fit(Small.X(), Small.Y(), epochs: 8, batchSize: 4, verbose: 0)["loss"];
        Assert.Equal(expected, found, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.True(keras.Weights[0].Value.allclose(linear.weight.t(), 1e-4, 1e-6));
        Assert.True(expected[^1] < expected[0]);
    }

    private static Sequential Classifier(Layer first)
    {
        var model = new Sequential([new Input([4]), first, new Dense(3, activation: "softmax", name: "answer")]);
        model.Compile(new KerasSharp.Optimizers.Adam(0.05), "sparse_categorical_crossentropy");
        return model;
    }
}
