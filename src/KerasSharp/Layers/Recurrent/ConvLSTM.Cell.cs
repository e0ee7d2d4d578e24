namespace KerasSharp.Layers;

public abstract partial class ConvLSTM
{
    /// <summary>A step: an LSTM whose products are convolutions; the recurrent one keeps the size.</summary>
    private protected sealed class ConvLSTMCell : DropoutCell
    {
        private const int Gates = 4;

        private readonly ConvolutionPlan _inputPlan;
        private readonly ConvolutionPlan _recurrentPlan;
        private Variable? _kernel;
        private Variable? _recurrentKernel;
        private Variable? _bias;

        public ConvLSTMCell(
            int rank, int filters, Sizes kernelSize, Sizes? strides, Padding padding, DataFormat? dataFormat, Sizes? dilationRate,
            ActivationFunction? activation, ActivationFunction? recurrentActivation, bool useBias,
            Initializer? kernelInitializer, Initializer? recurrentInitializer, Initializer? biasInitializer, bool unitForgetBias,
            Regularizer? kernelRegularizer, Regularizer? recurrentRegularizer, Regularizer? biasRegularizer,
            Constraint? kernelConstraint, Constraint? recurrentConstraint, Constraint? biasConstraint,
            double dropout, double recurrentDropout, int? seed)
            : base(dropout, recurrentDropout, seed, null, "conv_lstm_cell")
        {
            Filters = Guard.Positive(filters);
            KernelSize = kernelSize.ForRank(rank, nameof(kernelSize));
            Strides = (strides ?? 1).ForRank(rank, nameof(strides));
            DilationRate = (dilationRate ?? 1).ForRank(rank, nameof(dilationRate));
            Padding = ConvolutionGuard.Padding(padding);
            DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
            ConvolutionGuard.StridesOrDilation(Strides, DilationRate);
            Activation = activation ?? "tanh";
            RecurrentActivation = recurrentActivation ?? "sigmoid";
            UseBias = useBias;
            // Keras draws the seed of the dropout, in the base, before those of the initializers.
            KernelInitializer = kernelInitializer ?? "glorot_uniform";
            RecurrentInitializer = recurrentInitializer ?? "orthogonal";
            BiasInitializer = biasInitializer ?? "zeros";
            UnitForgetBias = unitForgetBias;
            (KernelRegularizer, RecurrentRegularizer, BiasRegularizer) = (kernelRegularizer, recurrentRegularizer, biasRegularizer);
            (KernelConstraint, RecurrentConstraint, BiasConstraint) = (kernelConstraint, recurrentConstraint, biasConstraint);
            _inputPlan = new ConvolutionPlan(KernelSize, Strides, Padding, DataFormat, DilationRate);
            _recurrentPlan = new ConvolutionPlan(
                KernelSize, new Sizes([.. KernelSize.Select(_ => 1)]), Padding.Same, DataFormat, new Sizes([.. KernelSize.Select(_ => 1)]));
        }

        public int Filters { get; }

        public Sizes KernelSize { get; }

        public Sizes Strides { get; }

        public Padding Padding { get; }

        public DataFormat DataFormat { get; }

        public Sizes DilationRate { get; }

        public ActivationFunction Activation { get; }

        public ActivationFunction RecurrentActivation { get; }

        public bool UseBias { get; }

        public Initializer KernelInitializer { get; }

        public Initializer RecurrentInitializer { get; }

        public Initializer BiasInitializer { get; }

        public bool UnitForgetBias { get; }

        public Regularizer? KernelRegularizer { get; }

        public Regularizer? RecurrentRegularizer { get; }

        public Regularizer? BiasRegularizer { get; }

        public Constraint? KernelConstraint { get; }

        public Constraint? RecurrentConstraint { get; }

        public Constraint? BiasConstraint { get; }

        public override IReadOnlyList<int> StateSizes => [Filters, Filters];

        private protected override int MaskCount => Gates;

        private int ChannelAxis => SpatialAxes.Channels(DataFormat);

        public override Shape ComputeOutputShape(Shape input) => _inputPlan.OutputShape(input, Filters, Name);

        public override Tensor[] GetInitialState(long batchSize)
        {
            var shape = ComputeOutputShape(BuiltInputShapes![0]).With(0, batchSize).ToArray();
            return [zeros(shape, ComputingType, KerasConfig.Device), zeros(shape, ComputingType, KerasConfig.Device)];
        }

        internal override Shape[] StateShapesFor(Shape input) => [ComputeOutputShape(input), ComputeOutputShape(input)];

        internal override Tensor Project(Tensor x, bool training)
        {
            var sequence = x.Dimensions == KernelSize.Count + 3;
            var masks = DropoutMasks(sequence ? x.select(0, 0) : x, training);
            var (kernel, bias) = (_kernel!.As(x.dtype), _bias?.As(x.dtype));
            if (masks is null)
                return Convolve(x, kernel, bias);
            var parts = masks.Select((mask, gate) => Convolve(x * mask, Gate(kernel, gate), bias is null ? null : Gate(bias, gate)));
            return cat([.. parts], ChannelAxis < 0 ? -1 : (int)x.Dimensions - KernelSize.Count - 1);

            // All steps are one large batch.
            Tensor Convolve(Tensor input, Tensor weights, Tensor? added) => sequence
                ? _inputPlan.Apply(input.flatten(0, 1), weights, added).unflatten(0, input.shape[0], input.shape[1])
                : _inputPlan.Apply(input, weights, added);
        }

        internal override Tensor[] Advance(Tensor sums, Tensor[] states, bool training)
        {
            var gates = (sums + Recur(states[0], training)).chunk(Gates, ChannelAxis);
            var cell =
                (RecurrentActivation.Apply(gates[1]) * states[1]) + (RecurrentActivation.Apply(gates[0]) * Activation.Apply(gates[2]));
            return [RecurrentActivation.Apply(gates[3]) * Activation.Apply(cell), cell];
        }

        protected override void Build(Shape input)
        {
            var channels = SpatialAxes.KnownChannels(input, KernelSize.Count, DataFormat, Name);
            if (!input.With(0, 1).IsKnown)
                throw new ArgumentException(
                    $"Layer \"{Name}\" needs the sizes of all spatial axes. Received: input_shape={input}", nameof(input));
            ComputeOutputShape(input);
            var width = Gates * Filters;
            _kernel = AddWeight(
                "kernel", [.. KernelSize, channels, width], KernelInitializer, regularizer: KernelRegularizer,
                constraint: KernelConstraint);
            _recurrentKernel = AddWeight(
                "recurrent_kernel", [.. KernelSize, Filters, width], RecurrentInitializer, regularizer: RecurrentRegularizer,
                constraint: RecurrentConstraint);
            if (UseBias)
                _bias = AddWeight(
                    "bias", [width], UnitForgetBias
                    ? WithForgetBias(BiasInitializer) : BiasInitializer, regularizer: BiasRegularizer, constraint: BiasConstraint);
        }

        private Tensor Recur(Tensor state, bool training)
        {
            var kernel = _recurrentKernel!.As(state.dtype);
            return RecurrentDropoutMasks(state, training) is { } masks
                ? cat([.. masks.Select((mask, gate) => _recurrentPlan.Apply(state * mask, Gate(kernel, gate), null))], ChannelAxis)
                : _recurrentPlan.Apply(state, kernel, null);
        }

        private Tensor Gate(Tensor weights, int gate) => weights.narrow(-1, (long)gate * Filters, Filters);
    }
}
