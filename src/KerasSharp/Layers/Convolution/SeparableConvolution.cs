using KerasSharp.Activations;
using KerasSharp.Constraints;
using KerasSharp.Initializers;
using KerasSharp.Regularizers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>What the convolutions in two steps, each channel by itself and then a mix at each point, have in common.</summary>
/// <remarks>Weights: depthwise_kernel (kernelSize…, channels, depthMultiplier), pointwise_kernel (1…, channels · depthMultiplier, filters), bias (filters).</remarks>
public abstract class SeparableConvolution : Layer
{
    private readonly ConvolutionPlan _depthwise;
    private readonly ConvolutionPlan _pointwise;

    private protected SeparableConvolution(
        int rank, int filters, Sizes kernelSize, Sizes? strides, Padding padding, DataFormat? dataFormat, Sizes? dilationRate, int depthMultiplier,
        ActivationFunction? activation, bool useBias, Initializer? depthwiseInitializer, Initializer? pointwiseInitializer, Initializer? biasInitializer,
        Regularizer? depthwiseRegularizer, Regularizer? pointwiseRegularizer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? depthwiseConstraint, Constraint? pointwiseConstraint, Constraint? biasConstraint, string? name)
        : base(name, activityRegularizer)
    {
        Filters = Guard.Positive(filters);
        KernelSize = kernelSize.ForRank(rank, nameof(kernelSize));
        Strides = (strides ?? 1).ForRank(rank, nameof(strides));
        DilationRate = (dilationRate ?? 1).ForRank(rank, nameof(dilationRate));
        Padding = ConvolutionGuard.Padding(padding);
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        DepthMultiplier = Guard.Positive(depthMultiplier);
        Activation = activation ?? "linear";
        UseBias = useBias;
        DepthwiseInitializer = depthwiseInitializer ?? "glorot_uniform";
        PointwiseInitializer = pointwiseInitializer ?? "glorot_uniform";
        BiasInitializer = biasInitializer ?? "zeros";
        (DepthwiseRegularizer, PointwiseRegularizer, BiasRegularizer) = (depthwiseRegularizer, pointwiseRegularizer, biasRegularizer);
        (DepthwiseConstraint, PointwiseConstraint, BiasConstraint) = (depthwiseConstraint, pointwiseConstraint, biasConstraint);
        _depthwise = new ConvolutionPlan(KernelSize, Strides, Padding, DataFormat, DilationRate);
        Sizes one = new([.. Enumerable.Repeat(1, rank)]);
        _pointwise = new ConvolutionPlan(one, one, Padding.Valid, DataFormat, one);
        InputSpecs = [new InputSpec(ndim: rank + 2)];
    }

    /// <summary>Number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Extent of the window on each spatial axis.</summary>
    public Sizes KernelSize { get; }

    /// <summary>Steps of the window.</summary>
    public Sizes Strides { get; }

    /// <summary>What happens at the borders.</summary>
    public Padding Padding { get; }

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <summary>Distance between the points of the window.</summary>
    public Sizes DilationRate { get; }

    /// <summary>Channels that the first step makes of each input channel.</summary>
    public int DepthMultiplier { get; }

    /// <summary>Applied to the output.</summary>
    public ActivationFunction Activation { get; }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; }

    /// <summary>Makes the first depthwise kernel.</summary>
    public Initializer DepthwiseInitializer { get; }

    /// <summary>Makes the first pointwise kernel.</summary>
    public Initializer PointwiseInitializer { get; }

    /// <summary>Makes the first bias.</summary>
    public Initializer BiasInitializer { get; }

    /// <summary>Penalty on the depthwise kernel.</summary>
    public Regularizer? DepthwiseRegularizer { get; }

    /// <summary>Penalty on the pointwise kernel.</summary>
    public Regularizer? PointwiseRegularizer { get; }

    /// <summary>Penalty on the bias.</summary>
    public Regularizer? BiasRegularizer { get; }

    /// <summary>Projection of the depthwise kernel after each update.</summary>
    public Constraint? DepthwiseConstraint { get; }

    /// <summary>Projection of the pointwise kernel after each update.</summary>
    public Constraint? PointwiseConstraint { get; }

    /// <summary>Projection of the bias after each update.</summary>
    public Constraint? BiasConstraint { get; }

    /// <summary>The kernel of the first step, (kernelSize…, channels, depthMultiplier); null before the layer is built.</summary>
    public Variable? DepthwiseKernel { get; private set; }

    /// <summary>The kernel of the second step, (1…, channels · depthMultiplier, filters); null before the layer is built.</summary>
    public Variable? PointwiseKernel { get; private set; }

    /// <summary>The bias, (filters); null without.</summary>
    public Variable? Bias { get; private set; }

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig().Merge(new Config
    {
        { "filters", Filters },
        { "kernel_size", KernelSize },
        { "strides", Strides },
        { "padding", Padding },
        { "data_format", DataFormat },
        { "dilation_rate", DilationRate },
        { "depth_multiplier", DepthMultiplier },
        { "activation", Activation },
        { "use_bias", UseBias },
        { "depthwise_initializer", DepthwiseInitializer },
        { "pointwise_initializer", PointwiseInitializer },
        { "bias_initializer", BiasInitializer },
        { "depthwise_regularizer", DepthwiseRegularizer },
        { "pointwise_regularizer", PointwiseRegularizer },
        { "bias_regularizer", BiasRegularizer },
        { "activity_regularizer", ActivityRegularizer },
        { "depthwise_constraint", DepthwiseConstraint },
        { "pointwise_constraint", PointwiseConstraint },
        { "bias_constraint", BiasConstraint },
    });

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => _depthwise.OutputShape(input, Filters, Name);

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        var channels = SpatialAxes.KnownChannels(input, KernelSize.Count, DataFormat, Name);
        ComputeOutputShape(input);
        DepthwiseKernel = AddWeight(
            "depthwise_kernel", [.. KernelSize, channels, DepthMultiplier], DepthwiseInitializer, regularizer: DepthwiseRegularizer, constraint: DepthwiseConstraint);
        PointwiseKernel = AddWeight(
            "pointwise_kernel", [.. KernelSize.Select(_ => 1), channels * DepthMultiplier, Filters], PointwiseInitializer,
            regularizer: PointwiseRegularizer, constraint: PointwiseConstraint);
        if (UseBias)
            Bias = AddWeight("bias", [Filters], BiasInitializer, regularizer: BiasRegularizer, constraint: BiasConstraint);
        InputSpecs = [new InputSpec(KernelSize.Count + 2, axes: new Dictionary<int, long> { [SpatialAxes.Channels(DataFormat)] = channels })];
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (Padding == Padding.Valid)
            ComputeOutputShape(x.ToSizes());
        x = x.AsFloating(ComputingType);
        var y = _depthwise.ApplyDepthwise(x, DepthwiseKernel!.As(x.dtype), bias: null);
        return Activation.Apply(_pointwise.Apply(y, PointwiseKernel!.As(x.dtype), Bias?.As(x.dtype)));
    }
}
