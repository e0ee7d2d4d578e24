namespace KerasSharp.Optimizers;

/// <summary>The limits of gradients, of which an optimizer has at most one. A limit of 0 is none, as in Keras.</summary>
internal sealed class GradientClipping
{
    public GradientClipping(double? clipnorm, double? clipvalue, double? globalClipnorm)
    {
        Norm = clipnorm is { } norm ? Guard.NotNegative(norm, nameof(clipnorm)) : null;
        Value = clipvalue is { } value ? Guard.NotNegative(value, nameof(clipvalue)) : null;
        GlobalNorm = globalClipnorm is { } global ? Guard.NotNegative(global, nameof(globalClipnorm)) : null;
        if (new[] { Norm, Value, GlobalNorm }.Count(limit => limit is not null) > 1)
        {
            throw new ArgumentException(
                "Only one of `clipnorm`, `clipvalue` and `globalClipnorm` can be set. "
                + $"Received: clipnorm={Show(Norm)}, clipvalue={Show(Value)}, globalClipnorm={Show(GlobalNorm)}");
        }
    }

    /// <summary>Whether there is a limit.</summary>
    public bool IsActive => Norm > 0 || Value > 0 || GlobalNorm > 0;

    public double? Norm { get; }

    public double? Value { get; }

    public double? GlobalNorm { get; }

    /// <summary>Puts limited gradients in the place of those given. A gradient that is not finite makes the global norm, and so all
    /// gradients, NaN.</summary>
    public void Apply(List<TrackedVariable> variables)
    {
        if (Norm is > 0 and var norm)
        {
            foreach (var variable in variables)
            {
                var gradient = variable.Gradient!;
                var wide = gradient.Wide();
                variable.Gradient = wide.mul(norm).div_(wide.square().sum().sqrt_().clamp_min_(norm)).As(gradient.dtype);
            }
        }
        else if (Value is > 0 and var value)
        {
            foreach (var variable in variables)
                variable.Gradient = variable.Gradient!.clamp(-value, value);
        }
        else if (GlobalNorm is > 0 and var limit)
        {
            var total = stack(variables.Select(variable => variable.Gradient!.Wide().square().sum())).sum().sqrt_();
            var scale = total.reciprocal().clamp_max_(1 / limit).mul_(limit).add_(total - total);
            foreach (var variable in variables)
                variable.Gradient = variable.Gradient! * scale.As(variable.Gradient!.dtype);
        }
    }

    private static string Show(double? value) => value is null ? "null" : $"{value}";
}
