namespace KerasSharp.Optimizers;

/// <summary>A weight that an optimizer was built with, and what the base keeps for it.</summary>
internal sealed class TrackedVariable(Variable variable, int index)
{
    public Variable Variable { get; } = variable;

    public int Index { get; } = index;

    /// <summary>The tensor at the last look: another one means that the weight has moved to another device or type.</summary>
    public Tensor Seen { get; set; } = variable.Value;

    /// <summary>The weight decay; null for none.</summary>
    public double? Decay { get; set; }

    /// <summary>The moving average; null without.</summary>
    public Variable? Average { get; set; }

    /// <summary>The sum of the gradients since the last update; null without.</summary>
    public Variable? Accumulator { get; set; }

    /// <summary>The gradient in the step that is going on; null for none.</summary>
    public Tensor? Gradient { get; set; }
}
