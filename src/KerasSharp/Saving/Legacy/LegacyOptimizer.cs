namespace KerasSharp.Saving.Legacy;

/// <summary>Optimizers of Keras 1 and 2 as those of Keras 3.</summary>
internal static class LegacyOptimizer
{
    private const double Epsilon = 1e-7;
    private static readonly string[] Names =
    [
        "SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "Adadelta", "Adamax", "Nadam", "Ftrl", "Adafactor", "Lion", "LossScaleOptimizer",
            "LossScaleOptimizerV1",
        "LossScaleOptimizerV3",
    ];

    private static readonly string[] Dropped = ["jit_compile", "is_legacy_optimizer", "schedule_decay", "weight_decay_rate"];

    /// <summary>Whether a class is an optimizer of Keras.</summary>
    public static bool Is(string className) => Names.Contains(Plain(className));

    /// <summary>The class in Keras 3; its options are brought into that form.</summary>
    public static string Modern(string className, Config config)
    {
        config.Rename("lr", "learning_rate");
        if (config.Contains("epsilon") && config["epsilon"] is null)
            config["epsilon"] = Epsilon;
        if (config.Take("decay") is (double or long) and not 0.0 and not 0L and var decay && config.Find("learning_rate") is double or long)
        {
            // The learning rate of Keras 1 and 2: lr / (1 + decay · step).
            config["learning_rate"] = new Config
            {
                { "module", "keras.optimizers.schedules" }, { "class_name", "InverseTimeDecay" },
                {
                    "config", new Config
                    {
                        { "initial_learning_rate", config["learning_rate"] }, { "decay_steps", 1L }, { "decay_rate", decay },
                            { "staircase", false }, { "name", "InverseTimeDecay" },
                    }
                },
                { "registered_name", null },
            };
        }

        config.Without(Dropped);
        var name = Plain(className);
        if (!name.StartsWith("LossScaleOptimizer", StringComparison.Ordinal))
            return name;
        config.Without("dynamic", "loss_scale");
        return "LossScaleOptimizer";
    }

    /// <summary>Keras's own optimizers stand as custom ones in files of some installations.</summary>
    private static string Plain(string className) =>
        className.StartsWith("Custom>", StringComparison.Ordinal) ? className["Custom>".Length..] : className;
}
