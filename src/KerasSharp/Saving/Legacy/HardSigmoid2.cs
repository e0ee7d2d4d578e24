namespace KerasSharp.Saving.Legacy;

/// <summary>The <c>hard_sigmoid</c> of Keras 1 and 2: <c>0.2 x + 0.5</c>, cut to [0, 1].</summary>
/// <remarks>Keras 3 means <c>x / 6 + 0.5</c> by that name. So that it reads this one right, it is written as the layers that compute
/// it.</remarks>
#pragma warning disable KS0001 // It is written as layers of Keras.
internal sealed class HardSigmoid2 : ActivationFunction, IPlainValue
#pragma warning restore KS0001
{
    public static readonly HardSigmoid2 Instance = new();

    private const double Slope = 0.2, Offset = 0.5, Top = 1;

    private HardSigmoid2()
    {
    }

    object IPlainValue.Plain => Layer("keras", "Sequential", new()
    {
        { "name", "keras2_hard_sigmoid" },
        {
            "layers", new List<object?>
            {
                Layer("keras.layers", "Rescaling", new() { { "name", "scale" }, { "scale", Slope }, { "offset", Offset } }),
                Layer("keras.layers", "ReLU", new() { { "name", "cut" }, { "max_value", Top } }),
            }
        },
    });

    /// <summary>Whether a serialised layer is what this function is written as.</summary>
    public static bool Is(Config serialized) =>
        serialized.Find("class_name") is "Sequential" && serialized.Find("config") is Config config
            && config.Find("layers") is List<object?> and [Config scale, Config cut]
        && scale.Find("class_name") is "Rescaling" && scale.Find("config") is Config line && line.Find("scale") is Slope
        && line.Find("offset") is Offset
        && cut.Find("class_name") is "ReLU" && cut.Find("config") is Config bounds && bounds.Find("max_value") is Top
        && bounds.Find("negative_slope") is null or 0.0 && bounds.Find("threshold") is null or 0.0;

    public override Config GetConfig() => [];

    protected override Tensor Call(Tensor x)
    {
        using var line = x.mul(Slope).add_(Offset);
        return line.clamp(0, Top);
    }

    private static Config Layer(string module, string className, Config config) =>
        new() { { "module", module }, { "class_name", className }, { "config", config }, { "registered_name", null } };
}
