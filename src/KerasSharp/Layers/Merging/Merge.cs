namespace KerasSharp.Layers;

/// <summary>What the layers that merge several inputs into one have in common.</summary>
public abstract class Merge : Layer
{
    private protected Merge(string? name)
        : base(name)
    {
    }

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    /// <summary>Merges inputs.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="training">Whether the call is part of training.</param>
    /// <param name="masks">A mask for each input; null for none.</param>
    /// <exception cref="ArgumentException">The inputs' number or shapes are not what the layer takes.</exception>
    public new Tensor Apply(Tensor[] inputs, bool? training = null, Tensor?[]? masks = null) => base.Apply(inputs, training, masks)[0];

    /// <summary>Merges inputs in a functional model.</summary>
    /// <exception cref="ArgumentException">The inputs' number or shapes are not what the layer takes.</exception>
    public KerasTensor Apply(KerasTensor[] inputs) => base.Apply(inputs)[0];

    /// <summary>How many inputs there must be; null for one or more.</summary>
    private protected virtual int? Count => null;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => ComputeOutputShape([input])[0];

    /// <inheritdoc/>
    public override Shape[] ComputeOutputShape(Shape[] inputs)
    {
        CheckCount(inputs.Length);
        var batches = inputs.Where(shape => shape.Rank > 0 && shape[0] is not null).Select(shape => shape[0]).Distinct().ToList();
        if (batches.Count > 1 || Array.Exists(inputs, shape => shape.Rank == 0))
            throw Incompatible("inputs must have the same batch size", inputs);
        long?[] rest = [.. inputs[0][1..]];
        foreach (var input in inputs.Skip(1))
            rest = Broadcast(rest, [.. input[1..]], inputs);
        return [[batches.FirstOrDefault(), .. rest]];
    }

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs) => ComputeOutputShape(inputs);

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        CheckCount(inputs.Length);
        return [MergeAll(SameRank(inputs), context.Masks)];
    }

    /// <inheritdoc/>
    protected override Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs) =>
        [masks.Length > 0 && Array.TrueForAll(masks, mask => mask is not null) ? masks.Aggregate((a, b) => a!.logical_or(b!)) : null];

    /// <summary>The merge of inputs of one rank.</summary>
    private protected abstract Tensor MergeAll(Tensor[] inputs, Tensor?[] masks);

    /// <summary>Inputs one after the other; where one is masked the other stands alone.</summary>
    private protected static Tensor Elementwise(Tensor[] inputs, Tensor?[] masks, Func<Tensor, Tensor, Tensor> function)
    {
        var output = inputs[0];
        var outputMask = masks[0] is { } first ? Spread(first, output) : null;
        for (var i = 1; i < inputs.Length; i++)
        {
            var x = inputs[i];
            var mask = masks[i] is { } given ? Spread(given, x) : null;
            if (mask is not null)
                x = where(mask, x, output);
            if (outputMask is not null)
                output = where(outputMask, output, x);
            outputMask = mask is not null ? outputMask?.logical_or(mask) : null;
            output = function(output, x);
        }

        return output;
    }

    /// <summary>A mask (batch, time) for each value of an input.</summary>
    private protected static Tensor Spread(Tensor mask, Tensor x) => mask.to_type(ScalarType.Bool).unsqueeze(-1).expand(x.shape);

    /// <summary>An error that names the layer and the shapes.</summary>
    private protected ArgumentException Incompatible(string reason, Shape[] inputs) =>
        new($"Layer \"{Name}\": {reason}. Received: input_shape=[{string.Join<Shape>(", ", inputs)}]", nameof(inputs));

    private static Tensor[] SameRank(Tensor[] inputs)
    {
        var rank = inputs.Max(input => input.Dimensions);
        return Array.TrueForAll(inputs, input => input.Dimensions == rank) ? inputs : Array.ConvertAll(inputs, input =>
        {
            for (var missing = rank - input.Dimensions; missing > 0; missing--)
                input = input.unsqueeze(1);
            return input;
        });
    }

    private long?[] Broadcast(long?[] a, long?[] b, Shape[] inputs)
    {
        if (a.Length < b.Length)
            (a, b) = (b, a);
        var output = (long?[])a.Clone();
        for (var i = 0; i < b.Length; i++)
        {
            var position = a.Length - b.Length + i;
            output[position] = (a[position], b[i]) switch
            {
                (null, _) or (_, null) => null,
                (1, var size) => size,
                (var size, 1) => size,
                var (x, y) when x == y => x,
                _ => throw Incompatible("inputs have incompatible shapes", inputs),
            };
        }

        return output;
    }

    private void CheckCount(int count)
    {
        if (count < 1 || (Count is { } expected && count != expected))
            throw new ArgumentException(
                $"Layer \"{Name}\" expects {(Count is { } n ? $"exactly {n}" : "at least 1")} input(s), but it received {count} input "
                + "tensors.", "inputs");
    }
}
