using System.Diagnostics.CodeAnalysis;

namespace KerasSharp;

/// <summary>The element types of a layer's weights and of its computation. A string or a torch type names one: <c>"float32"</c>,
/// <c>"mixed_bfloat16"</c>.</summary>
/// <remarks>Source: keras.dtype_policies.DTypePolicy.</remarks>
[KerasModule("keras")]
public partial class DTypePolicy : IConfigurable, IEquatable<DTypePolicy>
{
    /// <summary>A policy by Keras's name.</summary>
    /// <param name="name">A type's name, or <c>mixed_float16</c> or <c>mixed_bfloat16</c>: float32 weights and half-precision
    /// computation.</param>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public DTypePolicy(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        (ComputeDType, VariableDType) = name switch
        {
            "mixed_float16" => (ScalarType.Float16, ScalarType.Float32),
            "mixed_bfloat16" => (ScalarType.BFloat16, ScalarType.Float32),
            _ when DTypes.TryParse(name, out var type) => (type, type),
            _ => throw new ArgumentException(
                $"Cannot convert '{name}' to a dtype policy. There are: 'mixed_float16', 'mixed_bfloat16', and the names of types: "
                + $"{string.Join(", ", DTypes.Names)}", nameof(name)),
        };
    }

    /// <summary>A policy with the types of another one.</summary>
    private protected DTypePolicy(string name, DTypePolicy source) => (Name, ComputeDType, VariableDType) = (name, source.ComputeDType,
        source.VariableDType);

    /// <summary>The policy of layers and models made from now on that are not given one; set to null, and from the start, that of
    /// <see cref="KerasConfig.FloatX"/>.</summary>
    /// <remarks>Source: keras.config.dtype_policy, keras.config.set_dtype_policy.</remarks>
    [AllowNull]
    public static DTypePolicy Default
    {
        get => field ?? DTypes.Name(KerasConfig.FloatX);
        set;
    }

    /// <summary>Keras's name.</summary>
    public string Name { get; }

    /// <summary>The type of computation.</summary>
    public ScalarType ComputeDType { get; }

    /// <summary>The type of weights.</summary>
    public ScalarType VariableDType { get; }

    /// <summary>How weights are quantized; null where they are not.</summary>
    public virtual QuantizationMode? QuantizationMode => null;

    /// <inheritdoc/>
    public virtual Config GetConfig() => new() { { "name", Name } };

    /// <inheritdoc/>
    public bool Equals(DTypePolicy? other) => other is not null && other.GetType() == GetType() && Same(other);

    /// <summary>Whether a policy of the same class says the same.</summary>
    private protected virtual bool Same(DTypePolicy other) => other.Name == Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DTypePolicy);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The policy of Keras's name, such as <c>"mixed_bfloat16"</c> or <c>"int8_from_float32"</c>.</summary>
    /// <exception cref="ArgumentException">There is no such policy.</exception>
    [return: NotNullIfNotNull(nameof(name))]
    public static implicit operator DTypePolicy?(string? name) =>
        name is null ? null : QuantizedDTypePolicy.TryParse(name) ?? new DTypePolicy(name);

    /// <summary>The policy of one type for all.</summary>
    public static implicit operator DTypePolicy(ScalarType type) => new(DTypes.Name(type));
}
