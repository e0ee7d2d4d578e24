using KerasSharp.Activations;
using KerasSharp.Constraints;
using KerasSharp.Initializers;
using KerasSharp.Regularizers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>What the convolutions of each channel by itself have in common.</summary>
/// <remarks>Weights: kernel (kernelSize…, channels, depthMultiplier), bias (channels · depthMultiplier).</remarks>
public abstract class DepthwiseConvolution : Layer
{
    private readonly ConvolutionPlan _plan;

    private protected DepthwiseConvolution(
        int rank, Sizes kernelSize, Sizes? strides, Padding padding, int depthMultiplier, DataFormat? dataFormat, Sizes? dilationRate,
        ActivationFunction? activation, bool useBias, Initializer? depthwiseInitializer, Initializer? biasInitializer,
        Regularizer? depthwiseRegularizer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? depthwiseConstraint, Constraint? biasConstraint, string? name)
        : base(name, activityRegularizer)
    {
        DepthMultiplier = Guard.Positive(depthMultiplier);
        KernelSize = kernelSize.ForRank(rank, nameof(kernelSize));
        Strides = (strides ?? 1).ForRank(rank, nameof(strides));
        DilationRate = (dilationRate ?? 1).ForRank(rank, nameof(dilationRate));
        Padding = ConvolutionGuard.Padding(padding);
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        Activation = activation ?? "linear";
        UseBias = useBias;
        DepthwiseInitializer = depthwiseInitializer ?? "glorot_uniform";
        BiasInitializer = biasInitializer ?? "zeros";
        (DepthwiseRegularizer, BiasRegularizer) = (depthwiseRegularizer, biasRegularizer);
        (DepthwiseConstraint, BiasConstraint) = (depthwiseConstraint, biasConstraint);
        _plan = new ConvolutionPlan(KernelSize, Strides, Padding, DataFormat, DilationRate);
        InputSpecs = [new InputSpec(ndim: rank + 2)];
    }

    /// <summary>Output channels for each input channel.</summary>
    public int DepthMultiplier { get; }

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

    /// <summary>Applied to the output.</summary>
    public ActivationFunction Activation { get; }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; }

    /// <summary>Makes the first kernel.</summary>
    public Initializer DepthwiseInitializer { get; }

    /// <summary>Makes the first bias.</summary>
    public Initializer BiasInitializer { get; }

    /// <summary>Penalty on the kernel.</summary>
    public Regularizer? DepthwiseRegularizer { get; }

    /// <summary>Penalty on the bias.</summary>
    public Regularizer? BiasRegularizer { get; }

    /// <summary>Projection of the kernel after each update.</summary>
    public Constraint? DepthwiseConstraint { get; }

    /// <summary>Projection of the bias after each update.</summary>
    public Constraint? BiasConstraint { get; }

    /// <summary>The kernel, (kernelSize…, channels, depthMultiplier); null before the layer is built.</summary>
    public Variable? Kernel { get; private set; }

    /// <summary>The bias, (channels · depthMultiplier); null without.</summary>
    public Variable? Bias { get; private set; }

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
                weight => weight.reshape([-1, DepthMultiplier, .. weight.ToSizes()[2..]]).permute([.. spatial.Select(axis => axis + 2), 0, 1]));
        }
    }

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig().Merge(new Config
    {
        { "depth_multiplier", DepthMultiplier },
        { "kernel_size", KernelSize },
        { "strides", Strides },
        { "padding", Padding },
        { "data_format", DataFormat },
        { "dilation_rate", DilationRate },
        { "activation", Activation },
        { "use_bias", UseBias },
        { "depthwise_initializer", DepthwiseInitializer },
        { "bias_initializer", BiasInitializer },
        { "depthwise_regularizer", DepthwiseRegularizer },
        { "bias_regularizer", BiasRegularizer },
        { "activity_regularizer", ActivityRegularizer },
        { "depthwise_constraint", DepthwiseConstraint },
        { "bias_constraint", BiasConstraint },
    });

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, KernelSize.Count, Name);
        return _plan.OutputShape(input, (DataFormat == DataFormat.ChannelsLast ? input[^1] : input[1]) * DepthMultiplier, Name);
    }

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        var channels = SpatialAxes.KnownChannels(input, KernelSize.Count, DataFormat, Name);
        ComputeOutputShape(input);
        Kernel = AddWeight(
            "kernel", [.. KernelSize, channels, DepthMultiplier], DepthwiseInitializer, regularizer: DepthwiseRegularizer, constraint: DepthwiseConstraint);
        if (UseBias)
            Bias = AddWeight("bias", [channels * DepthMultiplier], BiasInitializer, regularizer: BiasRegularizer, constraint: BiasConstraint);
        InputSpecs = [new InputSpec(KernelSize.Count + 2, axes: new Dictionary<int, long> { [SpatialAxes.Channels(DataFormat)] = channels })];
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (Padding == Padding.Valid)
            ComputeOutputShape(x.ToSizes());
        x = x.AsFloating(ComputingType);
        return Activation.Apply(_plan.ApplyDepthwise(x, Kernel!.As(x.dtype), Bias?.As(x.dtype)));
    }
}
