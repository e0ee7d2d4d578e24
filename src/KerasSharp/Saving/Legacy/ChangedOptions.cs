namespace KerasSharp.Saving.Legacy;

/// <summary>Options of Keras 2 that Keras 3 names otherwise, has no more, or gives another default.</summary>
internal static class ChangedOptions
{
    // How a layer computes, not what; notes about its input, which has a layer of its own; arguments of base classes that the class itself
    // does not take.
    private static readonly string[] Dropped =
    [
        "implementation", "batch_input_shape", "batch_size", "input_shape", "experimental_autocast", "autocast", "dynamic", "num_constants",
            "input_dtype",
        "virtual_batch_size",
        "fused", "adjustment", "_use_input_spec_as_call_signature", "ragged_input", "input_spec", "experimental_run_tf_function",
    ];

    private static readonly string[] Recurrent =
    [
        "SimpleRNN", "LSTM", "GRU", "RNN", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D", "SimpleRNNCell", "LSTMCell", "GRUCell", "ConvLSTMCell",
    ];
    private static readonly string[] WithoutData = ["Cropping1D", "UpSampling1D"];

    /// <summary>Brings the options of a layer into the form of Keras 3.</summary>
    public static void Apply(string className, Config config, FileVersion version)
    {
        if (className == "InputLayer")
        {
            config.Rename("batch_input_shape", "batch_shape");
            config.Rename("input_dtype", "dtype");
            config.Without("type_spec", "trainable");
        }

        config.Without(Dropped);
        if (config.Find("time_major") is true)
            throw new ConfigException(
                $"{className} '{config.Find("name")}' was saved with time_major=true, which Keras 3 does not have: its input has the "
                + "batch as the first axis.");
        config.Without("time_major");
        foreach (var key in (string[])["name", "zero_output_for_mask"])
        {
            if (config.Find(key) is null)
                config.Remove(key);
        }

        switch (className)
        {
            case "Embedding":
                config.Without("input_length", "activity_regularizer", "sparse");
                break;
            case "DepthwiseConv1D" or "DepthwiseConv2D":
                config.Without("filters", "kernel_initializer", "kernel_regularizer", "kernel_constraint", "groups", "rank");
                break;
            case "SeparableConv1D" or "SeparableConv2D":
                config.Without("kernel_initializer", "kernel_regularizer", "kernel_constraint", "groups", "rank");
                break;
            case "Conv1DTranspose" or "Conv2DTranspose" or "Conv3DTranspose":
                config.Without("groups", "rank");
                break;
            case "MultiHeadAttention":
                config.Without("query_shape", "key_shape", "value_shape");
                break;
            case "ReLU" or "LeakyReLU":
                config.Rename("alpha", "negative_slope");
                break;
            case "BatchNormalization":
                Normalization(config);
                break;
            case "ZeroPadding2D" or "ZeroPadding3D" or "Cropping2D" or "Cropping3D":
                Margins(config, className.StartsWith('Z') ? "padding" : "cropping");
                break;
            case "RandomRotation":
                config.Without("value_range");
                break;
        }

        if (WithoutData.Contains(className))
            config.Without("data_format");
        if (className == "ReLU" && config.Contains("negative_slope") && config["negative_slope"] is null)
            config["negative_slope"] = 0.0;
        if (Recurrent.Contains(className))
            Defaults(className, config, version);
    }

    /// <summary>Options that the version which wrote the file did not have, or wrote only where they were not its default.</summary>
    private static void Defaults(string className, Config config, FileVersion version)
    {
        if (className is "GRU" or "GRUCell")
            config.Default("reset_after", false);
        if (version is { Major: 1 } or { Major: 2, Minor: < 3 } && className is not ("RNN" or "SimpleRNN" or "SimpleRNNCell"))
            config.Default("recurrent_activation", "hard_sigmoid");
    }

    /// <summary>One amount for both sides of each axis, as pairs.</summary>
    private static void Margins(Config config, string key)
    {
        if (config.Find(key) is List<object?> { Count: 2 or 3 } sizes && sizes.TrueForAll(size => size is long))
            config[key] = sizes.ConvertAll(size => (object?)new List<object?> { size, size });
    }

    private static void Normalization(Config config)
    {
        if (config.Find("axis") is List<object?> { Count: 1 } axes)
            config["axis"] = axes[0];
        if (config.Take("mode") is long and not 0 and var mode)
        {
            throw new ConfigException(
                $"BatchNormalization '{config.Find("name")}' was saved with mode={mode} of Keras 1, which normalises "
                + $"{(mode == 1 ? "each row by itself" : "by the batch's own statistics in inference, too")}; Keras 3 has no such layer.");
        }
    }
}
