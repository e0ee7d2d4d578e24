using System.Text;

namespace KerasSharp.Layers;

/// <summary>Puts categories, strings or integers, into a fixed number of bins by a hash that is the same everywhere.</summary>
/// <remarks>FarmHash without a salt, SipHash with one; the bins are those of Keras. Integers are hashed as their decimal digits. Input of
/// any shape, output of the same with <c>int</c> (int64), else vectors of numBins. Strings are given to <see cref="Apply(StringArray)"/>,
/// or to a model with <c>new Input([1], dtype: "string")</c>. Source: keras.layers.Hashing.</remarks>
[Refuses("sparse", "true", "layers give dense tensors")]
public sealed partial class Hashing : Layer
{
    /// <summary>A hashing layer.</summary>
    /// <param name="numBins">The number of bins, that of the mask included; at least 1.</param>
    /// <param name="maskValue">What goes to bin 0, where all else then goes to the bins from 1; null for none.</param>
    /// <param name="salt">The key of the hash; null for the plain hash.</param>
    /// <param name="outputMode"><c>int</c>, <c>one_hot</c>, <c>multi_hot</c> or <c>count</c>.</param>
    /// <param name="sparse">Must be false.</param>
    /// <param name="name">The layer's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">numBins is below 1.</exception>
    /// <exception cref="ArgumentException">outputMode is another, or sparse is true.</exception>
    public Hashing(
        int numBins, Token? maskValue = null, HashSalt? salt = null, OutputMode outputMode = default, bool sparse = false,
        string? name = null)
        : base(name)
    {
        NumBins = Guard.Positive(numBins);
        MaskValue = maskValue;
        Salt = salt;
        OutputMode = outputMode.Among(nameof(Hashing), OutputMode.Int, OutputMode.OneHot, OutputMode.MultiHot, OutputMode.Count);
        Sparse = CategoricalEncoding.RefuseSparse(sparse, nameof(Hashing));
        if (outputMode == OutputMode.Int)
            ChangeDType(ScalarType.Int64);
    }

    /// <summary>The number of bins.</summary>
    public int NumBins { get; }

    /// <summary>What goes to bin 0; null for none.</summary>
    public Token? MaskValue { get; }

    /// <summary>The key of the hash; null for the plain hash.</summary>
    public HashSalt? Salt { get; }

    /// <summary>What comes out.</summary>
    public OutputMode OutputMode { get; }

    /// <summary>Always false.</summary>
    public bool Sparse { get; }

    /// <summary>Hashes strings.</summary>
    /// <param name="inputs">The strings.</param>
    public Tensor Apply(StringArray inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        using var scope = NewDisposeScope();
        EnsureBuilt(inputs.Shape);
        var mask = NumBins > 1 ? MaskValue?.Text : null;
        return Encode([.. inputs.Select(text => Bin(text, text == mask))], inputs.Shape.ToArray(), KerasConfig.Device)
            .MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => CategoricalEncoding.OutputShape(input, OutputMode, NumBins);

    /// <inheritdoc/>
    protected override Tensor[] Autocast(Tensor[] inputs) => inputs;

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        if (OutputMode == OutputMode.Int && ComputeDType is not (ScalarType.Int32 or ScalarType.Int64))
            throw new ArgumentException(
                $"`dtype` of layer \"{Name}\" must be int32 or int64 when `outputMode` is 'int'. Received: dtype={DType}");
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (TextHandles.IsText(x))
            return Apply(TextHandles.Decode(x, Name));
        var mask = NumBins > 1 ? MaskValue?.Number : null;
        var bins = Array.ConvertAll(x.to_type(ScalarType.Int64).ToHost<long>(), value => Bin($"{value}", value == mask));
        return Encode(bins, x.shape, x.device);
    }

    internal override bool TakesText => true;

    private long Bin(string text, bool masked)
    {
        var reserved = MaskValue is not null && NumBins > 1;
        return masked ? 0 : HashSalt.Bucket(Encoding.UTF8.GetBytes(text), reserved ? NumBins - 1 : NumBins, Salt) + (reserved ? 1 : 0);
    }

    private Tensor Encode(long[] bins, long[] shape, Device device) =>
        CategoricalEncoding.Encode(tensor(bins, shape).to(device), OutputMode, NumBins, ComputeDType, Name);
}
