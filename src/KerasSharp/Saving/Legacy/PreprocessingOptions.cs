namespace KerasSharp.Saving.Legacy;

/// <summary>Options of the preprocessing layers of TensorFlow 2.</summary>
internal static class PreprocessingOptions
{
    private static readonly Dictionary<string, string> Modes = new() { ["binary"] = "multi_hot", ["tf-idf"] = "tf_idf" };

    /// <summary>Brings the options of a layer into the form of Keras 3.</summary>
    public static void Apply(string className, Config config)
    {
        switch (className)
        {
            case "CategoryEncoding":
                config.Rename("max_tokens", "num_tokens");
                break;
            case "IntegerLookup":
                config.Rename("mask_value", "mask_token");
                config.Rename("oov_value", "oov_token");
                break;
            case "Discretization":
                config.Rename("bins", "bin_boundaries");
                break;
        }

        // The type of what such a layer takes, or gives when it is inverted: that of its numbers is then the default.
        if (className is "TextVectorization" or "StringLookup" or "Hashing" or "HashedCrossing" && config.Find("dtype") is "string")
            config.Remove("dtype");

        if (className is "CategoryEncoding" or "IntegerLookup" or "StringLookup" or "TextVectorization")
        {
            if (config.Find("output_mode") is string mode && Modes.TryGetValue(mode, out var modern))
                config["output_mode"] = modern;
            config.Without("vocab_size", "has_input_vocabulary", "vocabulary_size");
        }
    }
}
