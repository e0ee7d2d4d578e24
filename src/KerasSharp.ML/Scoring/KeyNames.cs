using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary>The values that the keys of a label stand for, or the names of a vector's slots: what ML.NET notes beside a column.</summary>
internal abstract class KeyNames
{
    /// <summary>ML.NET's names of such notes.</summary>
    public const string KeyValues = "KeyValues", SlotNames = "SlotNames", TrainingLabelValues = "TrainingLabelValues";

    private static readonly PrimitiveDataViewType[] Types =
    [
        TextDataViewType.Instance, BooleanDataViewType.Instance, NumberDataViewType.Single, NumberDataViewType.Double,
            NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16,
        NumberDataViewType.UInt16, NumberDataViewType.Int32, NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64,
            DateTimeDataViewType.Instance,
    ];

    /// <summary>Whether the values are text.</summary>
    public abstract bool AreText { get; }

    /// <summary>What a column has under a note's name; null where it has none, or of a kind that is not known here.</summary>
    public static KeyNames? Of(DataViewSchema.Column column, string note)
    {
        if (column.Annotations.Schema.GetColumnOrNull(note)?.Type is not VectorDataViewType { Size: > 0 } type
            || Array.Find(Types, known => known.Equals(type.ItemType)) is not { } item)
            return null;
        var made = Make(item);
        made.Read(column.Annotations, note);
        return made;
    }

    /// <summary>Names of a type, as many as are asked for, all empty: for schemas before there is data.</summary>
    public static KeyNames? Placeholder(DataViewType type, int count)
    {
        if (Array.Find(Types, known => known.Equals(type)) is not { } item)
            return null;
        var made = Make(item);
        made.Clear(count);
        return made;
    }

    /// <summary>What <see cref="ToJson"/> wrote.</summary>
    public static KeyNames? FromJson(JsonNode? json)
    {
        if (json is null)
            return null;
        var name = (string?)json["type"];
        var item = Array.Find(Types, type => type.RawType.Name == name)
            ?? throw new FormatException($"The type '{name}' of key values is not known.");
        var made = Make(item);
        made.Parse([.. json["values"]!.AsArray().Select(value => (string)value!)]);
        return made;
    }

    /// <summary>The names as JSON.</summary>
    public abstract JsonObject ToJson();

    /// <summary>Notes the names.</summary>
    public abstract void AddTo(DataViewSchema.Annotations.Builder notes, string note);

    protected abstract void Read(DataViewSchema.Annotations notes, string note);

    protected abstract void Parse(string[] values);

    protected abstract void Clear(int count);

    private static KeyNames Make(PrimitiveDataViewType type) => type is TextDataViewType
        ? new Texts() : (KeyNames)Activator.CreateInstance(typeof(Values<>).MakeGenericType(type.RawType), type)!;

    private abstract class Noted<T>(PrimitiveDataViewType type) : KeyNames
    {
        private VBuffer<T> _values;

        public override bool AreText => type is TextDataViewType;

        public override JsonObject ToJson() => new()
        {
            ["type"] = type.RawType.Name,
            ["values"] = new JsonArray([.. _values.DenseValues().Select(value => (JsonNode)Text(value))]),
        };

        public override void AddTo(DataViewSchema.Annotations.Builder notes, string note) =>
            notes.Add(note, new VectorDataViewType(type, _values.Length), (ref VBuffer<T> to) => _values.CopyTo(ref to));

        protected override void Read(DataViewSchema.Annotations notes, string note) => notes.GetValue(note, ref _values);

        protected override void Parse(string[] values) => _values = new(values.Length, Array.ConvertAll(values, Value));

        protected override void Clear(int count) => _values = new(count, new T[count]);

        protected abstract string Text(T value);

        protected abstract T Value(string text);
    }

    private sealed class Texts() : Noted<ReadOnlyMemory<char>>(TextDataViewType.Instance)
    {
        protected override string Text(ReadOnlyMemory<char> value) => value.ToString();

        protected override ReadOnlyMemory<char> Value(string text) => text.AsMemory();
    }

    private sealed class Values<T>(PrimitiveDataViewType type) : Noted<T>(type)
        where T : struct
    {
        protected override string Text(T value) => value is IFormattable number
            ? number.ToString(value is DateTime ? "O" : null, CultureInfo.InvariantCulture) : value.ToString()!;

        protected override T Value(string text) => (T)Convert.ChangeType(text, typeof(T), CultureInfo.InvariantCulture);
    }
}
