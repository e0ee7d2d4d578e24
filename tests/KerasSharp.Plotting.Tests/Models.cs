using KerasSharp.Layers;

namespace KerasSharp.Plotting.Tests;

/// <summary>Small models to draw.</summary>
internal static class Models
{
    public static Sequential Stack() => new(
        [new Input([4]), new Dense(8, activation: "relu", name: "hidden"), new Dense(3, activation: "softmax", name: "answer")],
        name: "stack");

    /// <summary>Two inputs, a model within, and an arrow that passes rows.</summary>
    public static Model Branched()
    {
        var (left, right) = (new Input([6], name: "left"), new Input([2], name: "right"));
        var inner = new Sequential([new Input([2]), new Dense(5, name: "inner_a"), new Dense(4, name: "inner_b")], name: "inner");
        var joined = new Concatenate(name: "join").Apply([left.Dense(8, name: "first").Dense(4, name: "second"), inner.Apply(right)]);
        var sum = new Add(name: "sum").Apply([joined.Dense(3, name: "third"), right.Dense(3, name: "skip")]);
        return new Model([left, right], sum, name: "branched");
    }
}
