using KerasSharp.Activations;
using KerasSharp.Constraints;
using KerasSharp.Initializers;
using KerasSharp.Regularizers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>What the convolutions over one, two and three spatial axes have in common.</summary>
/// <remarks>Weights: kernel (kernelSize…, input channels / groups, filters), bias (filters).</remarks>
public abstract class Convolution : Layer
{
    private readonly ConvolutionPlan _plan;

    private protected Convolution(
        int rank, int filters, Sizes kernelSize, Sizes? strides, Padding padding, DataFormat? dataFormat, Sizes? dilationRate, int groups,
        ActivationFunction? activation, bool useBias, Initializer? kernelInitializer, Initializer? biasInitializer,
        Regularizer? kernelRegularizer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? kernelConstraint, Constraint? biasConstraint, string? name)
        : base(name, activityRegularizer)
    {
        Filters = Guard.Positive(filters);
        KernelSize = kernelSize.ForRank(rank, nameof(kernelSize));
        Strides = (strides ?? 1).ForRank(rank, nameof(strides));
        DilationRate = (dilationRate ?? 1).ForRank(rank, nameof(dilationRate));
        Padding = ConvolutionGuard.Padding(padding, allowCausal: rank == 1);
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        Groups = Guard.Positive(groups);
        if (filters % groups != 0)
            throw new ArgumentException($"The number of filters must be evenly divisible by the number of groups. Received: groups={groups}, filters={filters}", nameof(groups));
        ConvolutionGuard.StridesOrDilation(Strides, DilationRate);
        Activation = activation ?? "linear";
        UseBias = useBias;
        KernelInitializer = kernelInitializer ?? "glorot_uniform";
        BiasInitializer = biasInitializer ?? "zeros";
        (KernelRegularizer, BiasRegularizer) = (kernelRegularizer, biasRegularizer);
        (KernelConstraint, BiasConstraint) = (kernelConstraint, biasConstraint);
        _plan = new ConvolutionPlan(KernelSize, Strides, Padding, DataFormat, DilationRate);
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

    /// <summary>Groups of channels that are convolved apart.</summary>
    public int Groups { get; }

    /// <summary>Applied to the output.</summary>
    public ActivationFunction Activation { get; }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; }

    /// <summary>Makes the first kernel.</summary>
    public Initializer KernelInitializer { get; }

    /// <summary>Makes the first bias.</summary>
    public Initializer BiasInitializer { get; }

    /// <summary>Penalty on the kernel.</summary>
    public Regularizer? KernelRegularizer { get; }

    /// <summary>Penalty on the bias.</summary>
    public Regularizer? BiasRegularizer { get; }

    /// <summary>Projection of the kernel after each update.</summary>
    public Constraint? KernelConstraint { get; }

    /// <summary>Projection of the bias after each update.</summary>
    public Constraint? BiasConstraint { get; }

    /// <summary>The kernel, (kernelSize…, input channels / groups, filters); null before the layer is built.</summary>
    public Variable? Kernel { get; private set; }

    /// <summary>The bias, (filters); null without.</summary>
    public Variable? Bias { get; private set; }

    internal override TorchLayout? TorchLayout => Layers.TorchLayout.Turned(UseBias, KernelSize.Count);

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig().Merge(new Config
    {
        { "filters", Filters },
        { "kernel_size", KernelSize },
        { "strides", Strides },
        { "padding", Padding },
        { "data_format", DataFormat },
        { "dilation_rate", DilationRate },
        { "groups", Groups },
        { "activation", Activation },
        { "use_bias", UseBias },
        { "kernel_initializer", KernelInitializer },
        { "bias_initializer", BiasInitializer },
        { "kernel_regularizer", KernelRegularizer },
        { "bias_regularizer", BiasRegularizer },
        { "activity_regularizer", ActivityRegularizer },
        { "kernel_constraint", KernelConstraint },
        { "bias_constraint", BiasConstraint },
    });

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => _plan.OutputShape(input, Filters, Name);

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        var channels = SpatialAxes.KnownChannels(input, KernelSize.Count, DataFormat, Name);
        if (channels % Groups != 0)
        {
            throw new ArgumentException(
                $"The number of input channels of layer \"{Name}\" must be evenly divisible by the number of groups. Received: groups={Groups}, input_shape={input}", nameof(input));
        }

        ComputeOutputShape(input);
        Kernel = AddWeight(
            "kernel", [.. KernelSize, channels / Groups, Filters], KernelInitializer, regularizer: KernelRegularizer, constraint: KernelConstraint);
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
        return Activation.Apply(_plan.Apply(x, Kernel!.As(x.dtype), Bias?.As(x.dtype), Groups));
    }
}
