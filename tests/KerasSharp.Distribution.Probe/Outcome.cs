using KerasSharp;
using KerasSharp.Callbacks;

namespace DistributionProbe;

/// <summary>What a training came to.</summary>
internal sealed record Outcome(Model Model, History History, double[] Further)
{
    public static Outcome Of(Model model, History history, params double[] further) => new(model, history, further);
}
