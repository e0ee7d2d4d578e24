using System.Globalization;

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

    /// <summary>Whether progress, messages and summaries go to the console; false sends their lines to the listeners of
    /// <see cref="System.Diagnostics.Trace"/>, as information. Source: keras.config.enable_interactive_logging,
    /// disable_interactive_logging, is_interactive_logging_enabled.</summary>
    public static bool InteractiveLogging { get; set; } = true;

    /// <summary>The greatest number of epochs of a call of <c>Fit</c>, such as for a trial run of a program that trains for hours; null,
    /// unless the environment has KERAS_MAX_EPOCHS, for no limit. Source: keras.config.max_epochs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public static int? MaxEpochs
    {
        get;
        set => field = Limit(value, nameof(MaxEpochs));
    } = FromEnvironment("KERAS_MAX_EPOCHS");

    /// <summary>The greatest number of steps of an epoch, an evaluation or a prediction; null, unless the environment has
    /// KERAS_MAX_STEPS_PER_EPOCH, for no limit. Source: keras.config.max_steps_per_epoch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public static int? MaxStepsPerEpoch
    {
        get;
        set => field = Limit(value, nameof(MaxStepsPerEpoch));
    } = FromEnvironment("KERAS_MAX_STEPS_PER_EPOCH");

    /// <summary>Where weights live and batches go: CUDA when TorchSharp has it and it is there, else the CPU.</summary>
    public static Device Device
    {
        get => device ??= cuda.is_available() ? CUDA : CPU;
        set => device = value;
    }

    private static int? Limit(int? value, string name) => value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(
        name, $"`{name}` must be at least 1, or null. Received: {name}={value}");

    private static int? FromEnvironment(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) && value >= 1 ? value : null;
}
