namespace KerasSharp.Layers;

/// <summary>What the convolutions of each channel by itself have in common.</summary>
/// <remarks>Weights: kernel (kernelSize…, channels, depthMultiplier), bias (channels · depthMultiplier).</remarks>
public abstract class DepthwiseConvolution : ConvolutionLayer
{
    private readonly ConvolutionPlan _plan;

    private protected DepthwiseConvolution(
        int rank, Sizes kernelSize, Sizes? strides, Padding padding, int depthMultiplier, DataFormat? dataFormat, Sizes? dilationRate,
        ActivationFunction? activation, bool useBias, Initializer? depthwiseInitializer, Initializer? biasInitializer,
        Regularizer? depthwiseRegularizer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? depthwiseConstraint, Constraint? biasConstraint, string? name)
        : base(
            rank, kernelSize, strides, padding, dataFormat, dilationRate, activation, useBias, biasInitializer, biasRegularizer,
            activityRegularizer, biasConstraint, name)
    {
        DepthMultiplier = Guard.Positive(depthMultiplier);
        DepthwiseInitializer = depthwiseInitializer ?? "glorot_uniform";
        (DepthwiseRegularizer, DepthwiseConstraint) = (depthwiseRegularizer, depthwiseConstraint);
        _plan = new ConvolutionPlan(KernelSize, Strides, Padding, DataFormat, DilationRate);
    }

    /// <summary>Output channels for each input channel.</summary>
    public int DepthMultiplier { get; }

    /// <summary>Initializer of the kernel.</summary>
    public Initializer DepthwiseInitializer { get; }

    /// <summary>Penalty on the kernel.</summary>
    public Regularizer? DepthwiseRegularizer { get; }

    /// <summary>Projection of the kernel after each update.</summary>
    public Constraint? DepthwiseConstraint { get; }

    /// <summary>The kernel, (kernelSize…, channels, depthMultiplier); null before the layer is built.</summary>
    public Variable? Kernel { get; private set; }

    internal override bool MakesFreshOutput => Activation is Linear;

    /// <summary>A convolution of as many groups as there are channels.</summary>
    internal override TorchLayout? TorchLayout
    {
        get
        {
            var rank = KernelSize.Count;
            long[] spatial = [.. Enumerable.Range(0, rank)];
            return Layers.TorchLayout.Kernel(
                UseBias,
                kernel => kernel.permute([rank, rank + 1, .. spatial]).reshape([-1, 1, .. kernel.ToSizes()[..rank]]),
                weight =>
                    weight.reshape([-1, DepthMultiplier, .. weight.ToSizes()[2..]]).permute([.. spatial.Select(axis => axis + 2), 0, 1]));
        }
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, KernelSize.Count, Name);
        return _plan.OutputShape(input, (DataFormat == DataFormat.ChannelsLast ? input[^1] : input[1]) * DepthMultiplier, Name);
    }

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        var channels = ChannelsOf(input);
        Kernel = AddWeight(
            "kernel", [.. KernelSize, channels, DepthMultiplier], DepthwiseInitializer, regularizer: DepthwiseRegularizer,
            constraint: DepthwiseConstraint);
        AddBias(channels * DepthMultiplier, channels);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (Padding == Padding.Valid)
            ComputeOutputShape(x.ToSizes());
        x = x.AsFloating(ComputingType);
        return Activate(_plan.ApplyDepthwise(x, Kernel!.As(x.dtype), Bias?.As(x.dtype)));
    }
}
