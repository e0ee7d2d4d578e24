using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>Defaults for all that is made from now on. Source: keras.config.</summary>
public static class KerasConfig
{
    private static Device? device;

    /// <summary>Element type of weights and computation: float32. Source: keras.config.floatx.</summary>
    public static ScalarType FloatX
    {
        get;
        set => field = DTypes.IsFloating(value) ? value : throw new ArgumentException(
            $"Unknown floating type: '{DTypes.Name(value)}'. Expected one of: float16, float32, float64, bfloat16", nameof(value));
    } = ScalarType.Float32;

    /// <summary>The small number that keeps divisions and logarithms finite: 1e-7. Source: keras.config.epsilon.</summary>
    public static double Epsilon { get; set; } = 1e-7;

    /// <summary>Where channels stand when a layer does not say: channels_last. Source: keras.config.image_data_format.</summary>
    public static DataFormat ImageDataFormat { get; set; } = DataFormat.ChannelsLast;

    /// <summary>Where weights live and batches go: CUDA when TorchSharp has it and it is there, else the CPU.</summary>
    public static Device Device
    {
        get => device ??= cuda.is_available() ? CUDA : CPU;
        set => device = value;
    }
}
