using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Books.Tests;

/// <summary>What <c>print</c> shows of the things that a program holds.</summary>
public sealed class PrintingTests
{
    private static readonly float[,] X = { { 1, 0 }, { 0, 1 } };
    private static readonly float[,] Y = { { 1 }, { 2 } };

    [Fact]
    public void WhatAModelConsistsOf()
    {
        using var model = Ones();
        Assert.Equal("<Sequential name=m, built=True>", $"{model}");
        Assert.Equal("[<Dense name=d, built=True>]", $"{model.Layers}");
        Assert.Equal(
            "[<Variable path=m/d/kernel, shape=(2, 1), dtype=float32, value=[[1.] [1.]]>, "
            + "<Variable path=m/d/bias, shape=(1,), dtype=float32, value=[0.]>]", $"{model.Weights}");
        Assert.Equal($"{model.Weights}", $"{model.TrainableWeights}");
        Assert.Equal("[]", $"{model.NonTrainableWeights}");
        Assert.Equal("<Variable path=m/d/bias, shape=(1,), dtype=float32, value=[0.]>", $"{model.Layers[0].Variables[1]}");
    }

    [Fact]
    public void WhatTrainingGives()
    {
        using var model = Ones();
        model.Compile(optimizer: new Optimizers.SGD(0.0), loss: "mse", metrics: ["mae"]);
        var history = model.Fit(X, Y, epochs: 2, verbose: 0);
        Assert.Equal("loss: 0.5, 0.5\nmae: 0.5, 0.5", $"{history}");
        Assert.Equal("{'loss': [0.5, 0.5], 'mae': [0.5, 0.5]}", $"{history.History}");
        Assert.Equal("[0.5, 0.5]", $"{history.History["loss"]}");
        Assert.Equal("loss: 0.5000 - mae: 0.5000", $"{model.Evaluate(X, Y, verbose: 0)}");
        Assert.Equal("loss: 0.5000 - mae: 0.5000", $"{model.TrainOnBatch(tensor(X), tensor(Y))}");
        Assert.Equal("<SGD name=rate, learning_rate=0.25>", $"{new Optimizers.SGD(0.25, name: "rate")}");
        Assert.Equal("<MeanSquaredError name=mean_squared_error>", $"{new Losses.MeanSquaredError()}");
        Assert.Equal("<MeanSquaredError name=mse>", $"{new Metrics.MeanSquaredError("mse")}");
        Assert.Equal("x: (2, 2) - y: (2, 1)", $"{new Batch(tensor(X), tensor(Y))}");
    }

    [Fact]
    public void AConfigIsItsJson()
    {
        using var layer = new Flatten(name: "<f>");
        Assert.Equal(
            """{"name":"<f>","trainable":true,"dtype":{"module":"keras","class_name":"DTypePolicy","config":{"name":"float32"},"""
            + "\"registered_name\":null},\"data_format\":\"channels_last\"}", $"{layer.GetConfig()}");
        Assert.Equal("{\"factor\":0.5,\"none\":null}", $"{new Config { { "factor", 0.5 }, { "none", null } }}");
    }

    private static Sequential Ones() => new([new Input([2]), new Dense(1, kernelInitializer: "ones", name: "d")], name: "m");
}
