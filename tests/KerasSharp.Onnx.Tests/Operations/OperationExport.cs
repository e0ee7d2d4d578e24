namespace KerasSharp.Onnx.Tests.Operations;

/// <summary>A function of tensors as a model, exported and run by OnnxRuntime.</summary>
internal static class OperationExport
{
    /// <summary>The function in OnnxRuntime gives what it gives here, whatever the size of the first axis.</summary>
    public static void Agrees(Func<KerasTensor[], KerasTensor[]> function, params Tensor[] inputs) => Agrees(false, function, inputs);

    /// <summary>The function of tensors whose sizes are all known gives in OnnxRuntime what it gives here.</summary>
    public static void AgreesOnKnownSizes(Func<KerasTensor[], KerasTensor[]> function, params Tensor[] inputs) =>
        Agrees(true, function, inputs);

    private static void Agrees(bool known, Func<KerasTensor[], KerasTensor[]> function, Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        using var model = Make(function, inputs, known);
        var expected = ((Layer)model).Apply(inputs);
        var found = Run(model, inputs);
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
            Same.Values(expected[i].nan_to_num(-7, 1e30, -1e30), found[i].nan_to_num(-7, 1e30, -1e30));
    }

    /// <summary>What OnnxRuntime gives.</summary>
    public static Tensor[] Run(Func<KerasTensor[], KerasTensor[]> function, params Tensor[] inputs)
    {
        using var model = Make(function, inputs);
        return Run(model, inputs);
    }

    private static Tensor[] Run(Model model, Tensor[] inputs)
    {
        using var exported = new OnnxModel(ModelGraph.Export(model));
        return exported.Run(inputs);
    }

    private static Model Make(Func<KerasTensor[], KerasTensor[]> function, Tensor[] inputs, bool known = false)
    {
        KerasTensor[] symbols = [.. inputs.Select(input =>
            (KerasTensor)new Input(input.shape[1..], known ? (int)input.shape[0] : null, input.dtype))];
        return new Model(symbols, function(symbols));
    }
}
