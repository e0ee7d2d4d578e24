namespace KerasSharp.Training;

/// <summary>Puts data that was given by name into the order of a model's inputs and outputs.</summary>
internal static class NamedData
{
    /// <exception cref="ArgumentException">An input has no data, or a name belongs to no output.</exception>
    public static Batch Arrange(Batch batch, Model model)
    {
        if (batch.Keys.None)
            return batch;
        var y = ByOutput(batch.Y, batch.Keys.Y, model, "y");
        var x = ByInput(batch.X, batch.Keys.X, model);
        // A step of one's own may take an input by its name.
        var names = batch.Keys.X is null || model.Body.InputNames is { Length: 0 } ? batch.Keys.X : model.Body.InputNames;
        var weights = batch.Keys.SampleWeight is { } keys ? Weights(batch, keys, model, y.Length) : batch.SampleWeight;
        return new Batch(x, y, weights) { Keys = new(names, null, null) };
    }

    /// <summary>The inputs in the model's order.</summary>
    /// <exception cref="ArgumentException">An input is missing, or the model takes none by name.</exception>
    public static Tensor[] ByInput(Tensor[] x, string[]? keys, Model model)
    {
        if (keys is null)
            return x;
        model.Body.NameInputs(keys);
        if (model.Body.InputNames is not { Length: > 0 } names)
            return x;
        return Array.ConvertAll(names, name => Array.IndexOf(keys, name) is >= 0 and var place ? x[place] : throw new ArgumentException(
            $"The data for the input '{name}' of model '{model.Name}' is missing. Expected: {string.Join(", ", names)}. Received: "
            + $"{string.Join(", ", keys)}", "x"));
    }

    /// <summary>In the order of the outputs; outputs without a target are left out.</summary>
    private static Tensor[] ByOutput(Tensor[] tensors, string[]? keys, Model model, string argument)
    {
        if (keys is null || (keys.Length == 1 && model.OutputNames.Length == 1))
            return tensors;
        OutputTargets.CheckNames(keys, model.OutputNames, argument);
        return [.. model.OutputNames.Select(name => Array.IndexOf(keys, name)).Where(place => place >= 0).Select(place => tensors[place])];
    }

    /// <summary>A weight for each target.</summary>
    private static Tensor[] Weights(Batch batch, string[] keys, Model model, int targets)
    {
        OutputTargets.CheckNames(keys, model.OutputNames, "sampleWeight");
        string[] names = batch.Keys.Y is { } given ? [.. model.OutputNames.Where(given.Contains)] : model.OutputNames;
        if (names.Length != targets)
            throw new ArgumentException(
                $"`sampleWeight` is given by name, but `y` has {targets} targets for the outputs "
                + $"{string.Join(", ", model.OutputNames)}. Give `y` by name too.", "sampleWeight");
        return Array.ConvertAll(names, name => Array.IndexOf(keys, name) is >= 0 and var place
            ? batch.SampleWeight[place]
            : throw new ArgumentException(
                $"You should provide one `sampleWeight` array per output in `y`: there is none for the output '{name}'. Received: "
                + $"{string.Join(", ", keys)}", "sampleWeight"));
    }
}
