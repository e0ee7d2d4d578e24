using System.Collections;

namespace KerasSharp;

/// <summary>Policies by the paths of layers, for layers that are made of others: <c>new MultiHeadAttention(8, 64, name: "mha") { DType =
/// new DTypePolicyMap { ["mha/query"] = "int8_from_float32" } }</c>.</summary>
/// <remarks>
/// <para>A layer looks its path up when it is built: the names of the models and layers around it and its own, as in the paths of its
/// weights. A key that is the path itself goes first; else the one key that matches the whole path as a regular expression, such as
/// <c>"encoder/.*"</c>; else the default policy holds. Quantizing a layer enters its new policy here.</para>
/// <para>A config has the full names of the policies; names that are null, which Keras writes where no default policy was given, are read
/// as <see cref="DTypePolicy.Default"/>. Source: keras.dtype_policies.DTypePolicyMap.</para>
/// </remarks>
[KerasName("DTypePolicyMap", Module = QuantizedDTypePolicy.Modules)]
public sealed partial class DTypePolicyMap : DTypePolicy, IEnumerable<KeyValuePair<string, DTypePolicy>>
{
    private readonly DTypePolicy? _given;
    private readonly Dictionary<string, DTypePolicy> _policies = [];
    private readonly Dictionary<string, PathPattern> _patterns = [];
    private readonly List<string> _order = [];
    private readonly Lock _lock = new();

    /// <summary>A map.</summary>
    /// <param name="defaultPolicy">The policy of layers that no key matches; null for <see cref="DTypePolicy.Default"/>.</param>
    /// <param name="policyMap">The policies; null for none.</param>
    /// <exception cref="ArgumentException">The default is a map itself; a key is no regular expression.</exception>
    public DTypePolicyMap(DTypePolicy? defaultPolicy = null, IReadOnlyDictionary<string, DTypePolicy>? policyMap = null)
        : base($"map_{(defaultPolicy ?? Default).Name}", NoMap(defaultPolicy ?? Default, nameof(defaultPolicy)))
    {
        (_given, DefaultPolicy) = (defaultPolicy, defaultPolicy ?? Default);
        foreach (var (path, policy) in policyMap ?? new Dictionary<string, DTypePolicy>())
            Add(path, policy);
    }

    /// <summary>The policy of layers that no key matches.</summary>
    public DTypePolicy DefaultPolicy { get; }

    /// <inheritdoc/>
    public override QuantizationMode? QuantizationMode => DefaultPolicy.QuantizationMode;

    /// <summary>The keys, in the order in which they came.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_lock)
                return [.. _order];
        }
    }

    /// <summary>The number of keys.</summary>
    public int Count => Keys.Count;

    /// <summary>The policy of a path. Setting takes a key that is not there yet.</summary>
    /// <exception cref="ArgumentException">Several keys match the path; or, set: the key is there already or is no regular
    /// expression, the policy is a map.</exception>
    public DTypePolicy this[string path]
    {
        get => Find(path);
        set => Add(path, value);
    }

    /// <summary>Adds a policy.</summary>
    /// <param name="path">A path, or a regular expression that matches whole paths.</param>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentException">The key is there already or is no regular expression; the policy is a map.</exception>
    public void Add(string path, DTypePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(policy);
        _ = NoMap(policy, nameof(policy));
        var pattern = new PathPattern(path);
        lock (_lock)
        {
            if (!_policies.TryAdd(path, policy))
                throw new ArgumentException($"'{path}' is in the DTypePolicyMap already, with the policy '{_policies[path].Name}'. Remove "
                    + "it first.", nameof(path));
            _patterns[path] = pattern;
            _order.Add(path);
        }
    }

    /// <summary>Removes a key; says whether it was there.</summary>
    public bool Remove(string path)
    {
        lock (_lock)
        {
            _patterns.Remove(path);
            _order.Remove(path);
            return _policies.Remove(path);
        }
    }

    /// <summary>Whether the very key is there.</summary>
    public bool ContainsKey(string path)
    {
        lock (_lock)
            return _policies.ContainsKey(path);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, DTypePolicy>> GetEnumerator()
    {
        lock (_lock)
            return _order.Select(path => KeyValuePair.Create(path, _policies[path])).ToList().GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override Config GetConfig()
    {
        var policies = new Config();
        foreach (var (path, policy) in this)
            policies[path] = policy;
        return new() { { "default_policy", _given }, { "policy_map", policies } };
    }

#pragma warning disable CS0109 // What it hides is generated, which the formatter does not see.
    /// <summary>Makes a <see cref="DTypePolicyMap"/> from its config.</summary>
    /// <exception cref="ConfigException">A key is unknown, or a value is not what it must be.</exception>
    public static new DTypePolicyMap FromConfig(Config config)
    {
        var values = new ConfigReader(config, nameof(DTypePolicyMap), "default_policy", "policy_map");
        var given = values.GetOrNull<DTypePolicy>("default_policy", null);
        var map = new DTypePolicyMap(given);
        foreach (var (path, policy) in values.GetOrNull<Config>("policy_map", null) ?? [])
        {
            if (policy is Config { } serialized && serialized.Contains("config") && serialized["config"] is Config { } inner
                && inner.Contains("name")
                && inner["name"] is null)
                inner["name"] = Default.Name;
            map.Add(path, (DTypePolicy)(ConfigValue.FromPlain(policy, typeof(DTypePolicy))
                ?? throw new ConfigException($"{nameof(DTypePolicyMap)}: the policy of '{path}' must not be null.")));
        }

        return map;
    }
#pragma warning restore CS0109

    /// <summary>Enters the policy that a layer has from now on.</summary>
    internal void Replace(string path, DTypePolicy policy)
    {
        lock (_lock)
        {
            if (_policies.ContainsKey(path))
                _policies[path] = policy;
            else
                Add(path, policy);
        }
    }

    /// <inheritdoc/>
    private protected override bool Same(DTypePolicy other) =>
        other is DTypePolicyMap map && map.DefaultPolicy.Equals(DefaultPolicy) && map.Count == Count
        && this.All(pair => map.ContainsKey(pair.Key) && map[pair.Key].Equals(pair.Value));

    private DTypePolicy Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        lock (_lock)
        {
            if (_policies.TryGetValue(path, out var exact))
                return exact;
            return _order.FindAll(key => _patterns[key].IsMatch(path)) switch
            {
                [] => DefaultPolicy,
                [var only] => _policies[only],
                var several => throw new ArgumentException($"Path '{path}' matches several keys of the DTypePolicyMap: "
                    + $"'{string.Join("', '", several)}'. A path may match one key at most.", nameof(path)),
            };
        }
    }

    private static DTypePolicy NoMap(DTypePolicy policy, string argument) =>
        policy is DTypePolicyMap ? throw new ArgumentException($"A policy within a DTypePolicyMap cannot be a map. Received: {policy.Name}",
            argument) : policy;
}
