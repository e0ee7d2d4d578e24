using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Marks a module without parameters and buffers.</summary>
public interface IParameterLessModule { }

/// <summary>Base of modules without parameters and buffers: moving them is nothing.</summary>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name) { }

    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, Tensor tensor, bool persistent = true)
        => throw new InvalidOperationException($"Cannot register buffer {name} on a module that is declared parameter-less.");

    public override void register_parameter(string name, Parameter param)
        => throw new InvalidOperationException($"Cannot register parameter {name} on a module that is declared parameter-less.");

    public override void register_module(string name, nn.Module submodule)
    {
        if (submodule is not IParameterLessModule)
            throw new InvalidOperationException($"Submodule {name} of a parameter-less module must also be parameter-less.");
        base.register_module(name, submodule);
    }
}
