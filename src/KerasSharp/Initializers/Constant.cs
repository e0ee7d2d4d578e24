namespace KerasSharp.Initializers;

/// <summary>One value everywhere, or the values of an array, such as a matrix of embeddings: <c>new Constant(matrix)</c>.</summary>
/// <remarks>Source: keras.initializers.Constant.</remarks>
/// <param name="value">The value.</param>
public sealed partial class Constant(double value = 0) : Initializer
{
    private readonly double _value = value;
    private readonly Tensor? _values;

    /// <summary>The values of an array.</summary>
    /// <param name="value">The values, in the shape of the weight or in one that can be repeated to it; they are copied.</param>
    public Constant(ArrayLike value)
        : this(value?.Number ?? 0)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Number is not null)
            return;
        using var scope = NewDisposeScope();
        _values = value.ToReadOnlyTensor().detach().to(CPU, copy: true).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public override bool IsStateless => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The array does not fit the shape.</exception>
    protected override Tensor Call(Shape shape, ScalarType? dtype)
    {
        var type = dtype ?? KerasConfig.FloatX;
        if (_values is null)
            return full(shape.ToArray(), _value, type, CPU);
        var sizes = shape.ToArray();
        if (!Fits(_values.shape, sizes))
            throw new ArgumentException(
                $"The values of the initializer `Constant`, of shape {Shape.Of(_values.shape)}, do not fit a weight of shape {shape}.",
                nameof(shape));
        using var scope = NewDisposeScope();
        return _values.to_type(type).expand(sizes).clone().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Config GetConfig() => new() { { "value", (object?)_values ?? _value } };

    /// <summary>The initializer of a config.</summary>
    /// <exception cref="ConfigException">The value is no number and no array.</exception>
    public static Constant FromConfig(Config config)
    {
        var values = new ConfigReader(config, nameof(Constant), "value");
        return config.Contains("value") && config["value"] is List<object?> or Config ? new(values.Get<ArrayLike>("value")) : new(
            values.Get("value", 0.0));
    }

    private static bool Fits(long[] given, long[] wanted) => given.Length <= wanted.Length
        && Enumerable.Range(1, given.Length).All(i => given[^i] == wanted[^i] || given[^i] == 1);
}
