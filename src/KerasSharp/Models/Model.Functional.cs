using KerasSharp.Models;

namespace KerasSharp;

[KerasName("Functional", Module = "keras.src.models.functional")]
public partial class Model
{
    /// <summary>A model of the layers that lead from inputs to outputs.</summary>
    /// <param name="inputs">Where data enters: an <see cref="KerasSharp.Input"/>, a list, or a dictionary by name. Inner tensors of another
    /// model cut a part out of it, which shares its layers.</param>
    /// <param name="outputs">What the model gives, likewise.</param>
    /// <param name="name">The name; null for <c>functional</c>, counted.</param>
    /// <remarks>The layers stay the caller's: those that several models share are freed with the first of these.</remarks>
    /// <exception cref="ArgumentException">An output is not connected to the inputs, or two layers have the same name.</exception>
    public Model(KerasTensors inputs, KerasTensors outputs, string? name = null)
        : base(name)
    {
        if (name is null && GetType() == typeof(Model))
            Name = UniqueNames.Next("functional");
        var graph = new FunctionalGraph(inputs, outputs);
        Body = new FunctionalBody(this, graph);
        if (graph.InputStructure.Named is { } named)
            WarnOfOtherNames(named);
        foreach (var layer in graph.Layers)
            AddLayer(layer);
        EnsureBuilt(Array.ConvertAll(graph.Inputs, input => input.Shape));
    }

    /// <summary>A ready-made network: where a file has its weights, their first values are never computed.</summary>
    /// <param name="name">The name.</param>
    /// <param name="network">Applies the layers and gives the inputs and outputs.</param>
    /// <param name="weights">The file of the weights; null for the layers' initializers.</param>
    private protected Model(string name, Func<(KerasTensors Inputs, KerasTensors Outputs)> network, string? weights)
        : base(name)
    {
        using var load = weights is null ? null : new VariableScope();
        var (inputs, outputs) = network();
        var graph = new FunctionalGraph(inputs, outputs);
        Body = new FunctionalBody(this, graph);
        foreach (var layer in graph.Layers)
            AddLayer(layer);
        EnsureBuilt(Array.ConvertAll(graph.Inputs, input => input.Shape));
        if (weights is not null)
            LoadWeights(weights);
        load?.Complete();
    }

    /// <summary>The model that a functional model's config describes.</summary>
    /// <exception cref="ConfigException">A layer is unknown, its config is wrong, or the graph has loops or ends that are not
    /// connected.</exception>
    public static Model FromConfig(Config config)
    {
        var (inputs, outputs) = FunctionalConfig.Read(config);
        var model = new Model(inputs, outputs, config.Get<string?>("name", null));
        // As in Keras, the layers' own configs say which of them are trained.
        model.TrainAlone(config.Get("trainable", true));
        return model;
    }

    private static void WarnOfOtherNames(SortedDictionary<string, KerasTensors> named)
    {
        foreach (var (key, value) in named)
        {
            if (value.Tensor is { } tensor && tensor.Name != key)
            {
                Warnings.Warn(
                    "When providing `inputs` as a dict, all keys in the dict must match the names of the corresponding tensors. "
                    + $"Received key '{key}' mapping to value {tensor} which has name '{tensor.Name}'. Change the tensor name to "
                    + $"'{key}' (via `new Input(..., name: \"{key}\")`)");
            }
        }
    }
}
