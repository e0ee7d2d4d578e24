using KerasSharp.Activations;

namespace KerasSharp.Onnx;

/// <summary>The activation functions that ONNX's recurrent operators know.</summary>
internal static class RecurrentActivations
{
    /// <summary>ONNX's name and parameters; null for a function that it lacks.</summary>
    public static OnnxFunction? Find(ActivationFunction function) => function switch
    {
        Tanh => new("Tanh"),
        Sigmoid => new("Sigmoid"),
        Softsign => new("Softsign"),
        HardSigmoid => new("HardSigmoid", 1f / 6, 0.5f),
        Linear => new("Affine", 1, 0),
        Relu relu when relu.GetConfig() is var config && config.Get("negative_slope", 0.0) == 0
            && config.Get<double?>("max_value", null) is null && config.Get("threshold", 0.0) == 0 => new("Relu"),
        _ => null,
    };
}

/// <summary>An activation function of ONNX's recurrent operators.</summary>
internal sealed record OnnxFunction(string Name, float? Alpha = null, float? Beta = null);
