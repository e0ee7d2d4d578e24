namespace KerasSharp.Layers;

/// <summary>The options that all convolutions have: window, padding, layout, activation and bias.</summary>
public abstract class ConvolutionLayer : Layer
{
    private protected ConvolutionLayer(
        int rank, Sizes kernelSize, Sizes? strides, Padding padding, DataFormat? dataFormat, Sizes? dilationRate,
        ActivationFunction? activation,
        bool useBias, Initializer? biasInitializer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? biasConstraint, string? name, bool allowCausal = false)
        : base(name, activityRegularizer)
    {
        KernelSize = kernelSize.ForRank(rank, nameof(kernelSize));
        Strides = (strides ?? 1).ForRank(rank, nameof(strides));
        DilationRate = (dilationRate ?? 1).ForRank(rank, nameof(dilationRate));
        Padding = ConvolutionGuard.Padding(padding, allowCausal);
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        Activation = activation ?? "linear";
        UseBias = useBias;
        BiasInitializer = biasInitializer ?? "zeros";
        (BiasRegularizer, BiasConstraint) = (biasRegularizer, biasConstraint);
        InputSpecs = [new InputSpec(ndim: rank + 2)];
    }

    /// <summary>Extent of the window on each spatial axis.</summary>
    public Sizes KernelSize { get; }

    /// <summary>Steps of the window; for a transposed convolution the factor by which the input is spread.</summary>
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

    /// <summary>Initializer of the bias.</summary>
    public Initializer BiasInitializer { get; }

    /// <summary>Penalty on the bias.</summary>
    public Regularizer? BiasRegularizer { get; }

    /// <summary>Projection of the bias after each update.</summary>
    public Constraint? BiasConstraint { get; }

    /// <summary>The bias, one value for each output channel; null without.</summary>
    public Variable? Bias { get; private set; }

    /// <inheritdoc/>
    internal override ActivationFunction? FinalActivation => Activation;

    /// <summary>The activation of values in fresh memory, unless it is left to the pooling after the layer.</summary>
    private protected Tensor Activate(Tensor y)
    {
        if (LateActivation.IsLeftOutBy(this))
            return y;
        using var memory = CallState.Overwriting(y);
        return Activation.Apply(y);
    }

    /// <summary>The number of input channels, which must be known, of an input that fits.</summary>
    private protected long ChannelsOf(Shape input)
    {
        var channels = SpatialAxes.KnownChannels(input, KernelSize.Count, DataFormat, Name);
        ComputeOutputShape(input);
        return channels;
    }

    /// <summary>Adds the bias, which comes after the kernels, and fixes the number of input channels.</summary>
    private protected void AddBias(long outputChannels, long inputChannels)
    {
        if (UseBias)
            Bias = AddWeight("bias", [outputChannels], BiasInitializer, regularizer: BiasRegularizer, constraint: BiasConstraint);
        InputSpecs = [new InputSpec(
            KernelSize.Count + 2, axes: new Dictionary<int, long> { [SpatialAxes.Channels(DataFormat)] = inputChannels })];
    }
}
