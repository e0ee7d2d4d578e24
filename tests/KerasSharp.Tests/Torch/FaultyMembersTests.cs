using System.Reflection;

namespace KerasSharp.Tests.Workarounds;

/// <summary>Members of TorchSharp that end the process or give wrong values are called in their workarounds only, where they are checked or
/// replaced.</summary>
public sealed class FaultyMembersTests
{
    /// <summary>Without an exception handler in the native binding (an error in them ends the process), or wrong. Read in the source of
    /// TorchSharp 0.107.0: functions of <c>src/Native/LibTorchSharp</c> without CATCH, and declarations of <c>src/TorchSharp/PInvoke</c>
    /// that differ from them.</summary>
    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["matmul"] = "no exception handler: MatrixProduct.MatMul",
        ["cummax"] = "no exception handler",
        ["cummin"] = "no exception handler",
        ["autograd.grad"] = "no exception handler: GuardedGradient uses autograd.backward",
        ["set_rng_state"] = "no exception handler: GeneratorState",
        ["set_state"] = "no exception handler: GeneratorState",
        ["hardtanh"] = "the result is declared void: HardTanhKernel",
        ["adaptive_max_pool3d"] = "calls the function of one axis: AdaptiveMaxPool3d",
        ["adaptive_max_pool3d_with_indices"] = "calls the function of one axis: AdaptiveMaxPool3d",
        ["diff"] = "takes n = 1 alone: Differences",
        ["take_along_dim"] = "takes indices out of range modulo the size: Gathering",
        ["nanmean"] = "declared with an argument too few",
        ["poisson_nll_loss"] = "epsilon is declared as float, the function takes double",
        ["trunc_normal_"] = "fills with one value",
        ["kl_div"] = "takes its target as logarithms unless told otherwise",
        ["load_state_dict"] = "broadcasts values of other shapes",
        ["LSTM"] = "wrong without gradients for small sizes on processors with AVX-512",
        ["GroupNorm"] = "its weights are memory without values",
    };

    [Fact]
    public void They_are_called_in_their_workarounds_alone()
    {
        var calls = Calls(typeof(KerasSharp.Layers.Layer).Assembly).Concat(Calls(typeof(KerasSharp.Datasets.Mnist).Assembly));
        Assert.Empty(calls.Where(call => call.Caller.DeclaringType?.Namespace != typeof(KerasSharp.Torch.NativeEngine).Namespace)
            .Select(
                call => $"{call.Caller.DeclaringType}.{call.Caller.Name} calls {call.Callee.DeclaringType}.{call.Callee.Name}: "
                + $"{Why(call.Callee)}"));
    }

    [Fact]
    public void The_search_sees_the_calls_of_the_workarounds()
    {
        var found = Calls(typeof(KerasSharp.Layers.Layer).Assembly).Select(call => call.Callee.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string> { "set_rng_state", "diff" }, found);
    }

    /// <summary>What ends the process cannot be tried. With another version: read the binding's source again, see which workarounds are
    /// still needed, write the new version here.</summary>
    [Fact]
    public void TorchSharp_is_the_version_that_was_read() =>
        Assert.Equal("0.107.0.0", typeof(torch).Assembly.GetName().Version?.ToString());

    private static IEnumerable<(MethodBase Caller, MethodBase Callee)> Calls(Assembly assembly) =>
        CallsOf.Assembly(assembly).Where(call => Why(call.Callee) is not null);

    private static string? Why(MethodBase method)
    {
        var type = method.DeclaringType;
        if (type is null || type.Assembly != typeof(torch).Assembly)
            return null;
        if (type.FullName is { } name && name.StartsWith("TorchSharp.torch+optim", StringComparison.Ordinal))
            return "constructors of optimizers have no exception handler";
        return Members.GetValueOrDefault($"{type.Name}.{method.Name}") ?? Members.GetValueOrDefault(method.Name);
    }
}
