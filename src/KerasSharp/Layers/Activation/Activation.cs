namespace KerasSharp.Layers;

/// <summary>Applies an activation function.</summary>
/// <remarks>Input of any shape, output of the same. Source: keras.layers.Activation.</remarks>
/// <param name="activation">The function.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class Activation(ActivationFunction activation, string? name = null) : Layer(name)
{
    /// <summary>The function.</summary>
    public ActivationFunction Function { get; } = activation ?? throw new ArgumentNullException(nameof(activation));

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    internal override bool MakesFreshOutput => Function.MakesFreshOutput;

    internal override ActivationFunction? FinalActivation => Function;

    internal override bool OverwritesInput => Function.MakesFreshOutput;

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig().Merge(new Config { { "activation", Function } });

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => LateActivation.IsLeftOutBy(this) ? x : Function.Apply(x);
}
