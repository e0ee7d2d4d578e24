using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters in a list, named by their positions.</summary>
public class ParameterList : nn.Module, IList<Parameter>
{
    private readonly List<Parameter> _list = [];
    private bool _registered;

    public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList)) => _list.AddRange(parameters);

    public int Count => _list.Count;
    public bool IsReadOnly => false;

    public Parameter this[int index]
    {
        get => _list[index];
        set => _list[index] = value;
    }

    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
        => _list.Select((parameter, i) => ($"{i}", parameter));

    public override bool has_parameter(string target) => get_parameter(target) is not null;

    public override Parameter? get_parameter(string target)
        => int.TryParse(target, out int index) && index >= 0 && index < _list.Count ? _list[index] : null;

    protected override void RegisterComponents()
    {
        if (_registered)
            return;
        foreach ((string name, Parameter parameter) in named_parameters())
            register_parameter(name, parameter);
        _registered = true;
    }

    protected override void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
    {
        for (int i = 0; i < _list.Count; i++)
        {
            if (!ReplaceParameter(dtype, device, _list[i], out Parameter? moved))
                continue;
            _list[i].Dispose();
            _list[i] = moved!;
            if (_registered)
                ConditionallyRegisterParameter($"{i}", moved);
        }
        if (device is not null)
            (_deviceType, _deviceIndex) = (device.type, device.index);
    }

    public void Add(Parameter item) => _list.Add(item);
    public void append(params Parameter[] parameters) => _list.AddRange(parameters);
    public void extend(IEnumerable<Parameter> parameters) => _list.AddRange(parameters);
    public void Insert(int index, Parameter item) => _list.Insert(index, item);
    public bool Remove(Parameter item) => _list.Remove(item);
    public void RemoveAt(int index) => _list.RemoveAt(index);
    public void Clear() => _list.Clear();
    public bool Contains(Parameter item) => IndexOf(item) >= 0;
    public int IndexOf(Parameter item) => _list.FindIndex(parameter => ReferenceEquals(parameter, item));
    public void CopyTo(Parameter[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);
    public IEnumerator<Parameter> GetEnumerator() => _list.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
