namespace KerasSharp.Layers;

/// <summary>A TorchSharp module as a layer: its parameters are weights that a KerasSharp optimizer trains, its buffers weights that do not
/// train.</summary>
/// <remarks>Input and output as the module has them. In training the module is in the mode of <c>train()</c>, else in that of
/// <c>eval()</c>. A module cannot be written into a config; its weights can be saved. What the module computes is libtorch's own:
/// KerasSharp's checks of convolutions, on processors where oneDNN computes them wrong, and its workarounds for faults of TorchSharp do not
/// reach into it. Source: keras.layers.TorchModuleWrapper.</remarks>
public sealed partial class TorchModuleWrapper : Layer
{
    private readonly List<Variable> _trained = [];
    private readonly List<Variable> _buffers = [];
    private readonly Shape? _outputShape;

    /// <summary>A module as a layer.</summary>
    /// <param name="module">The module; it is moved to <see cref="KerasConfig.Device"/>, and its parameters stay its own.</param>
    /// <param name="outputShape">The output's shape, batch included; null to find it by a run on zeros.</param>
    /// <param name="name">The layer's name.</param>
    public TorchModuleWrapper(nn.Module<Tensor, Tensor> module, Shape? outputShape = null, string? name = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(module);
        _outputShape = outputShape;
        Module = module.to(KerasConfig.Device);
        register_module("module", Module);
        foreach (var (path, parameter) in Module.named_parameters())
        {
            if (_trained.TrueForAll(known => !ReferenceEquals(known.Value, parameter)))
                _trained.Add(new Variable(() => Module.get_parameter(path)!, path, parameter.requires_grad, $"{Name}/{path}"));
        }

        foreach (var (path, _) in Module.named_buffers())
            _buffers.Add(new Variable(() => Module.get_buffer(path)!, path, trainable: false, $"{Name}/{path}"));
        Built = true;
    }

    /// <summary>The module.</summary>
    public nn.Module<Tensor, Tensor> Module { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Weights => [.. _trained, .. _buffers];

    /// <inheritdoc/>
    public override bool Trainable
    {
        get => base.Trainable;
        set
        {
            base.Trainable = value;
            foreach (var parameter in _trained)
                parameter.Trainable = value;
        }
    }

    /// <summary>Refused: a module is code.</summary>
    /// <exception cref="ConfigException">Always.</exception>
    public static TorchModuleWrapper FromConfig(Config config) => throw new ConfigException(
        $"The layer '{config.Get("name", "torch_module_wrapper")}' is a TorchModuleWrapper: its module is code and not in the config. "
        + "Put a TorchModuleWrapper with a TorchSharp module in its place.");

    /// <summary>Refused: a module cannot be written.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Config GetConfig() =>
        throw new NotSupportedException(
            $"The layer '{Name}' wraps a TorchSharp module and has no config. Save its weights, and make the layer anew from code.");

    internal override bool MayHoldTensors => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => _outputShape ?? base.ComputeOutputShape(input);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (Module.training != training)
            Module.train(training);
        return Module.call(x);
    }
}
