using System.Reflection;

namespace KerasSharp.Training;

/// <summary>What must be the same in all processes that train a model, a line for each thing.</summary>
internal static class ModelDescription
{
    /// <summary>The lines for a model.</summary>
    /// <param name="model">The model, compiled and built.</param>
    /// <param name="run">What the run is started with.</param>
    public static string[] Of(Model model, string run) =>
    [
        $"version of KerasSharp: {Version(typeof(Model))}",
        $"version of TorchSharp: {Version(typeof(TorchSharp.torch))}",
        .. run.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        $"class of the model: {model.GetType().Name}",
        .. model.Weights.Select(
            (weight, i) =>
            $"weight {i}: {weight.Path}, shape {weight.Shape}, {DTypes.Name(weight.DType)}{(weight.Trainable ? "" : ", not trained")}"),
        $"optimizer: {model.Optimizer.GetType().Name} {Text(model.Optimizer)}",
        .. model.Metrics.Select((metric, i) => $"metric {i}: {metric.Name}"),
    ];

    /// <summary>Refuses to go on where a process has another description than the first.</summary>
    /// <exception cref="InvalidOperationException">The first difference; every process throws it.</exception>
    public static void Compare(Replicas replicas, string[] lines)
    {
        var all = replicas.Gather(string.Join('\n', lines));
        for (var rank = 1; rank < all.Length; rank++)
        {
            if (all[rank] == all[0])
                continue;
            var (first, other) = (all[0].Split('\n'), all[rank].Split('\n'));
            var at = Enumerable.Range(0, Math.Max(first.Length, other.Length)).First(
                i => first.ElementAtOrDefault(i) != other.ElementAtOrDefault(i));
            throw new InvalidOperationException(
                $"The processes must train the same model on the same data. Rank {rank} has "
                + $"\"{other.ElementAtOrDefault(at) ?? "nothing more"}\", rank 0 has "
                + $"\"{first.ElementAtOrDefault(at) ?? "nothing more"}\".");
        }
    }

    private static string Text(Optimizer optimizer)
    {
        try
        {
            return optimizer.GetConfig().ToJson().ToJsonString();
        }
        catch (NotSupportedException)
        {
            // A function of the caller's own has no config.
            return "";
        }
    }

    private static string Version(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
