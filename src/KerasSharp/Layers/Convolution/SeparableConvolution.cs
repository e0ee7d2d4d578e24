namespace KerasSharp.Layers;

/// <summary>What the convolutions in two steps, each channel by itself and then a mix at each point, have in common.</summary>
/// <remarks>Weights: depthwise_kernel (kernelSize…, channels, depthMultiplier), pointwise_kernel (1…, channels · depthMultiplier, filters),
/// bias (filters).</remarks>
public abstract class SeparableConvolution : ConvolutionLayer
{
    private readonly ConvolutionPlan _depthwise;
    private readonly ConvolutionPlan _pointwise;

    private protected SeparableConvolution(
        int rank, int filters, Sizes kernelSize, Sizes? strides, Padding padding, DataFormat? dataFormat, Sizes? dilationRate,
        int depthMultiplier,
        ActivationFunction? activation, bool useBias, Initializer? depthwiseInitializer, Initializer? pointwiseInitializer,
        Initializer? biasInitializer, Regularizer? depthwiseRegularizer, Regularizer? pointwiseRegularizer, Regularizer? biasRegularizer,
        Regularizer? activityRegularizer,
        Constraint? depthwiseConstraint, Constraint? pointwiseConstraint, Constraint? biasConstraint, string? name)
        : base(
            rank, kernelSize, strides, padding, dataFormat, dilationRate, activation, useBias, biasInitializer, biasRegularizer,
            activityRegularizer, biasConstraint, name)
    {
        Filters = Guard.Positive(filters);
        DepthMultiplier = Guard.Positive(depthMultiplier);
        DepthwiseInitializer = depthwiseInitializer ?? "glorot_uniform";
        PointwiseInitializer = pointwiseInitializer ?? "glorot_uniform";
        (DepthwiseRegularizer, PointwiseRegularizer) = (depthwiseRegularizer, pointwiseRegularizer);
        (DepthwiseConstraint, PointwiseConstraint) = (depthwiseConstraint, pointwiseConstraint);
        _depthwise = new ConvolutionPlan(KernelSize, Strides, Padding, DataFormat, DilationRate);
        Sizes one = new([.. Enumerable.Repeat(1, rank)]);
        _pointwise = new ConvolutionPlan(one, one, Padding.Valid, DataFormat, one);
    }

    /// <summary>Number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Channels that the first step makes of each input channel.</summary>
    public int DepthMultiplier { get; }

    /// <summary>Initializer of the depthwise kernel.</summary>
    public Initializer DepthwiseInitializer { get; }

    /// <summary>Initializer of the pointwise kernel.</summary>
    public Initializer PointwiseInitializer { get; }

    /// <summary>Penalty on the depthwise kernel.</summary>
    public Regularizer? DepthwiseRegularizer { get; }

    /// <summary>Penalty on the pointwise kernel.</summary>
    public Regularizer? PointwiseRegularizer { get; }

    /// <summary>Projection of the depthwise kernel after each update.</summary>
    public Constraint? DepthwiseConstraint { get; }

    /// <summary>Projection of the pointwise kernel after each update.</summary>
    public Constraint? PointwiseConstraint { get; }

    /// <summary>The kernel of the first step, (kernelSize…, channels, depthMultiplier); null before the layer is built.</summary>
    public Variable? DepthwiseKernel { get; private set; }

    /// <summary>The kernel of the second step, (1…, channels · depthMultiplier, filters); null before the layer is built.</summary>
    public Variable? PointwiseKernel { get; private set; }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => _depthwise.OutputShape(input, Filters, Name);

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        var channels = ChannelsOf(input);
        DepthwiseKernel = AddWeight(
            "depthwise_kernel", [.. KernelSize, channels, DepthMultiplier], DepthwiseInitializer, regularizer: DepthwiseRegularizer,
            constraint: DepthwiseConstraint);
        PointwiseKernel = AddWeight(
            "pointwise_kernel", [.. KernelSize.Select(_ => 1), channels * DepthMultiplier, Filters], PointwiseInitializer,
            regularizer: PointwiseRegularizer, constraint: PointwiseConstraint);
        AddBias(Filters, channels);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (Padding == Padding.Valid)
            ComputeOutputShape(x.ToSizes());
        x = x.AsFloating(ComputingType);
        var y = _depthwise.ApplyDepthwise(x, DepthwiseKernel!.As(x.dtype), bias: null);
        return Activate(_pointwise.Apply(y, PointwiseKernel!.As(x.dtype), Bias?.As(x.dtype)));
    }
}
