namespace KerasSharp.Layers;

/// <summary>What 1 of an 8-bit floating-point type stands for, and the greatest absolute values by which it follows.</summary>
/// <param name="type">The type.</param>
/// <param name="scale">The scale.</param>
/// <param name="history">The greatest absolute values of past steps.</param>
internal sealed class Float8Scale(Float8 type, Variable scale, Variable history)
{
    /// <summary>A tensor rounded; its gradient goes through. In training the scale is brought up to date behind it.</summary>
    public Tensor Round(Tensor x, bool update)
    {
        Tensor rounded;
        using (no_grad())
            rounded = Rounded(x, update);
        return x.requires_grad && is_grad_enabled() ? rounded + (x - x.detach()) : rounded;
    }

    /// <summary>A tensor rounded, without its gradient.</summary>
    public Tensor Rounded(Tensor x, bool update)
    {
        var factor = scale.As(x.dtype);
        var rounded = type.Round((x / factor).clamp_(-type.Max, type.Max)) * factor;
        if (update)
            Update(x);
        return rounded;
    }

    private void Update(Tensor x)
    {
        using var scope = NewDisposeScope();
        var max = full([], type.Max, dtype: ScalarType.Float32, device: scale.Value.device);
        scale.Assign(Quantization.ComputeFloat8Scale(history.Value.max(), scale.Value, max));
        history.Assign(Quantization.ComputeFloat8AmaxHistory(x.detach(), history.Value));
    }
}
