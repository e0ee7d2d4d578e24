namespace KerasSharp.Convolutions.Tests;

/// <summary>Convolutional LSTMs, which convolve in every step of time.</summary>
internal static class Recurrent
{
    /// <summary>A layer whose first weights are quick to make: an orthogonal matrix takes longer than the convolutions.</summary>
    public static Layer Make(
        int rank, int filters, Sizes kernel, Sizes strides, Padding padding, DataFormat format, Sizes dilation, bool useBias,
        bool sequences,
        ScalarType type)
    {
        const string Zeros = "zeros";
        return rank switch
        {
            1 => new ConvLSTM1D(
                filters, kernel, strides, padding, format, dilation, useBias: useBias, recurrentInitializer: Zeros,
                returnSequences: sequences)
            {
                DType = type,
            },
            2 => new ConvLSTM2D(
                filters, kernel, strides, padding, format, dilation, useBias: useBias, recurrentInitializer: Zeros,
                returnSequences: sequences)
            {
                DType = type,
            },
            _ => new ConvLSTM3D(
                filters, kernel, strides, padding, format, dilation, useBias: useBias, recurrentInitializer: Zeros,
                returnSequences: sequences)
            {
                DType = type,
            },
        };
    }

    /// <summary>The output with such weights, and the layer's own that hold them.</summary>
    public static (Tensor Output, Tensor[] Weights) Apply(Layer layer, Tensor x, Tensor[] weights)
    {
        using (no_grad())
            layer.Apply(x);
        var own = layer.TrainableWeights.Select(variable => variable.Value).ToArray();
        foreach (var (variable, value) in layer.TrainableWeights.Zip(weights))
            variable.Assign(value);
        return (layer.Apply(x), own);
    }
}
