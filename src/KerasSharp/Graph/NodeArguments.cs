namespace KerasSharp.Graph;

/// <summary>What a layer is called with in a functional model: Keras's positional and named arguments, as they stand in configs.</summary>
/// <remarks>Values are tensors, lists of them, and plain values.</remarks>
internal sealed class NodeArguments
{
    private const string MaskKey = "mask";
    private const string TrainingKey = "training";

    /// <summary>Whether all arguments are an operation's own: no name is a mask or a switch to it.</summary>
    private readonly bool _ofOperation;

    private NodeArguments(
        IReadOnlyList<object?> positional, OrderedDictionary<string, object?> named, IReadOnlyList<string>? inputNames,
        bool ofOperation = false)
    {
        (Positional, Named, InputNames, _ofOperation) = (positional, named, inputNames, ofOperation);
        if (ofOperation)
        {
            Inputs = [.. Tensors];
            return;
        }

        Inputs =
            [.. inputNames is null
            ? positional.Concat(named.Where(pair => !IsMask(pair.Key)).Select(pair => pair.Value)).SelectMany(Flatten)
            : ByName(inputNames)];
        Masks = named.GetValueOrDefault(MaskKey) switch
        {
            KerasTensor one => [one],
            List<object?> list => [.. list.Select(item => item as KerasTensor)],
            _ => inputNames is null ? null : MasksByName(inputNames),
        };
        Training = named.GetValueOrDefault(TrainingKey) as bool?;
        Options = OptionsOf(named);
    }

    /// <summary>The positional arguments.</summary>
    public IReadOnlyList<object?> Positional { get; }

    /// <summary>The named ones.</summary>
    public OrderedDictionary<string, object?> Named { get; }

    /// <summary>Keras's names of the inputs of a layer that takes them one by one; else null.</summary>
    public IReadOnlyList<string>? InputNames { get; }

    /// <summary>The tensors that the layer computes with, in order; masks are not among them.</summary>
    public KerasTensor[] Inputs { get; }

    /// <summary>The masks that are given, by input; null where none is.</summary>
    public KerasTensor?[]? Masks { get; }

    /// <summary>Whether the call is always, or never, a part of training; null for as the model's.</summary>
    public bool? Training { get; }

    /// <summary>The switches of the call; null for none.</summary>
    public Config? Options { get; }

    /// <summary>All tensors, masks included.</summary>
    public IEnumerable<KerasTensor> Tensors => Positional.Concat(Named.Values).SelectMany(Flatten);

    /// <summary>A call on tensors and plain values.</summary>
    public static NodeArguments Of(params object?[] positional) => new(positional, [], null);

    /// <summary>A call of a layer.</summary>
    public static NodeArguments OfLayer(
        IReadOnlyList<string>? inputNames, IReadOnlyList<object?> positional, OrderedDictionary<string, object?> named) =>
        new(positional, named, inputNames);

    /// <summary>A call of an operation.</summary>
    public static NodeArguments OfOperation(IReadOnlyList<object?> positional, OrderedDictionary<string, object?> named) =>
        new(positional, named, null, ofOperation: true);

    /// <summary>The same call with an argument more, unless its value is null.</summary>
    public NodeArguments With(string name, object? value) => value is null ? this : WithNull(name, value);

    /// <summary>The same call with an argument more, be it null.</summary>
    public NodeArguments WithNull(string name, object? value) => new(Positional, new(Named) { [name] = value }, InputNames, _ofOperation);

    /// <summary>The same call with every tensor replaced.</summary>
    public NodeArguments Replace(Func<KerasTensor, KerasTensor> function)
    {
        var named = new OrderedDictionary<string, object?>();
        foreach (var (key, value) in Named)
            named[key] = Map(value, function);
        return new([.. Positional.Select(value => Map(value, function))], named, InputNames, _ofOperation);
    }

    /// <summary>A structure of arguments with its tensors replaced; other values stay.</summary>
    public static object? Map(object? value, Func<KerasTensor, object?> function) => value switch
    {
        KerasTensor tensor => function(tensor),
        List<object?> list => list.ConvertAll(item => Map(item, function)),
        _ => value,
    };

    private static bool IsMask(string name) => name == MaskKey || name.EndsWith("_" + MaskKey, StringComparison.Ordinal);

    private static IEnumerable<KerasTensor> Flatten(object? value) => value switch
    {
        KerasTensor tensor => [tensor],
        List<object?> list => list.SelectMany(Flatten),
        _ => [],
    };

    private static Config? OptionsOf(OrderedDictionary<string, object?> named)
    {
        Config? options = null;
        foreach (var (key, value) in named)
        {
            // `use_causal_mask` is a switch, whatever its name ends in.
            if (value is not null and not KerasTensor and not List<object?> && key != TrainingKey && (value is bool || !IsMask(key)))
                (options ??= [])[key] = value;
        }

        return options;
    }

    /// <summary>The inputs of a call that takes them one by one; one left out before one that is given repeats the one before.</summary>
    private IEnumerable<KerasTensor> ByName(IReadOnlyList<string> names)
    {
        var given = names.Select((name, i) => (i < Positional.Count ? Positional[i] : Named.GetValueOrDefault(name)) as KerasTensor)
            .ToList();
        var last = given.FindLastIndex(tensor => tensor is not null);
        for (var i = 0; i <= last; i++)
            yield return given[i] ??= given[i - 1]!;
    }

    private KerasTensor?[]? MasksByName(IReadOnlyList<string> names)
    {
        var masks = names.Select(name => Named.GetValueOrDefault($"{name}_{MaskKey}") as KerasTensor).ToArray();
        return Array.TrueForAll(masks, mask => mask is null) ? null : masks[..Math.Min(masks.Length, Inputs.Length)];
    }
}
