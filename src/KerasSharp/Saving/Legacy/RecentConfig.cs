namespace KerasSharp.Saving.Legacy;

/// <summary>What the versions of Keras 3 before 3.16 wrote otherwise.</summary>
internal static class RecentConfig
{
    /// <summary>Brings the options of an object into the form of Keras 3.16.</summary>
    public static void Apply(Config config, string className, Config options)
    {
        if (options.Contains("dtype") && options["dtype"] is Config)
            options["dtype"] = OldParts.DType(options["dtype"]);
        if (className == "OrthogonalInitializer")
            config["class_name"] = "Orthogonal";
        if (className == "RandomRotation")
            options.Remove("value_range");
        // Files without modules hold the class's name, which is not the exported one.
        if (className == "GroupedQueryAttention")
            config["class_name"] = "GroupQueryAttention";
    }
}
