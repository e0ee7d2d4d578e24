namespace KerasSharp.Saving.Legacy;

/// <summary>Layers that Keras 3 has no more, as those of its layers that compute the same.</summary>
internal static class RemovedLayers
{
    /// <summary>The class and options in Keras 3; the class's own name where it is there still.</summary>
    public static string Replace(string className, Config config)
    {
        switch (className)
        {
            case "CuDNNLSTM" or "CuDNNGRU":
                config["activation"] = "tanh";
                config["recurrent_activation"] = "sigmoid";
                config["use_bias"] = true;
                config.Without("return_runs");
                if (className == "CuDNNGRU")
                    config["reset_after"] = true;
                return className[5..];
            case "LSTMV1" or "LSTMV2" or "UnifiedLSTM":
                return "LSTM";
            case "GRUV1" or "GRUV2" or "UnifiedGRU":
                return "GRU";
            case "BatchNormalizationV1" or "BatchNormalizationV2":
                return "BatchNormalization";
            case "SyncBatchNormalization":
                return "BatchNormalization";
            case "DenseV1" or "DenseV2" or "Conv2DV1" or "Conv2DV2":
                return className[..^2];
            case "ThresholdedReLU":
                config["threshold"] = config.Take("theta") ?? 1.0;
                config["negative_slope"] = 0.0;
                return "ReLU";
            case "RandomHeight" or "RandomWidth":
                // They change the size in training alone.
                Warnings.Warn(
                    $"{className} '{config.Find("name")}' is no part of Keras 3; the model was loaded without it. It changes images in "
                    + "training alone.");
                config.Without("factor", "interpolation", "seed", "height", "width");
                return "Identity";
            case "AddLoss" or "AddMetric":
                config.Without("unconditional", "aggregation", "metric_name", "metric_obj");
                return "Identity";
            default:
                return className;
        }
    }
}
