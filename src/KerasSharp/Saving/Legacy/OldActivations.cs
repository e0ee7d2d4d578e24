namespace KerasSharp.Saving.Legacy;

/// <summary>Activations whose name means something else in Keras 3, or that have other names there.</summary>
internal static class OldActivations
{
    private static readonly string[] Keys = ["activation", "recurrent_activation"];

    /// <summary>Sets the activations of a layer right.</summary>
    public static void Apply(Config config)
    {
        foreach (var key in Keys)
        {
            if (config.Find(key) is { } activation)
                config[key] = Modern(Name(activation) ?? activation);
        }
    }

    /// <summary>The name of a function, be it serialised as one.</summary>
    private static object? Name(object activation) =>
        activation is Config function && function.Find("class_name") is "function" ? function.Find("config") : activation;

    private static object Modern(object activation) => activation switch
    {
        "hard_sigmoid" => ConfigValue.ToPlain(HardSigmoid2.Instance)!,
        "softmax_v2" => "softmax",
        "swish" => "silu",
        _ => activation,
    };
}
