namespace KerasSharp;

/// <content>A model as a layer: its body says what it is made of.</content>
public partial class Model
{
    internal override bool MayHoldTensors => true;

    internal override bool TakesMask => Body.TakesMask;

    internal override bool HasBuild => true;

    internal override int FirstCallNumber => Body.RegisteredName is null ? 0 : 1;

    private protected override (KerasTensor[] Inputs, KerasTensor[] Outputs)? Ends => Body.Ends ?? base.Ends;

    private protected override bool MayLackKernels => false;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => One(ComputeOutputShape([input]), "ComputeOutputShape([input])");

    /// <inheritdoc/>
    public override Shape[] ComputeOutputShape(Shape[] inputs) => Body.OutputShapes(inputs, base.ComputeOutputShape);

    /// <inheritdoc/>
    public override Config GetConfig() => Body.Config(base.GetConfig());

    /// <inheritdoc/>
    public override Config? GetBuildConfig() => Body.BuildConfig(base.GetBuildConfig());

    internal override Config Serialize()
    {
        var config = base.Serialize();
        if (Body.RegisteredName is { } name)
            config["registered_name"] = name;
        config["compile_config"] = GetCompileConfig();
        return config;
    }

    internal override ScalarType OutputDType(KerasTensor[] inputs, int output) => Body.OutputDType(output);

    private protected override bool NamesMask(NodeArguments arguments) => Body.NamesMask(arguments);

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs) => Body.Build(inputs, base.Build);

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context) => Body.Call(inputs, context);

    /// <inheritdoc/>
    protected override Tensor[] Autocast(Tensor[] inputs) => Body.CastsInputs ? base.Autocast(inputs) : inputs;

    private protected override InvalidOperationException NeverCalled(string what) =>
        new($"The model '{Name}' has no defined {what}: it was not made from an `Input`. Make it with `new Model(inputs, outputs)`, or "
            + "call it on an `Input`.");
}
