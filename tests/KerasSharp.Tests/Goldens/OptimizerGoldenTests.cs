using System.Text.Json;
using System.Text.Json.Nodes;
using KerasSharp.Constraints;
using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Goldens;

/// <summary>Every optimizer against Keras: config, weights after each step, its own variables at the end; in one pass over memory and in
/// tensor operations.</summary>
public sealed class OptimizerGoldenTests : GoldenTests
{
    [Theory, GoldenCases("optimizers")]
    public void Agrees_with_Keras(string id) => Replay(id, golden =>
    {
        golden.RefuseUnknown(
            "id", "class_name", "config", "parameter_names", "initial_parameters", "constraints", "exclude_from_weight_decay_names",
            "steps", "optimizer_variables", "finalized_parameters", "note");
        Train(golden, sweep: true);
        Train(golden, sweep: false);
    });

    private static void Train(GoldenCase golden, bool sweep)
    {
        using var optimizer = golden.Make<Optimizer>();
        if (optimizer is ElementwiseOptimizer elementwise)
            elementwise.UseSweep = sweep;
        GoldenAssert.SameConfig(PublicModules(golden["config"]), optimizer.GetConfig());
        if (golden.Has("exclude_from_weight_decay_names"))
            optimizer.ExcludeFromWeightDecay(varNames: golden["exclude_from_weight_decay_names"].As<string[]>());
        var weights = Weights(golden);
        optimizer.Build(weights);
        foreach (var step in golden["steps"].Items)
        {
            step.RefuseUnknown("gradients", "parameters", "iterations", "learning_rate");
            optimizer.Apply([.. step["gradients"].Items.Select(gradient => gradient.IsNull ? null : gradient.AsTensor())]);
            GoldenAssert.AllClose(step["parameters"], [.. weights.Select(weight => weight.Value)], Tolerance.Values);
            GoldenAssert.Equal(step["iterations"], optimizer.Iterations);
            GoldenAssert.Close(step["learning_rate"], optimizer.LearningRate, new Tolerance(1e-6, 1e-8));
        }

        var variables = golden["optimizer_variables"].Items.ToList();
        Assert.Equal(variables.Select(variable => variable["path"].As<string>()), optimizer.Variables.Select(variable => variable.Path));
        Assert.Equal(variables.Select(variable => variable["name"].As<string>()), optimizer.Variables.Select(variable => variable.Name));
        foreach (var (expected, actual) in variables.Zip(optimizer.Variables))
            GoldenAssert.Close(expected["value"], actual.Value, Tolerance.Values);

        if (golden.Has("finalized_parameters"))
        {
            optimizer.FinalizeVariableValues();
            GoldenAssert.AllClose(golden["finalized_parameters"], [.. weights.Select(weight => weight.Value)], Tolerance.Values);
        }

        foreach (var weight in weights)
            weight.Dispose();
    }

    private static List<Variable> Weights(GoldenCase golden)
    {
        var names = golden["parameter_names"].As<string[]>();
        var constraints = golden.Has("constraints") ? golden["constraints"].Items.Select(Constraint).ToList() : [.. names.Select(
            _ => (Constraint?)null)];
        return [.. golden["initial_parameters"].Items.Select(
            (value, i) => new Variable(value.AsTensor(), names[i]) { Constraint = constraints[i] })];
    }

    /// <summary>An optimizer inside a config stands there with the module that holds it on the torch backend; ours has the public
    /// one.</summary>
    private static GoldenNode PublicModules(GoldenNode config)
    {
        var json = JsonNode.Parse(config.Element.GetRawText())!.AsObject();
        if (json["inner_optimizer"] is not JsonObject inner)
            return config;
        Assert.StartsWith("keras.src.backend.torch.optimizers.", inner["module"]!.GetValue<string>());
        inner["module"] = "keras.optimizers";
        inner["registered_name"] = null;
        return new GoldenNode(config.Id, config.Path, JsonSerializer.SerializeToElement(json));
    }

    private static Constraint? Constraint(GoldenNode node) => node.IsNull ? null : node.Make<Constraint>();
}
