using System.Collections;
using System.Diagnostics.CodeAnalysis;

// Without nullability annotations, as in TorchSharp.
#nullable disable

namespace TorchSharp.Utils;

/// <summary>A dictionary that keeps the order of insertion and can be indexed by position.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
{
    private readonly List<(TKey, TValue)> _list = [];
    private readonly Dictionary<TKey, TValue> _dict = [];

    public int Count => _list.Count;
    public bool IsReadOnly => false;
    public ICollection<TKey> Keys => _list.ConvertAll(pair => pair.Item1);
    public ICollection<TValue> Values => _list.ConvertAll(pair => pair.Item2);
    public IEnumerable<TKey> keys() => Keys;
    public IEnumerable<TValue> values() => Values;
    public IEnumerator<(TKey, TValue)> items() => _list.GetEnumerator();
    public IEnumerator<(TKey, TValue)> GetEnumerator() => _list.GetEnumerator();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator()
        => _list.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _list.GetEnumerator();

    public (TKey, TValue) this[int index]
    {
        get => _list[index];
        set
        {
            _dict.Remove(_list[index].Item1);
            _dict.Add(value.Item1, value.Item2);
            _list[index] = value;
        }
    }

    public TValue this[TKey key]
    {
        get => _dict[key];
        set
        {
            int position = PositionOf(key);
            if (position < 0)
                _list.Add((key, value));
            else
                _list[position] = (key, value);
            _dict[key] = value;
        }
    }

    public void Add(TKey key, TValue value)
    {
        _dict.Add(key, value);
        _list.Add((key, value));
    }

    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);
    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    public void Insert(int index, (TKey, TValue) item)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)_list.Count, nameof(index));
        _dict.Add(item.Item1, item.Item2);
        _list.Insert(index, item);
    }

    public bool ContainsKey(TKey key) => _dict.ContainsKey(key);
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => _dict.TryGetValue(key, out value);
    public bool Contains((TKey, TValue) item) => _list.Contains(item);
    public bool Contains(KeyValuePair<TKey, TValue> item) => _list.Contains((item.Key, item.Value));
    public int IndexOf((TKey, TValue) item) => _list.IndexOf(item);

    public bool Remove(TKey key)
    {
        if (!_dict.Remove(key))
            return false;
        _list.RemoveAt(PositionOf(key));
        return true;
    }

    public bool Remove((TKey, TValue) item) => _list.Contains(item) && Remove(item.Item1);
    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index)
    {
        _dict.Remove(_list[index].Item1);
        _list.RemoveAt(index);
    }

    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach ((TKey key, TValue value) in _list)
            array[arrayIndex++] = KeyValuePair.Create(key, value);
    }

    public void clear()
    {
        _list.Clear();
        _dict.Clear();
    }

    public void Clear() => clear();

    private int PositionOf(TKey key) => _list.FindIndex(pair => EqualityComparer<TKey>.Default.Equals(pair.Item1, key));
}
