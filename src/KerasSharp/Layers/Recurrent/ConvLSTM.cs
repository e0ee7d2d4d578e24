namespace KerasSharp.Layers;

/// <summary>Base of the convolutional LSTM layers: sequences of signals, images or volumes.</summary>
/// <remarks>Input (batch, time, spatial axes…, channels), or channels before the spatial axes; output (batch, new spatial axes…, filters)
/// or, with <c>returnSequences</c>, the same behind (batch, time). Weights, the gates in the order i f c o: kernel (window…, channels, 4 ·
/// filters), recurrent_kernel (window…, filters, 4 · filters), bias (4 · filters). States: hidden, cell.</remarks>
public abstract partial class ConvLSTM : RecurrentLayer
{
    private readonly int _rank;

    private protected ConvLSTM(
        int rank, int filters, Sizes kernelSize, Sizes? strides, Padding padding, DataFormat? dataFormat, Sizes? dilationRate,
        ActivationFunction? activation, ActivationFunction? recurrentActivation, bool useBias,
        Initializer? kernelInitializer, Initializer? recurrentInitializer, Initializer? biasInitializer, bool unitForgetBias,
        Regularizer? kernelRegularizer, Regularizer? recurrentRegularizer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? kernelConstraint, Constraint? recurrentConstraint, Constraint? biasConstraint,
        double dropout, double recurrentDropout, int? seed, bool returnSequences, bool returnState, bool goBackwards, bool stateful,
        bool unroll, bool zeroOutputForMask, string? name)
        : base(
            new ConvLSTMCell(
                rank, filters, kernelSize, strides, padding, dataFormat, dilationRate, activation, recurrentActivation, useBias,
                kernelInitializer,
                recurrentInitializer, biasInitializer, unitForgetBias, kernelRegularizer, recurrentRegularizer, biasRegularizer,
                kernelConstraint,
                recurrentConstraint, biasConstraint, dropout, recurrentDropout, seed),
            returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask, activityRegularizer, name) => _rank = rank;

    /// <summary>Size of the output's channel axis.</summary>
    public int Filters => Own.Filters;

    /// <summary>The window along each spatial axis.</summary>
    public Sizes KernelSize => Own.KernelSize;

    /// <summary>The window's steps over the input.</summary>
    public Sizes Strides => Own.Strides;

    /// <summary>What happens at the borders of the input.</summary>
    public Padding Padding => Own.Padding;

    /// <summary>Where channels stand.</summary>
    public DataFormat DataFormat => Own.DataFormat;

    /// <summary>The spacing of the window's points.</summary>
    public Sizes DilationRate => Own.DilationRate;

    /// <summary>Applied to the candidate and to the cell state.</summary>
    public ActivationFunction Activation => Own.Activation;

    /// <summary>Applied to the gates.</summary>
    public ActivationFunction RecurrentActivation => Own.RecurrentActivation;

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias => Own.UseBias;

    /// <summary>Initializer of the kernel.</summary>
    public Initializer KernelInitializer => Own.KernelInitializer;

    /// <summary>Initializer of the recurrent kernel.</summary>
    public Initializer RecurrentInitializer => Own.RecurrentInitializer;

    /// <summary>Initializer of the bias.</summary>
    public Initializer BiasInitializer => Own.BiasInitializer;

    /// <summary>Whether the forget gate's bias starts at 1.</summary>
    public bool UnitForgetBias => Own.UnitForgetBias;

    /// <summary>Penalty on the kernel.</summary>
    public Regularizer? KernelRegularizer => Own.KernelRegularizer;

    /// <summary>Penalty on the recurrent kernel.</summary>
    public Regularizer? RecurrentRegularizer => Own.RecurrentRegularizer;

    /// <summary>Penalty on the bias.</summary>
    public Regularizer? BiasRegularizer => Own.BiasRegularizer;

    /// <summary>Projection of the kernel after each update.</summary>
    public Constraint? KernelConstraint => Own.KernelConstraint;

    /// <summary>Projection of the recurrent kernel after each update.</summary>
    public Constraint? RecurrentConstraint => Own.RecurrentConstraint;

    /// <summary>Projection of the bias after each update.</summary>
    public Constraint? BiasConstraint => Own.BiasConstraint;

    /// <summary>Share of the inputs to drop.</summary>
    public double Dropout => Own.Dropout;

    /// <summary>Share of the states to drop.</summary>
    public double RecurrentDropout => Own.RecurrentDropout;

    /// <summary>The seed of the dropout as given.</summary>
    public int? Seed => Own.Seed;

    /// <inheritdoc/>
    private protected override int? InputRank => _rank + 3;

    private ConvLSTMCell Own => (ConvLSTMCell)Cell;

    /// <summary>The cell is the layer's own: it follows the layer's policy.</summary>
    internal override void ChangeDType(DTypePolicy policy)
    {
        base.ChangeDType(policy);
        Cell.ChangeDType(policy);
    }
}
