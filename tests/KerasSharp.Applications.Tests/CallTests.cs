using System.Text.Json.Nodes;

namespace KerasSharp.Applications.Tests;

/// <summary>Constructor calls, and what Keras makes or says of them.</summary>
public sealed class CallTests : IDisposable
{
    private readonly Func<string, string, string?, string> _get = PretrainedWeights.Get;
    private readonly Action<string>? _warnings = Warnings.Handler;

    public CallTests()
    {
        PretrainedWeights.Get = (name, origin, _) => throw new Asked($"download:  {name} from {origin}");
        Warnings.Handler = _ => { };
    }

    public static TheoryData<string, string> Calls { get; } = Data(name => name is not ("channels_first" or "NASNet (private)"));

    public static TheoryData<string, string> ChannelsFirst { get; } = Data(name => name == "channels_first");

    public static TheoryData<string, string> OwnCells { get; } = Data(name => name == "NASNet (private)");

    public void Dispose()
    {
        PretrainedWeights.Get = _get;
        Warnings.Handler = _warnings;
    }

    [Theory, MemberData(nameof(Calls))]
    public void CallsEndAsInKeras(string network, string call) => AssertEnds(network, call, network, Arguments(call));

    [Theory, MemberData(nameof(ChannelsFirst))]
    public void ChannelsMayComeFirstWhereKerasLetsThem(string group, string network)
    {
        var before = KerasConfig.ImageDataFormat;
        KerasConfig.ImageDataFormat = DataFormat.ChannelsFirst;
        try
        {
            AssertEnds(
                group, network, network, JsonNode.Parse("""{"weights": null, "input_shape": [3, 96, 96], "classes": 10}""")!.AsObject());
        }
        finally
        {
            KerasConfig.ImageDataFormat = before;
        }
    }

    [Theory, MemberData(nameof(OwnCells))]
    public void NetworksOfOtherCellsAreKerassToo(string group, string call)
    {
        var expected = Reference.Read("calls")[group]![call]!.GetValue<string>();
        var arguments = call.Split(',', 3).Select(part => part.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        NASNet Make() => new OwnNASNet(
            int.Parse(arguments["penultimate_filters"]), int.Parse(arguments.GetValueOrDefault("num_blocks", "6")),
            arguments.TryGetValue("input_shape", out var shape) ? Reference.Shape(Python.Parse(shape)) : null);
        if (expected.StartsWith("ok ", StringComparison.Ordinal))
            Assert.Equal(expected, $"ok {Make().CountParams()}");
        else
            Python.AssertMessage(expected, Assert.Throws<ArgumentException>(Make));
    }

    private static TheoryData<string, string> Data(Func<string, bool> chosen)
    {
        var data = new TheoryData<string, string>();
        if (!Reference.Has("calls"))
            return data;
        foreach (var (network, calls) in Reference.Read("calls").Where(pair => chosen(pair.Key)))
        {
            foreach (var call in calls!.AsObject())
                data.Add(network, call.Key);
        }

        return data;
    }

    /// <summary>The arguments: a dictionary of JSON or Python, or <c>alpha 0.3 imagenet</c>.</summary>
    private static JsonObject Arguments(string call) => call.StartsWith('{') ? Python.Parse(call)!.AsObject() : call.Split(' ') switch
    {
        [var name, var value, var weights] => new JsonObject { [name] = JsonNode.Parse(value), ["weights"] = weights },
        _ => throw new FormatException(call),
    };

    private static void AssertEnds(string group, string call, string network, JsonObject arguments)
    {
        var expected = Reference.Read("calls")[group]![call]!.GetValue<string>();
        var made = "";
        var problem = Record.Exception(() => Networks.WithoutValues(network, arguments, model =>
        {
            made = $"ok: {model.Name} {model.Input.Shape} -> {model.Output.Shape}";
            return false;
        }));
        if (problem is null or Asked)
            Assert.Equal(expected, problem?.Message ?? made);
        else
            Python.AssertMessage(expected, problem);
    }

    private sealed class Asked(string what) : Exception(what);

    private sealed class OwnNASNet(int penultimateFilters, int blocks, Shape? inputShape)
        : NASNet(penultimateFilters, blocks, 96, true, 2, 331, null, new(true, null, null, inputShape, null, 1000, "softmax", "NASNet"));
}
