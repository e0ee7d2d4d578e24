namespace KerasSharp.Tests.Architecture;

/// <summary>Which folders of the library may use which: arrows point down, and a new one needs a decision.</summary>
public class RoomTests
{
    /// <summary>Used by everybody; they know each other.</summary>
    private static readonly string[] Ground = ["Core", "Serialization", "Torch", "Random"];

    /// <summary>What each folder uses beside those.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        // A variable has what its weight has: a regularizer and a constraint.
        ["Core"] = ["Constraints", "Initializers", "Regularizers"],
        // Older files have layers as activations.
        ["Serialization"] = ["Saving"],
        ["Torch"] = ["Layers"],
        ["Losses"] = [],
        ["Metrics"] = ["Initializers", "Losses"],
        ["Optimizers"] = ["Constraints"],
        ["Layers"] = ["Activations", "Constraints", "Graph", "Initializers", "Metrics", "Operations", "Quantizers", "Regularizers",
            "Training"],
        // Calibration runs layers.
        ["Quantizers"] = ["Layers"],
        ["Graph"] = ["Layers", "Models", "Operations"],
        ["Operations"] = ["Activations", "Graph", "Layers", "Losses"],
        ["Models"] = ["Callbacks", "Graph", "Layers", "Losses", "Metrics", "Optimizers", "Quantizers", "Reporting", "Saving", "Training"],
        ["Training"] = ["Callbacks", "Layers", "Losses", "Metrics", "Models", "Optimizers", "Regularizers"],
        ["Callbacks"] = ["Layers", "Models", "Optimizers", "Reporting", "Saving", "Training"],
        ["Saving"] = ["Activations", "Layers", "Models", "Operations", "Optimizers", "Training"],
        ["Reporting"] = ["Callbacks", "Layers", "Models", "Optimizers"],
        ["Utils"] = ["Graph", "Layers", "Operations", "Reporting", "Training"],
    };

    [Fact]
    public void No_folder_uses_one_that_it_may_not()
    {
        var assembly = typeof(KerasSharp.Layers.Layer).Assembly;
        var wrong = new Rooms(assembly).Uses(assembly)
            .Where(use => !Ground.Contains(use.To) && !Allowed.GetValueOrDefault(use.From, []).Contains(use.To))
            .GroupBy(use => $"{use.From} -> {use.To}")
            .Select(arrow => $"{arrow.Key}: {arrow.First().Example}");
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void Every_arrow_that_is_allowed_is_there()
    {
        var assembly = typeof(KerasSharp.Layers.Layer).Assembly;
        var used = new Rooms(assembly).Uses(assembly).Select(use => (use.From, use.To)).ToHashSet();
        var allowed = Allowed.SelectMany(room => room.Value.Select(to => (From: room.Key, To: to)));
        Assert.All(allowed, arrow => Assert.Contains(arrow, used));
    }
}
