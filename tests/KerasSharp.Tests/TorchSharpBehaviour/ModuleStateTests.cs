using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class ModuleStateTests : TorchSharpTests
{
    [Fact]
    public void StateHasParametersAndPersistentBuffers()
    {
        using var net = new ModuleTests.Net();
        using Tensor passing = zeros(1);
        net.register_buffer("passing", passing, persistent: false);
        Dictionary<string, Tensor> state = net.state_dict();
        Assert.Equal(
            ["first.bias", "first.weight", "offset", "rest.0.bias", "rest.0.weight", "scale"], state.Keys.Order(StringComparer.Ordinal));
        Assert.Same(net.first.weight, state["first.weight"]);
        Assert.True(net.has_buffer("passing"));
    }

    [Fact]
    public void APrefixStandsBeforeTheNames()
    {
        using Linear linear = Linear(1, 1);
        Assert.Equal(["net.bias", "net.weight"], linear.state_dict(prefix: "net").Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LoadingCopiesTheValues()
    {
        using var from = new ModuleTests.Net();
        using var to = new ModuleTests.Net();
        Parameter weight = to.first.weight;
        (IList<string> missing, IList<string> unexpected) = to.load_state_dict(from.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Assert.Same(weight, to.first.weight);
        Assert.True(weight.requires_grad);
        Check.Values(weight, Check.Numbers(from.first.weight));
        Check.Values(to.call(ones(1, 2)), Check.Numbers(from.call(ones(1, 2))));
    }

    [Fact]
    public void AStrictLoadOfAnotherStateChangesNothing()
    {
        using Linear linear = Linear(1, 1);
        double[] before = Check.Numbers(linear.weight);
        var other = new Dictionary<string, Tensor> { ["weight"] = full([1, 1], 9), ["kernel"] = zeros(1) };
        Assert.Throws<InvalidOperationException>(() => linear.load_state_dict(other));
        Check.Values(linear.weight, before);
    }

    [Fact]
    public void AnUnstrictLoadTakesWhatFits()
    {
        using Linear linear = Linear(1, 1);
        var other = new Dictionary<string, Tensor> { ["weight"] = full([1, 1], 9), ["kernel"] = zeros(1) };
        (IList<string> missing, IList<string> unexpected) = linear.load_state_dict(other, strict: false);
        Assert.Equal(["bias"], missing);
        Assert.Equal(["kernel"], unexpected);
        Check.Values(linear.weight, 9);
    }

    [Fact]
    public void SkippedNamesAreLeftAlone()
    {
        using Linear linear = Linear(1, 1);
        double[] bias = Check.Numbers(linear.bias!);
        linear.load_state_dict(new() { ["weight"] = full([1, 1], 9) }, skip: ["bias"]);
        Check.Values(linear.weight, 9);
        Check.Values(linear.bias!, bias);
    }

    [Fact]
    public void ConversionReplacesFieldsPropertiesAndGradients()
    {
        using var net = new ModuleTests.Net();
        net.register_buffer("steps", zeros(1, ScalarType.Int64));
        net.call(ones(1, 2)).sum().backward();
        double[] weight = Check.Numbers(net.first.weight);
        double[] grad = Check.Numbers(net.first.weight.grad!);

        Assert.Same(net, net.to(ScalarType.Float64));

        Assert.All(net.parameters(), p => Assert.Equal(ScalarType.Float64, p.dtype));
        Assert.All(net.parameters(), p => Assert.True(p.requires_grad && p.is_leaf));
        Assert.Equal(ScalarType.Float64, net.scale.dtype);
        Assert.Equal(ScalarType.Float64, net.offset.dtype);
        Assert.Equal(ScalarType.Int64, net.get_buffer("steps")!.dtype);
        Assert.Same(net.first.weight, net.get_parameter("first.weight"));
        Check.Values(net.first.weight, weight);
        Check.Values(net.first.weight.grad!, grad);
        Assert.Equal(ScalarType.Float64, net.call(ones(1, 2, ScalarType.Float64)).dtype);
        Assert.Equal(ScalarType.Float32, net.@float().scale.dtype);
    }

    [Fact]
    public void ConversionLeaksNothing()
    {
        using var net = new ModuleTests.Net();
        Check.LeavesNothing(() => net.@double().@float());
    }

    [Fact]
    public void ModulesConvertToFloatingTypesOnly()
    {
        using var net = new ModuleTests.Net();
        Assert.Throws<ArgumentException>(() => net.to(ScalarType.Int64));
        Assert.Equal(ScalarType.Float32, net.scale.dtype);
    }

    [Fact]
    public void MovingToTheSameDeviceKeepsTheParameters()
    {
        using Linear linear = Linear(1, 1);
        Parameter weight = linear.weight;
        Assert.Same(linear, linear.to(CPU).cpu());
        Assert.Same(weight, linear.weight);
    }

    [Fact]
    public void StateGoesThroughAFile()
    {
        using var from = new ModuleTests.Net();
        using var to = new ModuleTests.Net();
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            from.save(path);
            var loaded = new Dictionary<string, bool>();
            Assert.Same(to, to.load(path, loadedParameters: loaded));
            Assert.Equal(from.state_dict().Keys, loaded.Keys);
            foreach ((string name, Tensor tensor) in to.state_dict())
                Check.Values(tensor, Check.Numbers(from.state_dict()[name]));

            double[] before = Check.Numbers(to.scale);
            to.scale.detach().fill_(7);
            to.load(path, skip: ["scale"]);
            Check.Values(to.scale, 7);
            Assert.NotEqual(before, Check.Numbers(to.scale));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void AFileHoldsTypesSizesAndNumbers()
    {
        using Linear linear = Linear(new Parameter(tensor(new[] { 1f, 2f }, [1, 2])));
        using var stream = new MemoryStream();
        linear.save(stream);
        byte[] expected = [1, 6, .. "weight"u8, 6, 2, 1, 2, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void AnotherModulesFileIsRefused()
    {
        using Linear linear = Linear(2, 1), wide = Linear(3, 1), bare = Linear(2, 1, hasBias: false);
        double[] before = Check.Numbers(linear.weight);
        foreach (Linear other in new[] { wide, bare })
        {
            using var stream = new MemoryStream();
            other.save(stream);
            Assert.Throws<ArgumentException>(() => linear.load(new MemoryStream(stream.ToArray())));
        }
        Check.Values(linear.weight, before);
        using var little = new MemoryStream();
        bare.save(little);
        linear.load(new MemoryStream(little.ToArray()), strict: false);
        Check.Values(linear.weight, Check.Numbers(bare.weight));
        Assert.Throws<FileNotFoundException>(() => linear.load("/nowhere/at.all"));
    }
}
