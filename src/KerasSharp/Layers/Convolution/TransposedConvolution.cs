using KerasSharp.Activations;
using KerasSharp.Constraints;
using KerasSharp.Initializers;
using KerasSharp.Regularizers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>What the transposed convolutions over one, two and three spatial axes have in common.</summary>
/// <remarks>Weights: kernel (kernelSize…, filters, channels), bias (filters).</remarks>
public abstract class TransposedConvolution : Layer
{
    private readonly TransposedConvolutionPlan _plan;

    private protected TransposedConvolution(
        int rank, int filters, Sizes kernelSize, Sizes? strides, Padding padding, Sizes? outputPadding, DataFormat? dataFormat, Sizes? dilationRate,
        ActivationFunction? activation, bool useBias, Initializer? kernelInitializer, Initializer? biasInitializer,
        Regularizer? kernelRegularizer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? kernelConstraint, Constraint? biasConstraint, string? name)
        : base(name, activityRegularizer)
    {
        Filters = Guard.Positive(filters);
        KernelSize = kernelSize.ForRank(rank, nameof(kernelSize));
        Strides = (strides ?? 1).ForRank(rank, nameof(strides));
        DilationRate = (dilationRate ?? 1).ForRank(rank, nameof(dilationRate));
        Padding = ConvolutionGuard.Padding(padding);
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        OutputPadding = outputPadding?.ForRank(rank, nameof(outputPadding), minimum: 0);
        if (OutputPadding is not null && OutputPadding.Zip(Strides).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException(
                $"`outputPadding` must be strictly less than `strides` on each axis. Received: outputPadding={outputPadding}, strides={strides}", nameof(outputPadding));
        }

        ConvolutionGuard.StridesOrDilation(Strides, DilationRate);
        Activation = activation ?? "linear";
        UseBias = useBias;
        KernelInitializer = kernelInitializer ?? "glorot_uniform";
        BiasInitializer = biasInitializer ?? "zeros";
        (KernelRegularizer, BiasRegularizer) = (kernelRegularizer, biasRegularizer);
        (KernelConstraint, BiasConstraint) = (kernelConstraint, biasConstraint);
        _plan = new TransposedConvolutionPlan(KernelSize, Strides, Padding, OutputPadding, DataFormat, DilationRate);
        InputSpecs = [new InputSpec(ndim: rank + 2)];
    }

    /// <summary>Number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Extent of the window on each spatial axis.</summary>
    public Sizes KernelSize { get; }

    /// <summary>Factor by which the input is spread.</summary>
    public Sizes Strides { get; }

    /// <summary>What happens at the borders.</summary>
    public Padding Padding { get; }

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <summary>Distance between the points of the window.</summary>
    public Sizes DilationRate { get; }

    /// <summary>What is added to the size at the end of each axis; null for what Keras finds.</summary>
    public Sizes? OutputPadding { get; }

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

    /// <summary>The kernel, (kernelSize…, filters, channels); null before the layer is built.</summary>
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
        { "output_padding", OutputPadding },
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
        ComputeOutputShape(input);
        Kernel = AddWeight(
            "kernel", [.. KernelSize, Filters, channels], KernelInitializer, regularizer: KernelRegularizer, constraint: KernelConstraint);
        if (UseBias)
            Bias = AddWeight("bias", [Filters], BiasInitializer, regularizer: BiasRegularizer, constraint: BiasConstraint);
        InputSpecs = [new InputSpec(KernelSize.Count + 2, axes: new Dictionary<int, long> { [SpatialAxes.Channels(DataFormat)] = channels })];
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        x = x.AsFloating(ComputingType);
        return Activation.Apply(_plan.Apply(x, Kernel!.As(x.dtype), Bias?.As(x.dtype)));
    }
}
