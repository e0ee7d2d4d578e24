namespace KerasSharp.Models;

/// <summary>A model of the layers that lead from inputs to outputs.</summary>
internal sealed class FunctionalBody(Model model, FunctionalGraph graph) : ModelBody
{
    /// <summary>The calls that lead from the inputs to the outputs.</summary>
    public FunctionalGraph Graph => graph;

    public override (KerasTensor[] Inputs, KerasTensor[] Outputs)? Ends => (graph.Inputs, graph.Outputs);

    public override IReadOnlyList<Layer> Layers => graph.Layers;

    public override IReadOnlyList<IGraphOperation> SummaryRows => graph.Operations;

    public override IReadOnlyDictionary<IGraphOperation, string>? Connections => graph.IsStack ? null : graph.Connections();

    public override string[] InputNames => graph.InputNames;

    public override string[] OutputNames => graph.OutputNames;

    public override bool OutputsByName => graph.OutputStructure.Named is not null;

    public override bool CastsInputs => false;

    public override string? RegisteredName => "Functional";

    public override bool NamesMask(NodeArguments arguments) => arguments is { Positional: [KerasTensor], Named.Count: 0 };

    public override ScalarType OutputDType(int output) => graph.Outputs[output].DType;

    public override Shape[] OutputShapes(Shape[] inputs, Func<Shape[], Shape[]> asLayer) => graph.OutputShapes(inputs);

    public override Config Config(Config ofLayer) => FunctionalConfig.Write(model, graph);

    public override Config? BuildConfig(Config? ofLayer) => new() { { "input_shape", null } };

    public override void Build(Shape[] inputs, Action<Shape[]> asLayer)
    {
        // The symbolic calls of the layers made their weights.
    }

    public override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        var expected = graph.Inputs;
        if (inputs.Length != expected.Length)
        {
            throw new ArgumentException(
                $"Layer \"{model.Name}\" expects {expected.Length} input(s) ({string.Join(", ", InputNames)}), but it received "
                + $"{inputs.Length} input tensors.", nameof(inputs));
        }

        var fitted = new Tensor[inputs.Length];
        for (var i = 0; i < fitted.Length; i++)
            fitted[i] = ModelInputs.Fit(inputs[i], expected[i].Shape, expected[i].DType, i, model.Name);
        using var memory = new CallMemory();
        var values = graph.Begin(ModelInputs.Masked(fitted, context.Masks));
        foreach (var step in graph.Steps)
        {
            using var late = LateActivation.Scope.Of(step.Late);
            if (step.IsLarge(values))
                Economically(step, values, memory);
            else
                step.Keep(step.Compute(step.Inputs(values), step.Training, step.Masks(values), step.Options), values);
        }

        var outputs = graph.End(values);
        memory.Keep(outputs);
        return outputs;
    }

    /// <summary>Takes a step; what it made beside its outputs is freed at once, and so are values that no later step reads.</summary>
    private static void Economically(Step step, Tensor[] values, CallMemory memory)
    {
        using (var own = new CallMemory())
        {
            var inputs = step.Inputs(values);
            using (CallState.Overwriting(
                step.Overwrites is { } index && memory.Owns(inputs[index]) && IsHeldOnce(values, inputs[index]) ? inputs[index] : null))
            {
                var made = step.Compute(inputs, step.Training, step.Masks(values), step.Options);
                own.Keep(made);
                step.Keep(made, values);
            }
        }

        step.Release(values, memory.Scope);
    }

    // A layer that does nothing, such as Dropout outside of training, gives its input back.
    private static bool IsHeldOnce(Tensor[] values, Tensor value) => values.Count(other => ReferenceEquals(other, value)) == 1;
}
