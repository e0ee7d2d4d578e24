namespace KerasSharp.Layers;

/// <summary>Adds a scaled branch to a residual: <c>inputs[0] + inputs[1] · scale</c>.</summary>
/// <remarks>Takes two inputs whose shapes broadcast, output of the common shape. Inception-ResNet scales its residuals so (Szegedy et al.,
/// 2016, section 3.3). Source: keras.src.applications.inception_resnet_v2.CustomScaleLayer.</remarks>
/// <param name="scale">The factor of the second input.</param>
/// <param name="name">The layer's name.</param>
[SeveralInputs]
[KerasName("CustomScaleLayer", Module = "keras.src.applications.inception_resnet_v2")]
public sealed partial class CustomScaleLayer(double scale, string? name = null) : Merge(name)
{
    /// <summary>The factor of the second input.</summary>
    public double Scale { get; } = scale;

    /// <inheritdoc/>
    public override bool SupportsMasking => false;

    private protected override int? Count => 2;

    /// <inheritdoc/>
    private protected override Tensor MergeAll(Tensor[] inputs, Tensor?[] masks) => inputs[0].add(inputs[1], Scale);
}
