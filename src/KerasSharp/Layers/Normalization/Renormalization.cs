namespace KerasSharp.Layers;

/// <summary>The state and the corrections of batch renormalization.</summary>
internal sealed class Renormalization(
    Variable movingStddev, Variable renormMean, Variable renormStddev, double momentum, IReadOnlyDictionary<string, double> clipping)
{
    /// <summary>A copy of bounds that name nothing but "rmax", "rmin" and "dmax" and do not contradict each other.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    public static IReadOnlyDictionary<string, double>? CheckClipping(Dictionary<string, double>? renormClipping)
    {
        if (renormClipping is null)
            return null;
        var unknown = renormClipping.Keys.Except(["rmax", "rmin", "dmax"]).ToList();
        if (unknown.Count > 0)
            throw new ArgumentException(
                $"Invalid keys of `renormClipping`: {string.Join(", ", unknown)}. There are: rmax, rmin, dmax", nameof(renormClipping));
        if (renormClipping.TryGetValue("rmax", out var rmax) && renormClipping.TryGetValue("rmin", out var rmin) && rmax < rmin)
            throw new ArgumentException(
                $"rmax must not be less than rmin in `renormClipping`. Received: rmax={rmax}, rmin={rmin}", nameof(renormClipping));
        if (renormClipping.TryGetValue("dmax", out var dmax) && dmax < 0)
            throw new ArgumentException($"dmax must be 0 or more in `renormClipping`. Received: dmax={dmax}", nameof(renormClipping));
        return new Dictionary<string, double>(renormClipping);
    }

    /// <summary>The factor and summand that take the place of gamma and beta: the batch's statistics are bent towards the moving ones,
    /// without gradient.</summary>
    public (Tensor Scale, Tensor Shift) Correct(Tensor mean, Tensor variance, Tensor? gamma, Tensor? beta, double epsilon)
    {
        Tensor r, d;
        using (no_grad())
        {
            var moving = renormStddev.As(mean.dtype).clamp_min(Math.Sqrt(epsilon));
            r = (variance + epsilon).sqrt() / moving;
            d = (mean - renormMean.As(mean.dtype)) / moving;
            if (clipping.TryGetValue("rmin", out var rmin))
                r = r.clamp_min(rmin);
            if (clipping.TryGetValue("rmax", out var rmax))
                r = r.clamp_max(rmax);
            if (clipping.TryGetValue("dmax", out var dmax))
                d = d.clamp_min(-dmax).clamp_max(dmax);
        }

        if (gamma is not null)
            (r, d) = (r * gamma, d * gamma);
        return (r, beta is null ? d : d + beta);
    }

    /// <summary>A step of the moving statistics. Inference follows the moving standard deviation, so the moving variance is made from
    /// it.</summary>
    public void Update(Tensor mean, Tensor variance, double movingMomentum, double epsilon, Variable movingVariance)
    {
        var stddev = (variance + epsilon).sqrt();
        renormMean.Value.mul_(momentum).add_(mean, 1 - momentum);
        renormStddev.Value.mul_(momentum).add_(stddev, 1 - momentum);
        var moving = movingStddev.Value.mul_(movingMomentum).add_(stddev, 1 - movingMomentum);
        movingVariance.Value.copy_((moving.square() - epsilon).relu());
    }
}
