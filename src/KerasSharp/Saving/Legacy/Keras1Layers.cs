namespace KerasSharp.Saving.Legacy;

/// <summary>Classes and options of Keras 1 under the names of Keras 2 and 3.</summary>
/// <remarks>Source: keras/legacy/interfaces.py of Keras 2.</remarks>
internal static class Keras1Layers
{
    private static readonly Dictionary<string, string> Classes = new()
    {
        ["Convolution1D"] = "Conv1D",
        ["Convolution2D"] = "Conv2D",
        ["Convolution3D"] = "Conv3D",
        ["AtrousConvolution1D"] = "Conv1D",
        ["AtrousConvolution2D"] = "Conv2D",
        ["AtrousConv1D"] = "Conv1D",
        ["AtrousConv2D"] = "Conv2D",
        ["Deconvolution2D"] = "Conv2DTranspose",
        ["Deconvolution3D"] = "Conv3DTranspose",
        ["Convolution2DTranspose"] = "Conv2DTranspose",
        ["SeparableConvolution2D"] = "SeparableConv2D",
        ["TimeDistributedDense"] = "Dense",
    };

    private static readonly Dictionary<string, string> Keys = new()
    {
        ["nb_filter"] = "filters",
        ["filter_length"] = "kernel_size",
        ["subsample"] = "strides",
        ["subsample_length"] = "strides",
        ["atrous_rate"] = "dilation_rate",
        ["border_mode"] = "padding",
        ["pool_length"] = "pool_size",
        ["stride"] = "strides",
        ["bias"] = "use_bias",
        ["b_regularizer"] = "bias_regularizer",
        ["b_constraint"] = "bias_constraint",
        ["U_regularizer"] = "recurrent_regularizer",
        ["inner_init"] = "recurrent_initializer",
        ["inner_activation"] = "recurrent_activation",
        ["dropout_W"] = "dropout",
        ["dropout_U"] = "recurrent_dropout",
        ["beta_init"] = "beta_initializer",
        ["gamma_init"] = "gamma_initializer",
        ["p"] = "rate",
        ["sigma"] = "stddev",
    };

    private static readonly string[] Dropped = ["input_dim", "input_length", "consume_less", "weights", "input_dtype"];

    /// <summary>The class's name since Keras 2.</summary>
    public static string ClassName(string className) => Classes.GetValueOrDefault(className, className);

    /// <summary>Renames the options of a layer.</summary>
    public static void Rename(string className, Config config)
    {
        foreach (var (from, to) in Keys)
            config.Rename(from, to);
        config.Rename("init", Weights(className) + "_initializer");
        config.Rename("W_regularizer", Weights(className) + "_regularizer");
        config.Rename("W_constraint", Weights(className) + "_constraint");
        if (className != "Embedding")
            config.Rename("output_dim", "units");
        if (className == "UpSampling1D")
            config.Rename("length", "size");
        if (config.Take("forget_bias_init") is { } forget)
            config.Default("unit_forget_bias", forget is "one");
        Sizes(config);
        Layout(config);
        if (className is "Conv2DTranspose" or "Conv3DTranspose")
            config.Remove("output_shape");
        if (className is "ZeroPadding1D" or "ZeroPadding2D" or "Cropping1D" or "Cropping2D")
            Margins(config, "padding");
        foreach (var key in (string[])["recurrent_dropout", "dropout"])
        {
            if (config.Find(key) is null)
                config.Remove(key);
        }

        if (className == "Embedding")
            config.Without("dropout", "input_length", "input_dtype", "weights");
        else
            config.Without(Dropped);
    }

    private static string Weights(string className) => className switch { "Embedding" => "embeddings", "PReLU" => "alpha", _ => "kernel" };

    /// <summary>The kernel's size, which Keras 1 has axis by axis.</summary>
    private static void Sizes(Config config)
    {
        foreach (var axes in (string[][])[["nb_row", "nb_col"], ["kernel_dim1", "kernel_dim2", "kernel_dim3"]])
        {
            if (axes.Any(config.Contains))
                config["kernel_size"] = Array.ConvertAll(axes, config.Take).ToList();
        }
    }

    private static void Layout(Config config)
    {
        if (config.Take("dim_ordering") is string ordering)
            config.Default("data_format", ordering == "th" ? "channels_first" : "channels_last");
    }

    /// <summary>Margins with each side by itself.</summary>
    private static void Margins(Config config, string key)
    {
        if (config.Find(key) is List<object?> { Count: 4 } sides)
            config[key] = new List<object?> { sides[..2], sides[2..] };
        else if (config.Find(key) is Config named && named.Contains("left_pad") && !named.Contains("top_pad"))
            config[key] = new List<object?> { named.Find("left_pad") ?? 0L, named.Find("right_pad") ?? 0L };
        else if (config.Find(key) is Config all)
            config[key] = new List<object?> { Pair(all, "top_pad", "bottom_pad"), Pair(all, "left_pad", "right_pad") };
    }

    private static List<object?> Pair(Config config, string before, string after) => [config.Find(before) ?? 0L, config.Find(after) ?? 0L];
}
