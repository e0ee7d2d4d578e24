namespace KerasSharp.Tests.Goldens;

/// <summary>A recorded <c>summary()</c>: its arguments, the width of the terminal and the text.</summary>
internal static class SummaryCase
{
    /// <summary>The model's summary is the recorded one, to the character.</summary>
    public static void Check(GoldenNode golden, Model model)
    {
        var arguments = golden["kwargs"];
        arguments.RefuseUnknown("line_length", "positions", "show_trainable", "layer_range", "expand_nested");
        var text = ModelSummary.Render(
            model, arguments.Has("line_length") ? arguments["line_length"].As<int>() : null,
            arguments.Has("positions") ? arguments["positions"].As<double[]>() : null,
            arguments.Has("expand_nested") && arguments["expand_nested"].As<bool>(),
            arguments.Has("show_trainable") && arguments["show_trainable"].As<bool>(),
            arguments.Has("layer_range") ? (arguments["layer_range"].As<string[]>()[0], arguments["layer_range"].As<string[]>()[1]) : null,
            golden["terminal_columns"].As<int>());
        Assert.Equal(golden["text"].As<string>(), text);
    }
}
