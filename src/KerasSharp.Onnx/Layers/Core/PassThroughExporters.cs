namespace KerasSharp.Onnx;

/// <summary>A layer that gives its input at inference.</summary>
internal abstract class PassThroughExporter<TLayer> : LayerExporter<TLayer>
    where TLayer : Layer
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(TLayer layer, LayerCall call) => [call.Input];
}

/// <summary>Identity.</summary>
[ExportedAs("nothing")]
internal sealed class IdentityExporter : PassThroughExporter<Identity>;

/// <summary>The input of a model.</summary>
[ExportedAs("an input of the graph")]
internal sealed class InputLayerExporter : PassThroughExporter<InputLayer>
{
    /// <inheritdoc/>
    protected override bool Autocasts => false;
}

/// <summary>Penalties count in training only.</summary>
[ExportedAs("nothing: its penalty counts in training only")]
internal sealed class ActivityRegularizationExporter : PassThroughExporter<ActivityRegularization>;

/// <summary>Dropout.</summary>
[ExportedAs("nothing: it drops in training only")]
internal sealed class DropoutExporter : PassThroughExporter<Dropout>;

/// <summary>Dropout of whole channels.</summary>
[ExportedAs("nothing: it drops in training only")]
internal sealed class SpatialDropoutExporter : PassThroughExporter<SpatialDropout>;

/// <summary>Dropout that keeps mean and variance.</summary>
[ExportedAs("nothing: it drops in training only")]
internal sealed class AlphaDropoutExporter : PassThroughExporter<AlphaDropout>;

/// <summary>Multiplicative noise.</summary>
[ExportedAs("nothing: noise comes in training only")]
internal sealed class GaussianDropoutExporter : PassThroughExporter<GaussianDropout>;

/// <summary>Additive noise.</summary>
[ExportedAs("nothing: noise comes in training only")]
internal sealed class GaussianNoiseExporter : PassThroughExporter<GaussianNoise>;

/// <summary>Dropout of whole branches.</summary>
[ExportedAs("nothing: it drops in training only")]
internal sealed class StochasticDepthExporter : PassThroughExporter<StochasticDepth>;
