namespace KerasSharp;

/// <summary>Random tensors, the same numbers as Keras's torch backend draws.</summary>
/// <remarks>An integer seed gives the same values at every call, a <see cref="SeedGenerator"/> new ones, null those of a generator of the
/// process (see <see cref="Utils.SetRandomSeed"/>). Tensors live on <see cref="KerasConfig.Device"/>. Source: keras.random.</remarks>
public static partial class KerasRandom
{
    /// <summary>Uniform in [minval, maxval).</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="minval">Lower bound, included.</param>
    /// <param name="maxval">Upper bound, excluded.</param>
    /// <param name="dtype">A floating type; null for <see cref="KerasConfig.FloatX"/>.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">dtype is not floating.</exception>
    public static Tensor Uniform(Shape shape, double minval = 0, double maxval = 1, DType? dtype = null, Seed? seed = null) =>
        Uniform(shape, minval, maxval, dtype, seed, KerasConfig.Device);

    /// <summary>Normally distributed.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation.</param>
    /// <param name="dtype">A floating type; null for <see cref="KerasConfig.FloatX"/>.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">dtype is not floating.</exception>
    public static Tensor Normal(Shape shape, double mean = 0, double stddev = 1, DType? dtype = null, Seed? seed = null) =>
        Normal(shape, mean, stddev, dtype, seed, KerasConfig.Device);

    /// <summary>Normally distributed, values beyond two standard deviations drawn again.</summary>
    /// <inheritdoc cref="Normal(Shape, double, double, DType?, Seed?)"/>
    public static Tensor TruncatedNormal(Shape shape, double mean = 0, double stddev = 1, DType? dtype = null, Seed? seed = null) =>
        TruncatedNormal(shape, mean, stddev, dtype, seed, KerasConfig.Device);

    /// <summary>Integers in [minval, maxval).</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="minval">Lower bound, included.</param>
    /// <param name="maxval">Upper bound, excluded.</param>
    /// <param name="dtype">An integer type; null for int32.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">dtype is no integer type, or there is nothing between the bounds.</exception>
    public static Tensor RandInt(Shape shape, long minval, long maxval, DType? dtype = null, Seed? seed = null)
    {
        ScalarType type = dtype ?? ScalarType.Int32;
        if (type is not (ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64))
            throw new ArgumentException($"`RandInt` requires an integer `dtype`. Received: dtype={type}", nameof(dtype));
        if (minval >= maxval)
            throw new ArgumentException($"`minval` must be less than `maxval`. Received: minval={minval}, maxval={maxval}", nameof(maxval));
        using var generator = Generate(seed, KerasConfig.Device);
        return BatchShare.Draw(shape.ToArray(), sizes => randint(minval, maxval, sizes, type, KerasConfig.Device, generator: generator));
    }

    /// <summary>Indices drawn with the probabilities softmax(logits), with replacement.</summary>
    /// <param name="logits">Unnormalised logarithms of the probabilities, (batch, classes).</param>
    /// <param name="numSamples">Draws for each row.</param>
    /// <param name="dtype">An integer type; null for int32.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The indices, (batch, numSamples).</returns>
    /// <exception cref="ArgumentException">logits is not two-dimensional.</exception>
    public static Tensor Categorical(Tensor logits, int numSamples, DType? dtype = null, Seed? seed = null)
    {
        if (logits.Dimensions != 2)
            throw new ArgumentException(
                $"`logits` should be a 2-D tensor with shape [batch_size, num_classes]. Received shape: {Shape.Of(logits.shape)}",
                nameof(logits));
        Guard.Positive(numSamples);
        using var scope = NewDisposeScope();
        using var generator = Generate(seed, logits.device);
        return multinomial(softmax(logits, -1), numSamples, true, generator).to_type(dtype ?? ScalarType.Int32).MoveToOuterDisposeScope();
    }

    /// <summary>Sets a share of the values to 0 and scales the others by 1 / (1 − rate).</summary>
    /// <param name="inputs">The values.</param>
    /// <param name="rate">The share, 0 to 1.</param>
    /// <param name="noiseShape">The shape of the mask, broadcast to that of the inputs; null sizes are those of the inputs. Null for one
    /// draw a value.</param>
    /// <param name="seed">The seed. Without one, and without a noise shape, torch's own generator draws.</param>
    /// <exception cref="ArgumentException">rate is not in [0, 1], or the noise shape does not fit.</exception>
    public static Tensor Dropout(Tensor inputs, double rate, Shape? noiseShape = null, Seed? seed = null)
    {
        Guard.InRange(rate, 0, 1);
        if (rate == 1)
            return zeros_like(inputs);
        if (rate == 0)
            return inputs.alias();
        if (noiseShape is null && (seed is not { } given || given.Generator is { Seed: null }))
        {
            return BatchShare.Current is not null ? DropShare(inputs, rate)
                : DropoutNoise.Fits(inputs) ? Multiplied(inputs, DropoutNoise.Draw(inputs, rate))
                : nn.functional.dropout(inputs, rate, training: true);
        }

        using var scope = NewDisposeScope();
        var mask = KeepMask(NoiseShape(inputs, noiseShape), 1 - rate, seed, inputs.device);
        return where(mask.broadcast_to(inputs.shape), inputs / (1 - rate), zeros([], inputs.dtype, inputs.device))
            .MoveToOuterDisposeScope();
    }

    /// <summary>Shuffles along an axis.</summary>
    /// <param name="x">The values.</param>
    /// <param name="axis">The axis; negative counts from the end.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static Tensor Shuffle(Tensor x, int axis = 0, Seed? seed = null)
    {
        var rank = (int)x.Dimensions;
        if (axis < -rank || axis >= rank)
            throw new ArgumentOutOfRangeException(
                nameof(axis), $"`axis` must lie in [{-rank}, {rank}) for a tensor of {rank} axes. Received: axis={axis}");
        var dim = axis < 0 ? axis + rank : axis;
        using var scope = NewDisposeScope();
        using var generator = Generate(seed, x.device);
        var order = rand(x.shape[..(dim + 1)], ScalarType.Float32, x.device, generator: generator).argsort(dim);
        var trailing = new long[rank];
        Array.Fill(trailing, 1L);
        order.shape.CopyTo(trailing, 0);
        return x.gather(dim, order.view(trailing).expand(x.shape)).MoveToOuterDisposeScope();
    }

    /// <summary>True with a probability: the mask of a seeded dropout.</summary>
    internal static Tensor KeepMask(long[] shape, double probability, Seed? seed, Device device)
    {
        using var scope = NewDisposeScope();
        using var generator = Generate(seed, device);
        return BatchShare.Draw(shape, sizes => bernoulli(full(sizes, probability, ScalarType.Float32, device), generator))
            .to_type(ScalarType.Bool).MoveToOuterDisposeScope();
    }

    private static Tensor Multiplied(Tensor inputs, Tensor noise)
    {
        using (noise)
            return inputs * noise;
    }

    /// <summary>torch's dropout, with the numbers that it draws for these rows within the whole batch.</summary>
    private static Tensor DropShare(Tensor inputs, double rate)
    {
        using var scope = NewDisposeScope();
        var noise = BatchShare.Draw(inputs.shape, sizes => empty(sizes, inputs.dtype, inputs.device).bernoulli_(1 - rate));
        return (inputs * (noise / (1 - rate))).MoveToOuterDisposeScope();
    }

    internal static Tensor Uniform(Shape shape, double minval, double maxval, ScalarType? dtype, Seed? seed, Device device)
    {
        var type = Floating(dtype, nameof(Uniform));
        using var scope = NewDisposeScope();
        using var generator = Generate(seed, device);
        return BatchShare.Draw(shape.ToArray(), sizes => rand(sizes, type, device, generator: generator)).mul_(maxval - minval).add_(minval)
            .MoveToOuterDisposeScope();
    }

    internal static Tensor Normal(Shape shape, double mean, double stddev, ScalarType? dtype, Seed? seed, Device device)
    {
        var type = Floating(dtype, nameof(Normal));
        if (stddev < 0)
            throw new ArgumentOutOfRangeException(nameof(stddev), $"`stddev` must be 0 or more. Received: stddev={stddev}");
        using var scope = NewDisposeScope();
        using var generator = Generate(seed, device);
        return BatchShare.Draw(shape.ToArray(), sizes => empty(sizes, type, device).normal_(mean, stddev, generator))
            .MoveToOuterDisposeScope();
    }

    internal static Tensor TruncatedNormal(Shape shape, double mean, double stddev, ScalarType? dtype, Seed? seed, Device device)
    {
        using var scope = NewDisposeScope();
        // Four draws a value; the first within bounds counts (one value in 200,000 finds none and keeps its first).
        var draws = Normal(Shape.Create([.. shape, 4]), 0, 1, dtype, seed, device);
        var (_, first) = draws.abs().lt(2).max(-1, keepdim: true);
        return draws.gather(-1, first).squeeze(-1).mul_(stddev).add_(mean).MoveToOuterDisposeScope();
    }

    private static Generator Generate(Seed? seed, Device device) => new((ulong)Seed.Draw(seed), device);

    private static long[] NoiseShape(Tensor inputs, Shape? shape)
    {
        var sizes = inputs.shape;
        if (shape is null)
            return sizes;
        if (shape.Rank != sizes.Length)
            throw new ArgumentException(
                $"`noiseShape` must have as many axes as the inputs. Received: noiseShape={shape}, inputs.shape={Shape.Of(sizes)}",
                nameof(shape));
        return [.. sizes.Select((size, i) => shape[i] ?? size)];
    }

    private static ScalarType Floating(ScalarType? dtype, string function)
    {
        var type = dtype ?? KerasConfig.FloatX;
        return DTypes.IsFloating(type) ? type : throw new ArgumentException(
            $"`{function}` requires a floating point `dtype`. Received: dtype={DTypes.Name(type)}", nameof(dtype));
    }
}
