using KerasSharp.Constraints;
using KerasSharp.Torch;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>A trainable change of low rank to a frozen kernel (LoRA): <c>kernel + alpha / rank · a · b</c>.</summary>
/// <param name="a">(…, rank).</param>
/// <param name="b">(rank, n).</param>
/// <param name="factor">alpha / rank.</param>
internal sealed class LowRankUpdate(Variable a, Variable b, double factor)
{
    /// <summary>The rank, if it can be used.</summary>
    /// <exception cref="ArgumentException">It is below 1, or the weight has a constraint, which would not hold for the sum.</exception>
    public static int? CheckRank(int? loraRank, Constraint? constraint)
    {
        if (loraRank is null)
            return null;
        return constraint is null ? Guard.Positive(loraRank.Value, nameof(loraRank)) : throw new ArgumentException(
            $"`loraRank` cannot go together with a constraint on the weight. Received: loraRank={loraRank}, constraint={constraint.GetType().Name}", nameof(loraRank));
    }

    /// <summary>Refuses a layer that has no weights yet, or has a low-rank update.</summary>
    public static void CheckState(bool built, LowRankUpdate? present, string layer)
    {
        if (!built)
            throw new InvalidOperationException($"Cannot enable LoRA on layer '{layer}': it is not built yet.");
        if (present is not null)
            throw new InvalidOperationException($"LoRA is already enabled on layer '{layer}'. This can only be done once per layer.");
    }

    /// <summary>What files hold of a layer: the weight with the change added, and the bias.</summary>
    public IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> Stored(Variable kernel, Variable? bias)
    {
        var stored = new List<(Variable, Func<Tensor>?)> { (kernel, () => AddTo(kernel.Value.detach()).detach()) };
        if (bias is not null)
            stored.Add((bias, null));
        return stored;
    }

    /// <summary>No change: after loading, the weight itself has it.</summary>
    public void Reset()
    {
        using var scope = NewDisposeScope();
        a.Assign(zeros_like(a.Value));
        b.Assign(zeros_like(b.Value));
    }

    /// <summary>The weight with the change added.</summary>
    public Tensor AddTo(Tensor kernel) => kernel + (a.As(kernel.dtype).MatMul(b.As(kernel.dtype)) * factor);
}
