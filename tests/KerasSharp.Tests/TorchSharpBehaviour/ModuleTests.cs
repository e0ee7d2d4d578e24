using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class ModuleTests : TorchSharpTests
{
    [Fact]
    public void FieldsAreRegisteredUnderTheirNames()
    {
        using var net = new Net();
        Assert.Equal(["scale", "first.weight", "first.bias", "rest.0.weight", "rest.0.bias"], net.named_parameters().Select(p => p.name));
        Assert.Equal(["scale"], net.named_parameters(recurse: false).Select(p => p.name));
        Assert.Equal(["offset"], net.named_buffers().Select(b => b.name));
        Assert.Equal(["first", "rest"], net.named_children().Select(c => c.name));
        Assert.Equal(["first", "rest", "rest.0", "rest.1"], net.named_modules().Select(m => m.name));
        Assert.Equal(5, net.parameters().Count());
        Assert.Equal(4, net.modules().Count());
        Assert.Equal(2, net.children().Count());
        Assert.Single(net.buffers());
        Assert.Equal("Net", net.GetName());
    }

    [Fact]
    public void ModulesAreFoundByPath()
    {
        using var net = new Net();
        Assert.Same(net.first.weight, net.get_parameter("first.weight"));
        Assert.Same(net.scale, net.get_parameter("scale"));
        Assert.Null(net.get_parameter("first.kernel"));
        Assert.Null(net.get_parameter("nowhere.weight"));
        Assert.Same(net.offset, net.get_buffer("offset"));
        Assert.Null(net.get_buffer("scale"));
        Assert.True(net.has_parameter("first.bias"));
        Assert.False(net.has_parameter("offset"));
        Assert.True(net.has_buffer("offset"));
        Assert.False(net.has_buffer("first.offset"));
    }

    [Fact]
    public void AParameterUsedTwiceIsListedOnce()
    {
        using var net = new Net();
        net.register_parameter("again", net.scale);
        Assert.Equal(5, net.parameters().Count());
    }

    [Fact]
    public void RegistrationRefusesWhatIsThereOrMissing()
    {
        using var net = new Net();
        using Tensor tensor = zeros(1);
        using var parameter = new Parameter(zeros(1));
        using Linear module = Linear(1, 1);
        Assert.Throws<InvalidOperationException>(() => net.register_buffer("offset", tensor));
        Assert.Throws<InvalidOperationException>(() => net.register_parameter("scale", parameter));
        Assert.Throws<InvalidOperationException>(() => net.register_module("first", module));
        Assert.Throws<ArgumentNullException>(() => net.register_buffer("b", null!));
        Assert.Throws<ArgumentNullException>(() => net.register_parameter("p", null!));
        Assert.Throws<ArgumentException>(() => net.register_module("a.b", module));
        Assert.Throws<ArgumentException>(() => net.register_module("", module));
        Assert.Equal(5, net.parameters().Count());
        Assert.Equal(2, net.children().Count());
    }

    [Fact]
    public void RegisteringNoModuleRemovesTheName()
    {
        using var net = new Net();
        net.register_module("first", null!);
        Assert.Equal(["rest"], net.named_children().Select(c => c.name));
    }

    [Fact]
    public void TrainingModeReachesAllModules()
    {
        using var net = new Net();
        Assert.All(net.modules(), m => Assert.True(m.training));
        net.eval();
        Assert.False(net.training);
        Assert.All(net.modules(), m => Assert.False(m.training));
        net.train();
        Assert.All(net.modules(), m => Assert.True(m.training));
    }

    [Fact]
    public void ApplyVisitsSubmodulesBeforeTheModule()
    {
        using var net = new Net();
        var visited = new List<Module>();
        net.apply(visited.Add);
        Assert.Equal(5, visited.Count);
        Assert.Same(net.first, visited[0]);
        Assert.Same(net, visited[^1]);
    }

    [Fact]
    public void ZeroGradForgetsOrClearsGradients()
    {
        using var net = new Net();
        net.call(ones(1, 2)).sum().backward();
        Assert.NotNull(net.scale.grad);
        net.zero_grad(set_to_none: false);
        Check.Values(net.scale.grad!, 0);
        net.zero_grad();
        Assert.All(net.parameters(), p => Assert.Null(p.grad));
    }

    [Fact]
    public void GradientsReachTheParameters()
    {
        using Linear linear = Linear(2, 1);
        Tensor x = tensor(new[] { 1f, 2f, 3f, 4f }, [2, 2]);
        linear.call(x).sum().backward();
        Check.Values(linear.weight.grad!, 4, 6);
        Check.Values(linear.bias!.grad!, 2);
    }

    [Fact]
    public void CountersOfModulesAreKeptByTheScopesTheyWereMadeIn()
    {
        Linear linear;
        using (NewDisposeScope())
            linear = Linear(2, 3);
        using (linear)
            Assert.False(linear.weight.IsInvalid);
        Assert.True(linear.weight is null || linear.weight.IsInvalid);
    }

    [Fact]
    public void DisposeFreesTheWholeTree()
    {
        Check.LeavesNothing(() =>
        {
            using var net = new Net();
        });
        var gone = new Net();
        Parameter weight = gone.first.weight;
        gone.Dispose();
        Assert.True(weight.IsInvalid);
        Assert.True(gone.scale.IsInvalid);
        Assert.True(gone.offset.IsInvalid);
        gone.Dispose();
    }

    [Fact]
    public void ListsNameTheirElements()
    {
        using ModuleList<Linear> modules = ModuleList(Linear(1, 2), Linear(2, 3));
        using var holder = new Holder(modules, ParameterList(new Parameter(zeros(2)), new Parameter(ones(3))));
        Assert.Equal(["modules.0.weight", "modules.0.bias", "modules.1.weight", "modules.1.bias", "parameters.0", "parameters.1"],
            holder.named_parameters().Select(p => p.name));
        Assert.Equal(2, modules.Count);
    }

    private sealed class Holder : Module
    {
        public Holder(ModuleList<Linear> modules, ParameterList parameters) : base(nameof(Holder))
        {
            register_module("modules", modules);
            register_module("parameters", parameters);
        }
    }

    internal sealed class Net : Module<Tensor, Tensor>
    {
        internal readonly Parameter scale;
        internal readonly Tensor offset;
        internal readonly Linear first;
        private readonly TorchSharp.Modules.Sequential rest;

        public Net() : base(nameof(Net))
        {
            scale = new Parameter(full(1, 2.0f));
            offset = full(1, 0.5f);
            first = Linear(2, 3);
            rest = Sequential(Linear(3, 1), Tanh());
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using DisposeScope scope = NewDisposeScope();
            return (rest.call(first.call(input)) * scale + offset).MoveToOuterDisposeScope();
        }
    }
}
