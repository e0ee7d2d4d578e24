using System.Reflection;
using KerasSharp.Metrics;

namespace KerasSharp.Layers;

/// <content>The layers and metrics that a layer is made of.</content>
public abstract partial class Layer
{
    private readonly List<Metric> _metrics = [];
    private readonly List<string> _keys = [];
    private readonly Lock _firstCall = new();
    private FieldInfo[]? _members;
    private bool _tracks;
    private bool _registers;
    private volatile bool _settled;

    /// <summary>The layers that this one is made of: those added, and those that a class of your own keeps in fields and properties, also
    /// in lists and dictionaries, in order of declaration.</summary>
    /// <remarks>What is in them after the first call counts; later additions do not.</remarks>
    public virtual IReadOnlyList<Layer> Sublayers
    {
        get
        {
            if (!_settled)
                Track();
            return _sublayers;
        }
    }

    /// <summary>This layer, then those within, each before those that it is made of.</summary>
    internal IEnumerable<Layer> WithSublayers => Sublayers.SelectMany(layer => layer.WithSublayers).Prepend(this);

    /// <summary>The metrics of this layer and of those within, which <c>Fit</c> and <c>Evaluate</c> report and start again with each
    /// epoch.</summary>
    /// <remarks>A metric in a field or property of a class of your own is found; others are added with <see cref="AddMetric{T}"/>.
    /// Source: keras.Layer.metrics.</remarks>
    public virtual IReadOnlyList<Metric> Metrics => Listing.Of(InnerMetrics.Distinct());

    /// <summary>The metrics of the layer itself.</summary>
    private protected IReadOnlyList<Metric> OwnMetrics
    {
        get
        {
            if (!_settled)
                Track();
            return _metrics;
        }
    }

    /// <summary>The metrics that count for a model around: a model within keeps its own.</summary>
    private protected virtual IEnumerable<Metric> InnerMetrics => OwnMetrics.Concat(Sublayers.SelectMany(MetricsWithin));

    /// <summary>The metrics that a layer within counts for those around it.</summary>
    private protected static IEnumerable<Metric> MetricsWithin(Layer layer) => layer.InnerMetrics;

    /// <summary>Makes a metric part of this layer: update it in the call, and it is reported in the logs.</summary>
    protected T AddMetric<T>(T metric)
        where T : Metric
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (!_metrics.Contains(metric))
            _metrics.Add(metric);
        return metric;
    }

    /// <summary>Makes a layer part of this one. A layer in a field or property of a class of your own is found without it.</summary>
    protected T AddLayer<T>(T layer)
        where T : Layer
    {
        ArgumentNullException.ThrowIfNull(layer);
        // The same layer in two members is one; a layer that knows the one around it does not contain it.
        if (_sublayers.Contains(layer) || layer.Contains(this))
            return layer;
        var key = FreeKey(layer.Name);
        register_module(key, layer);
        _keys.Add(key);
        _sublayers.Add(layer);
        ChangeStructure();
        return layer;
    }

    /// <summary>Makes a module part of this one, as TorchSharp does with what it finds in fields; a layer around this one is passed
    /// over.</summary>
    /// <param name="name">The name, unique in this module.</param>
    /// <param name="submodule">The module; null to take out the one of the name.</param>
    public override void register_module(string name, nn.Module submodule)
    {
        // A layer that keeps the one around it in a field would make a ring, in which every walk runs forever.
        if (submodule is Layer layer && (layer._registers || layer.modules().Contains(this)))
            return;
        var registers = _registers;
        _registers = true;
        try
        {
            base.register_module(name, submodule);
        }
        finally
        {
            _registers = registers;
        }
    }

    /// <summary>Takes a layer out of this one.</summary>
    private protected void RemoveLayer(Layer layer)
    {
        var place = _sublayers.IndexOf(layer);
        register_module(_keys[place], null!);
        _keys.RemoveAt(place);
        _sublayers.RemoveAt(place);
        ChangeStructure();
    }

    /// <summary>Looks for layers and metrics in the fields of a user's class.</summary>
    private void Track()
    {
        _members ??= TrackedMembers.Of(GetType());
        // Members may be looked up while they are walked.
        if (_members.Length == 0 || _tracks)
            return;
        _tracks = true;
        try
        {
            foreach (var found in _members.SelectMany(member => TrackedMembers.In(member.GetValue(this))))
            {
                if (found is Layer layer)
                    AddLayer(layer);
                else
                    AddMetric((Metric)found);
            }
        }
        finally
        {
            _tracks = false;
        }
    }

    /// <summary>After the first call, what the members hold is settled.</summary>
    private void Settle()
    {
        if (_settled)
            return;
        Track();
        _settled = true;
    }

    private bool Contains(Layer layer) => layer == this || _sublayers.Exists(inner => inner.Contains(layer));

    /// <summary>TorchSharp's modules are found under unique names; layers of one name may stand in a custom model.</summary>
    private string FreeKey(string name)
    {
        // TorchSharp puts dots between the names of modules and refuses them within, Keras's names have them: mobilenet_1.00_224.
        var key = name = name.Replace('.', '_');
        for (var i = 1; _internal_submodules.ContainsKey(key); i++)
            key = $"{name}_{i}";
        return key;
    }
}
