namespace KerasSharp.Layers;

/// <summary>What the dropouts of whole channels have in common.</summary>
public abstract class SpatialDropout : Layer
{
    private readonly long?[] _noise;

    private protected SpatialDropout(int rank, double rate, DataFormat dataFormat, int? seed, string? name)
        : base(name)
    {
        Rate = Guard.InRange(rate, 0, 1);
        Seed = seed;
        SeedGenerator = rate > 0 ? new SeedGenerator(seed) : null;
        // One draw for all positions of a channel.
        _noise = new long?[rank + 2];
        Array.Fill(_noise, 1, SpatialAxes.First(dataFormat), rank);
        InputSpecs = [new InputSpec(ndim: rank + 2)];
    }

    /// <summary>The share of channels that is dropped.</summary>
    public double Rate { get; }

    /// <summary>The seed; null for one that Keras picks.</summary>
    public int? Seed { get; }

    /// <summary>Where the masks come from; null at rate 0.</summary>
    public SeedGenerator? SeedGenerator { get; }

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    /// <inheritdoc/>
    public override Config GetConfig() =>
        base.GetConfig().Without("trainable").Merge(new Config { { "dtype", Policy.Name }, { "rate", Rate }, { "seed", Seed } });

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) =>
        training && SeedGenerator is not null ? KerasRandom.Dropout(x, Rate, Shape.Create(_noise), SeedGenerator) : x;
}
